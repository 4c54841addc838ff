/** A certified attracting region around a point that floating point found to attract, or why there is none. */

import type { Attractor } from '../../proof/index.js';
import { floatNetwork } from '../../sampling/index.js';
import type { Network } from '../../exact/index.js';
import { attractingRegion } from './attracting-region.js';
import { MOST_DIMENSIONS } from './outlook.js';
import { exactPeriodicPoint, roundedPoint } from './periodic-point.js';

/** Regions are looked for only if one of them takes at most this many multiplications in exact arithmetic. */
const MOST_PRODUCTS = 2e4;

/**
 * For a point of a cycle of F with length m: a region from which all orbits of Fᵐ converge to that point, or to a
 * point as close to it as rounding allows. The network of the answer is Fᵐ.
 */
export function attractorAround(
  network: Network,
  point: ArrayLike<number>,
  m: number,
): { readonly attractor: Attractor } | { readonly reason: string } {
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
