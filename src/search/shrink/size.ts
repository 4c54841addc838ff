/**
 * What "smaller" means for a counterexample: the one order along which they are shrunk, and compared in a catalogue.
 *
 * A size is a list of natural numbers, compared like words in a dictionary. First the number of hypotheses that fail,
 * since a counterexample that drops exactly one says what that one is needed for. Then the network, in the order in
 * which all networks shrink (see `complexity` in the room of arbitraries): input dimension, depth, units, pieces of φ,
 * parameters other than 0 and ±1, binary digits of all parameters, and ties. The network is what a reader has to
 * grasp; the proof comes after it: cells of the barrier or of the boundary, steps until they land, and the digits of
 * the numbers of the proof.
 */

import { complexity } from '../generators/index.js';
import { type Counterexample, proofOf } from '../../proof/index.js';
import type { Network } from '../../exact/index.js';

export type Size = complexity.Complexity;

/** Of what a counterexample is about. */
export function sizeOfClaim(network: Network, dropped: readonly string[]): Size {
  return [dropped.length, ...complexity.ofNetwork(network)];
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
