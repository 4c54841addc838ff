/** Piecewise linear functions given by their kinks; in this form they are easy to draw and to shrink. */

import { at, type Piece, PiecewiseLinear, Rational } from '../../exact/index.js';

export interface Kink {
  /** The argument at which φ turns or jumps. */
  readonly at: Rational;
  /** The limit of φ from the right minus that from the left; 0 where φ is continuous. */
  readonly jump: Rational;
  /** The slope from here to the next kink, or to ∞. */
  readonly slope: Rational;
}

/** φ(x) = slope·x + intercept up to the first kink. */
export interface Kinked {
  readonly slope: Rational;
  readonly intercept: Rational;
  readonly kinks: readonly Kink[];
}

/** `undefined` unless the kinks are in strictly increasing order. */
export function fromKinks({ slope, intercept, kinks }: Kinked): PiecewiseLinear | undefined {
  if (kinks.some((kink, i) => i > 0 && kink.at.atMost(at(kinks, i - 1).at))) return undefined;
  let line = { slope, intercept };
  const pieces: Piece[] = kinks.map((kink) => {
    const piece = { until: kink.at, ...line };
    const turn = line.slope.minus(kink.slope).times(kink.at);
    line = { slope: kink.slope, intercept: line.intercept.plus(turn).plus(kink.jump) };
    return piece;
  });
  return new PiecewiseLinear([...pieces, line]);
}

export function toKinks({ pieces }: PiecewiseLinear): Kinked {
  const { slope, intercept } = at(pieces, 0);
  const kinks = pieces.slice(1).map((right, i): Kink => {
    const left = at(pieces, i);
    const where = left.until ?? Rational.zero;
    const turn = right.slope.minus(left.slope).times(where);
    return { at: where, jump: right.intercept.minus(left.intercept).plus(turn), slope: right.slope };
  });
  return { slope, intercept, kinks };
}
