/** Characteristic polynomials over ℚ, and what their coefficients say about real roots. */

import { at, matrix, type Matrix, Rational, type Watch, unwatched } from '../numbers/index.js';

/**
 * The coefficients of det(t·I − A), the highest first, for A n×n. By Faddeev and LeVerrier: M₁ = I, c_k = −tr(A·M_k)/k,
 * M_(k+1) = A·M_k + c_k·I.
 *
 * @example
 * ```ts
 * import { characteristicPolynomial, Rational } from 'basincheck';
 * const A = [[1, 2], [3, 4]].map((row) => row.map((entry) => Rational.of(entry)));
 * characteristicPolynomial(A); // → [1, -5, -2]
 * ```
 */
export function characteristicPolynomial(A: Matrix, watch: Watch = unwatched): readonly Rational[] {
  const unit = matrix.identity(A.length);
  const coefficients = [Rational.one];
  let M = unit;
  for (let k = 1; k <= A.length; k++) {
    const product = matrix.multiply(A, M, watch);
    const trace = product.reduce((sum, row, i) => sum.plus(at(row, i)), Rational.zero);
    const c = trace.negated().dividedBy(Rational.of(k));
    coefficients.push(c);
    M = product.map((row, i) => row.map((entry, j) => (i === j ? entry.plus(c) : entry)));
  }
  return coefficients;
}

/**
 * Whether all eigenvalues of a symmetric matrix are below the bound. They are real, so that det((t + bound)·I − A) has n real
 * roots; these are all negative if, and only if, all its coefficients are positive.
 */
export function eigenvaluesBelow(A: Matrix, bound: Rational, watch: Watch = unwatched): boolean {
  const shifted = A.map((row, i) => row.map((entry, j) => (i === j ? entry.minus(bound) : entry)));
  return characteristicPolynomial(shifted, watch).every(({ sign }) => sign > 0);
}
