/**
 * Piecewise linear activations, in exact arithmetic. Pieces may jump and may fall, so that there are activations for
 * which the hypotheses `continuous` and `monotone` fail.
 */

import { at, Interval, Rational, unwatched, type Watch } from '../numbers/index.js';
import { SLOPE_DENOMINATOR, type Activation, type Band, type Branch } from './activation.js';
import { coversTheLine, type Stretch } from './coverage.js';

/** φ(x) = slope·x + intercept on the half-open interval (until of the piece before, until]. */
export interface Piece {
  /** The last point of the piece. The last piece has none. */
  readonly until?: Rational;
  readonly slope: Rational;
  readonly intercept: Rational;
}

/**
 * φ by its pieces, in increasing order. Whether it is continuous, increasing and surjective is decided exactly when it is
 * made.
 *
 * @example
 * ```ts
 * import { Interval, PiecewiseLinear, Rational } from 'basincheck';
 * const [zero, one, three] = [Rational.zero, Rational.one, Rational.of(3)];
 * const phi = new PiecewiseLinear([{ until: one, slope: one, intercept: zero }, { slope: zero, intercept: three }]);
 * [phi.valueAt(one), phi.valueAt(Rational.from('3/2'))]; // → [1, 3]
 * [phi.continuous, phi.increasing, phi.surjective]; // → [false, true, false]
 * phi.chordSlopes(Interval.of(zero, one)); // → [1, 1]
 * ```
 */
export class PiecewiseLinear implements Activation {
  readonly exact = true;
  readonly continuous: boolean;
  readonly increasing: boolean;
  readonly surjective: boolean;
  readonly branches: readonly Branch[];

  private readonly bands: readonly Band[];
  /** The sign of the jump φ(u+) − φ(u) at the end u of each piece but the last. */
  private readonly jumps: readonly number[];
  private readonly floats: readonly { until: number; slope: number; intercept: number }[];

  /** Throws unless the breakpoints increase strictly and only the last piece has none. */
  constructor(
    readonly pieces: readonly Piece[],
    watch: Watch = unwatched,
  ) {
    const breakpoints = pieces.slice(0, -1).map((piece) => piece.until);
    const increasing = breakpoints.every((until, i) => {
      const next = breakpoints[i + 1];
      return until !== undefined && (next === undefined || until.lessThan(next));
    });
    if (pieces.length === 0 || !increasing || at(pieces, pieces.length - 1).until !== undefined) {
      throw new RangeError(
        'PiecewiseLinear: expected pieces with strictly increasing "until", absent in the last one only',
      );
    }
    this.jumps = breakpoints.map((_, i) => {
      watch(Rational.zero);
      return this.jumpAfter(i).sign;
    });
    this.continuous = this.jumps.every((jump) => jump === 0);
    this.increasing = this.jumps.every((jump) => jump >= 0) && pieces.every(({ slope }) => slope.sign >= 0);
    this.branches = this.continuous ? [{ on: Interval.line, phi: this }] : this.cutAtJumps(watch);
    const images = pieces.map((_, i) => {
      watch(Rational.zero);
      return this.imageOfPiece(i);
    });
    this.surjective = coversTheLine(images, watch);
    this.bands = pieces.map(({ slope, intercept }) => ({ slope, offset: Interval.point(intercept) }));
    this.floats = pieces.map(({ until, slope, intercept }) => ({
      until: until?.toNumber() ?? Infinity,
      slope: slope.toNumber(),
      intercept: intercept.toNumber(),
    }));
  }

  evaluate(x: number): number {
    for (const { until, slope, intercept } of this.floats) {
      // If φ is constant on the piece, it has the same value at ±∞.
      if (x <= until) return slope === 0 ? intercept : slope * x + intercept;
    }
    return NaN;
  }

  valueAt(x: Rational): Rational {
    return this.line(this.pieceAt(x), x);
  }

  /**
   * Exact if the range meets a single line. Otherwise the slope is the chord slope over a finite range, rounded to a
   * multiple of 1/64, or 0 over an infinite range; the offset is the exact range of φ(x) − slope·x.
   */
  bandOver(range: Interval, watch: Watch = unwatched): Band {
    const [first, last] = this.piecesMeeting(range);
    const { slope: only, intercept } = at(this.pieces, first);
    const met = this.pieces.slice(first, last + 1);
    if (met.every((piece) => piece.slope.equals(only) && piece.intercept.equals(intercept))) {
      return { slope: only, offset: Interval.point(intercept) };
    }
    const slope = range.isBounded()
      ? this.valueAt(range.hi)
          .minus(this.valueAt(range.lo))
          .dividedBy(range.hi.minus(range.lo))
          .roundedTo(SLOPE_DENOMINATOR)
      : Rational.zero;
    const offset = met
      .map((piece, i) => {
        watch(slope);
        return this.clip(range, first + i)
          .scaled(piece.slope.minus(slope))
          .plusPoint(piece.intercept);
      })
      .reduce((hull, image) => hull.hull(image));
    return { slope, offset };
  }

