/** Makes invariant regions larger: around a fixed point there is often more room on one side than on the other. */

import { carries, Region } from '../../proof/index.js';
import { at, Interval, type Network, Rational, unwatched } from '../../exact/index.js';
import { powerOfTwo } from '../attraction/index.js';

/**
 * Sides are moved outwards by the width times 2 to the power of these numbers, or to infinity (`undefined`); large
 * steps come first.
 */
const WIDENING_EXPONENTS = [undefined, 3, 2, 1, 0, -1, -2, -3];

/**
 * Regions of which F maps each into the next, and the last into the first. Their sides are moved outwards as long as
 * F still does so and the regions are allowed.
 */
export function grown(
  network: Network,
  cycle: readonly Region[],
  isAllowed: (region: Region) => boolean,
): readonly Region[] {
  const best = [...cycle];
  for (const step of WIDENING_EXPONENTS) {
    for (const [k, region] of cycle.entries()) {
      for (const axis of region.ranges.keys()) {
        for (const side of ['lo', 'hi'] as const) {
          const wider = widened(at(best, k), axis, side, step);
          if (wider === undefined || !isAllowed(wider)) continue;
          const next = cycle.length === 1 ? wider : at(best, (k + 1) % cycle.length);
          if (carries(network, wider.set, 1, next, [], unwatched)) best[k] = wider;
        }
      }
    }
  }
  return best;
}

/** The region with one side moved outwards by a multiple of its greatest width, or to infinity. */
function widened(
  { origin, directions, ranges }: Region,
  axis: number,
  side: 'lo' | 'hi',
  step: number | undefined,
): Region | undefined {
  const { lo, hi } = at(ranges, axis);
  const end = side === 'lo' ? lo : hi;
  if (end === undefined) return undefined;
  const by = step === undefined ? undefined : widthOf(ranges).times(powerOfTwo(step));
  const range = side === 'lo' ? Interval.of(by && end.minus(by), hi) : Interval.of(lo, by && end.plus(by));
  return Region.parallelotope(origin, directions, ranges.with(axis, range));
}

/** The greatest width of a bounded range. */
function widthOf(ranges: Region['ranges']): Rational {
  const widths = ranges.flatMap(({ lo, hi }) => (lo && hi ? [hi.minus(lo)] : []));
  return widths.reduce((most, width) => Rational.max(most, width), Rational.zero);
}
