/**
 * Whether all roots of a polynomial over ℚ lie inside the unit disc, in exact arithmetic (Schur and Cohn), and what that says of the
 * eigenvalues of a matrix. A polynomial is the list of its coefficients, the highest first, which is not 0.
 */

import { at, matrix, type Matrix, Rational, type Watch, unwatched } from '../numbers/index.js';
import { characteristicPolynomial } from './characteristic-polynomial.js';

/** Whether all roots have a modulus below 1. */
export function isInsideDisc(p: readonly Rational[], watch: Watch = unwatched): boolean {
  let rest = p;
  while (rest.length > 1) {
    const [first, last] = [at(rest, 0), at(rest, rest.length - 1)];
    if (!last.abs().lessThan(first.abs())) return false;
    // p(t) − (last/first)·tⁿ·p(1/t), divided by t.
    const [reversed, ratio] = [rest.toReversed(), last.dividedBy(first)];
    rest = rest.slice(0, -1).map((entry, k) => {
      const next = entry.minus(ratio.times(at(reversed, k)));
      watch(next);
      return next;
    });
  }
  return true;
}

/**
 * Whether all eigenvalues of a square matrix, real or not, have an absolute value below the radius: whether the powers of A/radius tend to 0. By
 * Schur, Cohn and Jury: the roots of p(z) = a_n·zⁿ + … + a_0 lie in the open unit disc if, and only if, |a_0| < |a_n| and those of
 * (a_n·p(z) − a_0·zⁿ·p(1/z))/z do. Throws unless the radius is positive.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { eigenvaluesWithin } from 'basincheck/exact';
 * const turn = [[0, -1], [1, 0]].map((row) => row.map((entry) => Rational.of(entry)));
 * eigenvaluesWithin(turn, Rational.one); // → false
 * eigenvaluesWithin(turn, Rational.of(3, 2)); // → true
 * ```
 */
export function eigenvaluesWithin(A: Matrix, radius: Rational, watch: Watch = unwatched): boolean {
  if (radius.sign <= 0)
    throw new RangeError(`eigenvaluesWithin: expected a positive radius, got ${radius.toString()}`);
  const scale = Rational.one.dividedBy(radius);
  const scaled = A.map((row) => row.map((entry) => entry.times(scale)));
  return isInsideDisc(characteristicPolynomial(scaled, watch), watch);
}

/**
 * Whether the real parts of all eigenvalues of a square matrix are below the bound b: λ ↦ (λ + 1 − b)/(1 + b − λ) takes the half-plane
 * left of b to the open unit disc, and eigenvalues of A to those of (A + (1 − b)·I)·((1 + b)·I − A)⁻¹. Without that inverse, 1 + b is an
 * eigenvalue.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { realPartsBelow } from 'basincheck/exact';
 * const turn = [[0, -2], [2, 0]].map((row) => row.map((entry) => Rational.of(entry)));
 * realPartsBelow(turn, Rational.one); // → true
 * realPartsBelow(turn, Rational.zero); // → false
 * ```
 */
export function realPartsBelow(A: Matrix, bound: Rational, watch: Watch = unwatched): boolean {
  const image = halfPlaneToDisc(A, bound, watch);
  return image !== undefined && eigenvaluesWithin(image, Rational.one, watch);
}

/** (A + (1 − b)·I)·((1 + b)·I − A)⁻¹; `undefined` without that inverse. */
export function halfPlaneToDisc(A: Matrix, bound: Rational, watch: Watch): Matrix | undefined {
  const below = A.map((row) => row.map((entry) => entry.negated()));
  const inverse = matrix.inverse(withDiagonal(below, Rational.one.plus(bound)), watch);
  return inverse && matrix.multiply(withDiagonal(A, Rational.one.minus(bound)), inverse, watch);
}

/** A + x·I. */
function withDiagonal(A: Matrix, x: Rational): Matrix {
  return A.map((row, i) => row.map((entry, j) => (i === j ? entry.plus(x) : entry)));
}
