/**
 * Whether F carries a whole set to where it should be. One image that contains the true image can show it. Where φ
 * jumps, the set can also be divided into cases, with one image for each. Either way is enough.
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
 * Whether bounds show that F^steps carries the whole set into the target. When the set is divided into cases, each
 * case may land in the target or in one of the `others`: an orbit that enters any avoiding region misses the basin.
 *
 * @example
 * ```ts
 * import { Interval, Network, Rational, relu } from 'basincheck';
 * import { unwatched } from 'basincheck/exact';
 * import { carries, Region } from 'basincheck/verify';
 * const F = new Network(relu, [{ weights: [[Rational.half]], bias: [Rational.zero] }]);
 * const range = Interval.of(Rational.of(-1), Rational.one);
 * const region = Region.parallelotope([Rational.zero], [[Rational.one]], [range])!;
 * carries(F, region.set, 1, region, [], unwatched); // → true
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
 * Whether bounds show that F: ℝⁿ → ℝ stays below `bound` on the whole set.
 *
 * @example
 * ```ts
 * import { Interval, Network, Rational, relu } from 'basincheck';
 * import { unwatched } from 'basincheck/exact';
 * import { Region, staysBelow } from 'basincheck/verify';
 * const F = new Network(relu, [{ weights: [[Rational.half]], bias: [Rational.zero] }]);
 * const range = Interval.of(Rational.of(-1), Rational.one);
 * const region = Region.parallelotope([Rational.zero], [[Rational.one]], [range])!;
 * staysBelow(F, region.set, Rational.one, unwatched); // → true
 * ```
 */
export function staysBelow(network: Network, set: AnySet, bound: End, watch: Watch): boolean {
  const isBelow = (y: AnySet) => {
    const { hi } = at(ranges(y, watch), 0);
    return bound !== undefined && hi?.lessThan(bound) === true;
  };
  if (isBelow(image(network, set, watch))) return true;
  return !network.activation.continuous && everyCase(network, set, 1, isBelow, watch);
}