  /** The line, if lo and hi lie on one piece. */
  lineOver(lo: bigint | undefined, hi: bigint | undefined, q: bigint): Band | undefined {
    const i = this.firstPiece((until) => hi !== undefined && hi * until.denominator <= until.numerator * q);
    const start = this.pieces[i - 1]?.until;
    const isAbove = !start || (lo !== undefined && lo * start.denominator > start.numerator * q);
    return isAbove ? at(this.bands, i) : undefined;
  }

  chordSlopes(range: Interval, watch: Watch = unwatched): Interval | undefined {
    const [first, last] = this.piecesMeeting(range);
    if (this.jumps.slice(first, last).some((jump) => jump !== 0)) return undefined;
    return this.pieces
      .slice(first, last + 1)
      .map(({ slope }) => Interval.point(slope))
      .reduce((hull, slope) => {
        watch(Rational.zero);
        return hull.hull(slope);
      });
  }

  /** The first and the last piece that the range meets. If φ is continuous, pieces count as closed. */
  private piecesMeeting({ lo, hi }: Interval): [first: number, last: number] {
    const last = this.firstPiece((until) => hi !== undefined && hi.atMost(until));
    if (lo === undefined) return [0, last];
    const first = this.pieceAt(lo);
    const touched = first < last && at(this.pieces, first).until?.equals(lo) === true;
    return [touched && this.jumps[first] === 0 ? first + 1 : first, last];
  }

  private pieceAt(x: Rational): number {
    return this.firstPiece((until) => x.atMost(until));
  }

  /** The number of the first piece whose end is far enough; `isFar` of an end is true of all later ends. */
  private firstPiece(isFar: (until: Rational) => boolean): number {
    let [first, last] = [0, this.pieces.length];
    while (first < last) {
      const middle = (first + last) >> 1;
      const { until } = at(this.pieces, middle);
      if (until === undefined || isFar(until)) last = middle;
      else first = middle + 1;
    }
    return first;
  }

  private line(index: number, x: Rational): Rational {
    const { slope, intercept } = at(this.pieces, index);
    return slope.times(x).plus(intercept);
  }

  /** The jump φ(u+) − φ(u) at the end u of a piece. */
  private jumpAfter(index: number): Rational {
    const until = at(this.pieces, index).until;
    if (until === undefined) throw new RangeError('PiecewiseLinear: the last piece has no end');
    return this.line(index + 1, until).minus(this.line(index, until));
  }

  /** The closure of the part of the range on a piece that it meets. */
  private clip(range: Interval, index: number): Interval {
    const start = this.pieces[index - 1]?.until;
    const { until } = at(this.pieces, index);
    const lo = start && range.lo ? Rational.max(start, range.lo) : (start ?? range.lo);
    const hi = until && range.hi ? Rational.min(until, range.hi) : (until ?? range.hi);
    return Interval.of(lo, hi);
  }

  /** The branches: each stretch without a jump, with its first and last piece extended to infinity. */
  private cutAtJumps(watch: Watch): readonly Branch[] {
    const lasts = this.pieces.flatMap((_, i) => (this.jumps[i] === 0 ? [] : [i]));
    return lasts.map((last, k) => {
      const first = (lasts[k - 1] ?? -1) + 1;
      const { slope, intercept, until } = at(this.pieces, last);
      const phi = new PiecewiseLinear([...this.pieces.slice(first, last), { slope, intercept }], watch);
      return { on: Interval.of(this.pieces[first - 1]?.until, until), phi };
    });
  }

  private imageOfPiece(index: number): Stretch {
    const { slope, intercept } = at(this.pieces, index);
    const { lo, hi } = this.clip(Interval.line, index).scaled(slope).plusPoint(intercept);
    // The piece contains its end, but not its start. A falling piece reverses the two.
    return { lo, hi, hasLo: slope.sign <= 0, hasHi: slope.sign >= 0 };
  }
}
