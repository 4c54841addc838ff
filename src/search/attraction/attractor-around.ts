/** A certified attracting region around a point that floating point found to attract, or why there is none. */

import type { StableAttractor } from '../../proof/index.js';
import { floatNetwork } from '../../sampling/index.js';
import type { Network } from '../../exact/index.js';
import { attractingRegion } from './attracting-region.js';
import { MOST_DIMENSIONS } from './outlook.js';
import { exactPeriodicPoint, roundedPoint } from './periodic-point.js';

/** Regions are looked for only if one of them takes at most this many multiplications in exact arithmetic. */
const MOST_PRODUCTS = 2e4;

/**
 * For a point of a cycle of length m of F: a region from which all orbits of Fᵐ converge to that point, or a point that
 * close to it. The network of the answer is Fᵐ.
 *
 * @example
 * ```ts
 * import { attractorAround, hardTanh, Network, Rational } from 'basincheck';
 * import { ranges } from 'basincheck/exact';
 * const layer = (weight: Rational) => ({ weights: [[weight]], bias: [Rational.zero] });
 * const F = new Network(hardTanh, [layer(Rational.of(2)), layer(Rational.one)]);
 * const found = attractorAround(F, [1], 1);
 * 'attractor' in found && ranges(found.attractor.region.set); // → [[1/2, 3/2]]
 * attractorAround(F, [0], 1); // → { reason: 'no region was found that a power of F up to 24 contracts exactly' }
 * ```
 */
export function attractorAround(
  network: Network,
  point: ArrayLike<number>,
  m: number,
): { readonly attractor: StableAttractor } | { readonly reason: string } {
  const n = network.inputDimension;
  const products = m * network.widths.reduce((sum, width) => sum + width * width * n, 0);
  if (n > MOST_DIMENSIONS || products > MOST_PRODUCTS) {
    return { reason: 'not looked for: exact regions are for small networks with up to four inputs' };
  }
  const map = network.power(m);
  const exact =
    exactPeriodicPoint(network, point, m) ?? (network.activation.exact ? undefined : roundedPoint(point));
  if (exact === undefined) return { reason: 'no exact fixed point was found near it' };
  const attractor = attractingRegion(map, floatNetwork(map), exact);
  return attractor
    ? { attractor }
    : { reason: 'no region was found that a power of F up to 24 contracts exactly' };
}
