/**
 * An activation that is given by enclosures of φ and φ′. They are enough to enclose φ and φ′ over any range, and by the
 * mean value theorem to put a band around the graph of φ.
 */

import { DyadicInterval, Interval, Rational } from '../numbers/index.js';
import { type Activation, type Band, type Branch, SLOPE_DENOMINATOR } from './activation.js';

/** Everything is computed in multiples of 2^−96, and returned in multiples of 2^−80. */
export const BITS = 96n;
const BITS_OUT = 80n;

/** Encloses φ. */
interface Values {
  /** Contains φ(x) for every x in the given, narrow interval. */
  at(x: DyadicInterval): DyadicInterval;
  /** Contains φ(x) for every x in the range, which may be unbounded. */
  over(range: Interval): Interval;
}

/** Encloses φ′. Where φ has a kink, both slopes count, and all between them. */
interface Slopes {
  /** Contains φ′(x) for every real x from an element of `lo` to one of `hi`. */
  between(lo: DyadicInterval, hi: DyadicInterval): DyadicInterval;
  /** Contains φ′(x) for every x in the range, which may be unbounded. */
  over(range: Interval): Interval;
}

/** No such φ is onto here, and none jumps. */
export class SmoothActivation implements Activation {
  readonly exact = false;
  readonly continuous = true;
  readonly surjective = false;
  readonly branches: readonly Branch[] = [{ on: Interval.line, phi: this }];

  /** @param value φ, @param slope φ′ */
  constructor(
    readonly evaluate: (x: number) => number,
    readonly increasing: boolean,
    private readonly value: Values,
    private readonly slope: Slopes,
  ) {}

  /**
   * Over a bounded range R with midpoint m: φ(x) = φ(m) + s′·(x − m), where s′ is the slope of a chord of φ over R and
   * so lies in φ′(R). Hence φ(x) − s·x lies in φ(m) − s·m + (φ′(R) − s)·(R − m), for any s. Here s is the midpoint of
   * φ′(R), rounded.
   */
  bandOver(range: Interval): Band {
    if (!range.isBounded() || range.value !== undefined) {
      return { slope: Rational.zero, offset: this.value.over(range).roundedOutwardTo(1n << BITS_OUT) };
    }
    // R is widened to multiples of two units, so that its midpoint is a multiple of one unit.
    const { lo, hi } = DyadicInterval.around(range.lo, range.hi, BITS - 1n).withBits(BITS);
    const m = point((lo + hi) / 2n);
    const slopes = this.slope.between(point(lo), point(hi));
    const slope = Rational.of(slopes.lo + slopes.hi, 2n << BITS).roundedTo(SLOPE_DENOMINATOR);
    const s = DyadicInterval.around(slope, slope, BITS);
    const deviation = slopes.minus(s).times(DyadicInterval.of(lo, hi, BITS).minus(m));
    const offset = this.value.at(m).minus(s.times(m)).plus(deviation);
    return { slope, offset: offset.withBits(BITS_OUT).toInterval() };
  }

  lineOver(): undefined {
    return undefined;
  }

  /** φ′ over the range: every chord slope is a value of φ′ between its ends, or lies between the two slopes at a kink. */
  chordSlopes(range: Interval): Interval {
    return this.slope.over(range).roundedOutwardTo(1n << BITS_OUT);
  }
}

function point(n: bigint): DyadicInterval {
  return DyadicInterval.of(n, n, BITS);
}
