/** Exact numbers that are short to write, near floating point numbers. */

import { matrix, type Matrix, Rational, type Vector } from '../../exact/index.js';

/** The rational with the least denominator within ±tolerance of x (Stern–Brocot). Throws unless tolerance > 0. */
export function simplestNear(x: number, tolerance: number): Rational {
  if (!(tolerance > 0) || !Number.isFinite(x)) {
    throw new RangeError(`simplestNear: expected a number and a tolerance > 0, got ${x} and ${tolerance}`);
  }
  return simplestBetween(Rational.fromNumber(x - tolerance), Rational.fromNumber(x + tolerance));
}

/** The rational with the least denominator in [lo, hi], and of those the one nearest to 0. */
export function simplestBetween(lo: Rational, hi: Rational): Rational {
  if (lo.sign <= 0 && hi.sign >= 0) return Rational.zero;
  if (hi.sign < 0) return simplestBetween(hi.negated(), lo.negated()).negated();
  const whole = Rational.of(lo.ceil());
  if (whole.atMost(hi)) return whole;
  const floor = Rational.of(lo.floor());
  const rest = simplestBetween(
    Rational.one.dividedBy(hi.minus(floor)),
    Rational.one.dividedBy(lo.minus(floor)),
  );
  return floor.plus(Rational.one.dividedBy(rest));
}

export function simplestVector(x: ArrayLike<number>, tolerance: number): Vector {
  return Array.from(x, (value) => simplestNear(value, tolerance));
}

/** The rows, rounded to simplest vectors within the tolerance, if they are still independent. */
export function simplestBasis(rows: readonly ArrayLike<number>[], tolerance: number): Matrix | undefined {
  if (!rows.every((row) => Array.from(row).every((value) => Number.isFinite(value)))) return undefined;
  const rounded = rows.map((row) => simplestVector(row, tolerance));
  return matrix.inverse(rounded) && rounded;
}
