/** The range of a function over an interval, from its values at the ends and at the turning points. */

import { DyadicInterval } from './dyadic-interval.js';
import { Interval } from './interval.js';

/** The data of a continuous f: ℝ → ℝ that is monotone between its turning points. */
export interface Shape {
  /** Contains f(x) for every x in the given, narrow interval. */
  readonly over: (x: DyadicInterval) => DyadicInterval;
  /** lim f(x) for x → −∞. */
  readonly atMinusInfinity: bigint;
  /** lim f(x) for x → ∞; `undefined` if the limit is ∞. */
  readonly atInfinity: bigint | undefined;
  /** Narrow intervals, one around each turning point. */
  readonly turns: readonly DyadicInterval[];
}

/**
 * Over an interval such an f takes its extremes at the ends, in the limit if they are infinite, and at the
 * turning points inside. A turning point counts as soon as the interval around it is met: the result is then
 * at worst a little too wide.
 *
 * @example
 * ```ts
 * import { Interval, Rational } from 'basincheck';
 * import { DyadicInterval, PiecewiseMonotone, tanhOver } from 'basincheck/exact';
 * const square = (x: DyadicInterval) => tanhOver(x).squared();
 * const turns = [DyadicInterval.integer(0n, 8n)];
 * const f = new PiecewiseMonotone({ over: square, atMinusInfinity: 1n, atInfinity: 1n, turns }, 8n);
 * f.over(Interval.of(Rational.of(-1), Rational.of(2))); // → [0, 243/256]
 * f.over(Interval.of(Rational.of(1), undefined)); // → [147/256, 1]
 * ```
 */
export class PiecewiseMonotone {
  private readonly turns: readonly { readonly x: DyadicInterval; readonly value: DyadicInterval }[];

  /** The function f, computed with the given number of bits; the turning points must have the same number of bits. */
  constructor(
    private readonly f: Shape,
    private readonly bits: bigint,
  ) {
    this.turns = f.turns.map((x) => ({ x, value: f.over(x) }));
  }

  /** Contains f(x) for every x in the given, narrow interval. */
  at(x: DyadicInterval): DyadicInterval {
    return this.f.over(x);
  }

  /** Contains f(x) for every real x from an element of `lo` to one of `hi`. */
  between(lo: DyadicInterval, hi: DyadicInterval): DyadicInterval {
    return this.withTurns(this.f.over(lo).hull(this.f.over(hi)), lo.lo, hi.hi);
  }

  /** Contains f(x) for every x in the range, which may be unbounded. */
  over(range: Interval): Interval {
    const { over, atMinusInfinity, atInfinity } = this.f;
    const lo = range.lo && DyadicInterval.around(range.lo, range.lo, this.bits);
    const hi = range.hi && DyadicInterval.around(range.hi, range.hi, this.bits);
    const atLo = lo === undefined ? DyadicInterval.integer(atMinusInfinity, this.bits) : over(lo);
    const limit = atInfinity === undefined ? undefined : DyadicInterval.integer(atInfinity, this.bits);
    const atHi = hi === undefined ? limit : over(hi);
    const bounded = this.withTurns(atHi === undefined ? atLo : atLo.hull(atHi), lo?.lo, hi?.hi).toInterval();
    return atHi === undefined ? Interval.of(bounded.lo, undefined) : bounded;
  }

  /** The hull of the values and of the values at the turning points that [lo, hi]·2^−bits meets. */
  private withTurns(values: DyadicInterval, lo: bigint | undefined, hi: bigint | undefined): DyadicInterval {
    let hull = values;
    for (const { x, value } of this.turns) {
      const isMet = (lo === undefined || lo <= x.hi) && (hi === undefined || x.lo <= hi);
      if (isMet) hull = hull.hull(value);
    }
    return hull;
  }
}
