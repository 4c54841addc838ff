/** Norms of exact matrices, and how far a backward stable computation may be from what it is asked for. */

import { bitLength, type Matrix, nextUp, Rational } from '../../../exact/index.js';
import type { Precision } from '../precision.js';

/** At least the Frobenius norm of A, and above it by a few roundings at most, whatever the unit of the entries is. */
export function normAbove(A: Matrix): Rational {
  const squares = A.flat().reduce((sum, entry) => sum.plus(entry.times(entry)), Rational.zero);
  if (squares.sign === 0) return Rational.zero;
  // With 4^half taken out, what is left has a size between 1/4 and 8.
  const half = Math.floor((bitLength(squares.numerator) - bitLength(squares.denominator)) / 2);
  const rest = squares.times(powerOfFour(-half)).toNumber();
  return Rational.fromNumber(nextUp(Math.sqrt(nextUp(rest)))).times(powerOfTwo(half));
}

function powerOfTwo(exponent: number): Rational {
  const power = 1n << BigInt(Math.abs(exponent));
  return exponent < 0 ? Rational.of(1n, power) : Rational.of(power);
}

function powerOfFour(exponent: number): Rational {
  return powerOfTwo(2 * exponent);
}

/**
 * What is called backward stable here: a computation with A, m×n, that is exact for some A + E with ‖E‖ ≤ 16·m·n·u·‖A‖ in the
 * Frobenius norm. Methods by orthogonal transformations keep to this with room to spare for matrices of a few rows (Higham,
 * Accuracy and Stability of Numerical Algorithms, ch. 19).
 */
export function backwardError(A: Matrix, { unit }: Precision): Rational {
  const entries = A.length * (A[0]?.length ?? 0);
  return Rational.of(BACKWARD_UNITS * entries)
    .times(unit)
    .times(normAbove(A));
}

const BACKWARD_UNITS = 16;
