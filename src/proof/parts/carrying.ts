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
 *
 * @example
 * ```ts
 * import { carries, Interval, Network, Rational, Region, relu, unwatched } from 'basincheck';
 * const range = Interval.of(Rational.of(-1), Rational.one);
 * const region = Region.parallelotope([Rational.zero], [[Rational.one]], [range])!;
 * const half = new Network(relu, [{ weights: [[Rational.half]], bias: [Rational.zero] }]);
 * const wide = { origin: [Rational.zero], generators: [{ direction: [Rational.of(3)], range }] };
 * [1, 2].map((steps) => carries(half, wide, steps, region, [], unwatched)); // → [false, true]
 * ```
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

/**
 * Whether F: ℝⁿ → ℝ is seen to stay below the bound on the whole set.
 *
 * @example
 * ```ts
 * import { Interval, Network, Rational, relu, staysBelow, unwatched } from 'basincheck';
 * const F = new Network(relu, [{ weights: [[Rational.half]], bias: [Rational.zero] }]);
 * const range = Interval.of(Rational.zero, Rational.one);
 * const set = { origin: [Rational.zero], generators: [{ direction: [Rational.one], range }] };
 * [Rational.half, Rational.one].map((bound) => staysBelow(F, set, bound, unwatched)); // → [false, true]
 * ```
 */
export function staysBelow(network: Network, set: AnySet, bound: End, watch: Watch): boolean {
  const isBelow = (y: AnySet) => {
    const { hi } = at(ranges(y), 0);
    return bound !== undefined && hi?.lessThan(bound) === true;
  };
  if (isBelow(image(network, set, watch))) return true;
  return !network.activation.continuous && everyCase(network, set, 1, isBelow, watch);
}
