/**
 * Where F takes sets: by one image that contains the true one, or, where φ jumps, case by case. Either is enough.
 */

import {
  affineForms,
  type AnySet,
  at,
  type End,
  everyCase,
  image,
  type Network,
  ranges,
  type Watch,
} from '../../exact/index.js';
import type { Region } from './region.js';

/**
 * Whether F^steps is seen to carry the whole set into the target. Case by case, other regions will do as well: a case
 * that lands in some avoiding region misses the basin, whichever it is.
 */
export function carries(
  network: Network,
  set: AnySet,
  steps: number,
  target: Region,
  others: readonly Region[],
  watch: Watch,
): boolean {
  let x = affineForms(set, watch);
  for (let k = 0; k < steps; k++) x = image(network, x, watch);
  if (target.contains(x, watch)) return true;
  const lands = (y: AnySet) => [target, ...others].some((region) => region.contains(y, watch));
  return !network.activation.continuous && everyCase(network, set, steps, lands, watch);
}

/** Whether F: ℝⁿ → ℝ is seen to stay below the bound on the whole set. */
export function staysBelow(network: Network, set: AnySet, bound: End, watch: Watch): boolean {
  const isBelow = (y: AnySet) => {
    const { hi } = at(ranges(y), 0);
    return bound !== undefined && hi?.lessThan(bound) === true;
  };
  if (isBelow(image(network, set, watch))) return true;
  return !network.activation.continuous && everyCase(network, set, 1, isBelow, watch);
}
