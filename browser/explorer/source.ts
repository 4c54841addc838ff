/** Where networks come from: files, of networks or of counterexamples, and whether the explorer can show them. */

import { defaultLimits, readCounterexample, saysCounterexample } from '../../src/proof/index.js';
import { type Network, type Problem, readNetwork } from '../../src/exact/index.js';

/** More would make the page slow. */
const MOST_PARAMETERS = 200;

export type Source = { readonly network: Network } | { readonly problem: string };

/** Never throws, whatever the text. */
export function networkOf(text: string): Source {
  const isCounterexample = saysCounterexample(text);
  const read = isCounterexample ? readCounterexample(text, defaultLimits) : readNetwork(text);
  if ('problems' in read) return { problem: firstOf(read.problems) };
  return shown('counterexample' in read ? read.counterexample.network : read.network);
}

/** The first problem of a file as a sentence. */
export function firstOf([first]: readonly Problem[]): string {
  if (first === undefined) return 'no network.';
  const { path, expected, found } = first;
  return `${path === '' ? '' : `${path}: `}expected ${expected}, got ${found}.`;
}

/** The network, if it maps ℝⁿ to ℝⁿ with n up to 3 and is not too large. */
export function shown(network: Network): Source {
  const { inputDimension: n, outputDimension: m, layers } = network;
  if (n !== m || n > 3)
    return {
      problem: `The explorer shows networks from ℝⁿ to ℝⁿ with n = 1, 2 or 3; this one maps ℝ^${n} to ℝ^${m}.`,
    };
  const count = layers.reduce(
    (sum, { weights, bias }) => sum + bias.length * (1 + (weights[0]?.length ?? 0)),
    0,
  );
  if (count <= MOST_PARAMETERS) return { network };
  return {
    problem: `The explorer shows networks with at most ${MOST_PARAMETERS} weights and biases; this one has ${count}.`,
  };
}
