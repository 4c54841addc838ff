/** How the network of a model is passed to a thread: as the text of its file, or without its zeros. */

import {
  Network,
  Rational,
  readingLimits,
  readNetwork,
  type SparseNetwork,
  writeNetwork,
} from '../../exact/index.js';
import {
  type SparseFloatLayer,
  sparseFloatLayers,
  sparseFloatNetwork,
  SparseMap,
} from '../../sampling/index.js';
import type { Model } from '../../sources/models/index.js';

/** A network file; or φ as that of a network file, and the layers. */
export type Passed = string | { readonly phi: string; readonly layers: readonly SparseFloatLayer[] };

export function passed(model: Model): Passed {
  if ('network' in model) return writeNetwork(model.network);
  const { activation } = model.sparse;
  const one = { weights: [[Rational.one]], bias: [Rational.zero] };
  return { phi: writeNetwork(new Network(activation, [one])), layers: sparseFloatLayers(model.sparse) };
}

/** The texts are our own, so they may be of any length. */
export function received(given: Passed): Network | SparseMap {
  const text = typeof given === 'string' ? given : given.phi;
  const read = readNetwork(text, { ...readingLimits, characters: Infinity, digits: Infinity });
  if ('problems' in read)
    throw new Error(`received: expected a network file, got ${read.problems[0]?.found ?? 'none'}`);
  if (typeof given === 'string') return read.network;
  return new SparseMap(sparseFloatNetwork(read.network.activation, given.layers));
}

/** Says on stderr why a network is not drawn, or not looked at, that is too large for its matrices to be held. */
export function complainOfSize(
  path: string,
  { inputDimension: n, outputDimension: m, layers }: SparseNetwork,
): void {
  const entries = layers.reduce((sum, { inputs, rows }) => sum + inputs * rows.length, 0);
  process.stderr.write(
    `${path}: expected a network whose matrices can be held, got a map from ℝ^${n} to ℝ^${m} with ${entries} entries in them; ` +
      'for one of this size there are report, probe and memory if it maps ℝⁿ to ℝⁿ\n',
  );
}

/** Whether report and probe look at the network; if not, that is said. */
export function isLookedAt(path: string, model: Model): boolean {
  if ('network' in model || model.sparse.inputDimension === model.sparse.outputDimension) return true;
  complainOfSize(path, model.sparse);
  return false;
}
