/**
 * Networks with a stable cycle of two points: chosen at random, then the last layer is changed so that it swaps them.
 * Nothing else is done to F, and whether the cycle attracts is left to F and looked at in float64.
 */

import fc from 'fast-check';
import { vector } from '../arbitraries/index.js';
import { Network } from '../network/index.js';
import { at, matrix, Rational, type Vector } from '../numbers/index.js';

/** How much of the old last layer is kept, so that its rank stays what it was in general. */
const KEPT = Rational.of(1, 16);

/** Of the given networks, those with at least two layers that can be changed so, and still satisfy `isValid`. */
export function withPlantedCycle(
  networks: fc.Arbitrary<Network>,
  isValid: (network: Network) => boolean,
): fc.Arbitrary<Network> {
  return networks
    .chain((network) => {
      const point = vector(network.inputDimension);
      return fc.tuple(point, point).map(([p, q]) => swapping(network, p, q));
    })
    .filter((network): network is Network => network !== undefined && isValid(network));
}

/** F with another last layer, so that F(p) = q and F(q) = p, if that is a stable cycle as far as float64 can see. */
function swapping(network: Network, p: Vector, q: Vector): Network | undefined {
  const { activation, layers } = network;
  if (!activation.exact || layers.length < 2) return undefined;
  const [before, from] = [network.layerwise(p), network.layerwise(q)].map((values) =>
    at(values, layers.length - 2),
  );
  if (before === undefined || from === undefined) return undefined;
  const difference = matrix.subtract(before, from);
  const squared = matrix.dot(difference, difference);
  if (squared.sign === 0) return undefined;
  // W = KEPT·W_L + u·vᵀ with vᵀ(h_p − h_q) = 1 and u such that W·(h_p − h_q) = q − p.
  const kept = at(layers, layers.length - 1).weights.map((row) => row.map((w) => w.times(KEPT)));
  const u = matrix.subtract(matrix.subtract(q, p), matrix.apply(kept, difference));
  const weights = kept.map((row, i) =>
    row.map((w, j) => w.plus(at(u, i).times(at(difference, j)).dividedBy(squared))),
  );
  const bias = matrix.subtract(q, matrix.apply(weights, before));
  const swapped = new Network(activation, [...layers.slice(0, -1), { weights, bias }]);
  return isStable(swapped, p) ? swapped : undefined;
}

const STEPS = 200;
const NEAR = 1e-3;

/** Whether F² brings points near p back to p, in float64. */
function isStable(network: Network, p: Vector): boolean {
  const centre = p.map((entry) => entry.toNumber());
  return centre.every((_, i) =>
    [-NEAR, NEAR].every((step) => {
      let x = centre.with(i, (centre[i] ?? 0) + step);
      for (let k = 0; k < STEPS; k++) x = network.evaluate(network.evaluate(x));
      return x.every((value, j) => Math.abs(value - (centre[j] ?? 0)) < NEAR * NEAR);
    }),
  );
}
