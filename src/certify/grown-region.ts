/** Invariant regions made larger: around a fixed point there is often more room on one side than on the other. */

import { carries, Region } from '../certificates/index.js';
import type { Network } from '../network/index.js';
import { at, Interval, unwatched, type Rational } from '../numbers/index.js';
import { powerOfTwo } from './attracting-region.js';

/** Sides are moved outwards by the width times these powers of two, large steps first. */
const STEPS = [3, 2, 1, 0, -1, -2, -3];

/** A bounded region that F maps into itself, with its sides moved outwards as long as it stays one that is allowed. */
export function grown(network: Network, region: Region, isAllowed: (region: Region) => boolean): Region {
  const isInvariant = (each: Region) => carries(network, each.set, 1, each, [], unwatched);
  let best = region;
  for (const step of STEPS) {
    for (const axis of region.ranges.keys()) {
      for (const side of ['lo', 'hi'] as const) {
        const wider = widened(best, axis, side, powerOfTwo(step));
        if (wider && isAllowed(wider) && isInvariant(wider)) best = wider;
      }
    }
  }
  return best;
}

/** With a side moved out by a multiple of the width. */
function widened(
  { origin, directions, ranges }: Region,
  axis: number,
  side: 'lo' | 'hi',
  factor: Rational,
): Region | undefined {
  const { lo, hi } = at(ranges, axis);
  if (lo === undefined || hi === undefined) return undefined;
  const step = hi.minus(lo).times(factor);
  const range = side === 'lo' ? Interval.of(lo.minus(step), hi) : Interval.of(lo, hi.plus(step));
  return Region.parallelotope(origin, directions, ranges.with(axis, range));
}
