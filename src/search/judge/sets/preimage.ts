/** Images and inverse images of intervals under a piecewise linear φ, exactly. */

import { type End, Interval, type PiecewiseLinear, Rational } from '../../../exact/index.js';

/** φ(range), for a continuous φ. The image is an interval, so it is the smallest interval that contains it. */
export function imageOf(phi: PiecewiseLinear, range: Interval): Interval {
  const { slope, offset } = phi.bandOver(range);
  if (offset.value !== undefined) return range.scaled(slope).plusPoint(offset.value);
  const [first, ...rest] = cut(phi, range).map(({ part, slope, intercept }) =>
    part.scaled(slope).plusPoint(intercept),
  );
  if (first === undefined) throw new RangeError('imageOf: expected a range that meets some piece');
  return rest.reduce((hull, image) => hull.hull(image), first);
}

/** {x : φ(x) = y}, for a continuous φ, as disjoint intervals in increasing order. */
export function preimagesOf(phi: PiecewiseLinear, y: Rational): readonly Interval[] {
  const found = cut(phi, Interval.line).flatMap(({ part, slope, intercept }) => {
    if (slope.sign === 0) return intercept.equals(y) ? [part] : [];
    const x = y.minus(intercept).dividedBy(slope);
    return part.contains(x) ? [Interval.point(x)] : [];
  });
  return found.reduce<readonly Interval[]>((merged, next) => {
    const last = merged.at(-1);
    return last && !last.isDisjointFrom(next) ? [...merged.slice(0, -1), last.hull(next)] : [...merged, next];
  }, []);
}

/** The closed parts of a range on the pieces of φ. */
function cut(
  phi: PiecewiseLinear,
  range: Interval,
): readonly { part: Interval; slope: Rational; intercept: Rational }[] {
  let start: End;
  return phi.pieces.flatMap(({ until, slope, intercept }) => {
    const lo = start && range.lo ? Rational.max(start, range.lo) : (start ?? range.lo);
    const hi = until && range.hi ? Rational.min(until, range.hi) : (until ?? range.hi);
    start = until;
    return lo && hi?.lessThan(lo) === true ? [] : [{ part: Interval.of(lo, hi), slope, intercept }];
  });
}
