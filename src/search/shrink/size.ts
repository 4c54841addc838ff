/**
 * The meaning of "smaller" for a counterexample: the one order along which counterexamples are shrunk, and compared
 * in a catalogue.
 *
 * A size is a list of natural numbers, compared like words in a dictionary. First comes the number of hypotheses that
 * fail: a counterexample that drops exactly one shows why that one is needed. Then comes the network, in the order in
 * which all networks shrink (see `complexity` in the room of arbitraries): input dimension, depth, units, pieces of
 * φ, parameters other than 0 and ±1, binary digits of all parameters, and ties. The network is the part that a reader
 * has to understand, so the proof comes after it: number of cells of the barrier or of the boundary, number of steps
 * until they land, and number of digits of the proof.
 */

import { complexity } from '../generators/index.js';
import { type Counterexample, proofOf } from '../../proof/index.js';
import type { Network } from '../../exact/index.js';

export type Size = complexity.Complexity;

/** The part of a size that is known before any proof: of the network and the dropped hypotheses. */
export function sizeOfClaim(network: Network, dropped: readonly string[]): Size {
  return [dropped.length, ...complexity.ofNetwork(network)];
}

export const OUTLINE_LENGTH = 7;

/** The beginning of that: failing hypotheses, input dimension, depth, units, whether φ is smooth, its pieces, parameters. */
export function outlineOf(network: Network, dropped: readonly string[]): Size {
  return sizeOfClaim(network, dropped).slice(0, OUTLINE_LENGTH);
}

export function sizeOf(counterexample: Counterexample): Size {
  const { network, dropped } = counterexample;
  return [...sizeOfClaim(network, dropped), ...sizeOfProof(counterexample)];
}

export function isSmaller(a: Counterexample, b: Counterexample): boolean {
  return complexity.isSimpler(sizeOf(a), sizeOf(b));
}

function sizeOfProof(counterexample: Counterexample): Size {
  const { cells, steps, numbers } = proofOf(counterexample).size();
  return [cells, steps, ...complexity.ofNumbers(numbers)];
}
