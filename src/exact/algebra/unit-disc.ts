/** How often 1 is a root of a polynomial over ℚ, or an eigenvalue of a matrix, in exact arithmetic. */

import { matrix, type Matrix, Rational, unwatched } from '../numbers/index.js';
import { characteristicPolynomial } from './characteristic-polynomial.js';
import { divided, isInClosedDisc } from './closed-disc.js';

/** How often 1 is a root. */
export function multiplicityOfOne(p: readonly Rational[]): number {
  let [rest, times] = [p, 0];
  for (;;) {
    const { quotient, remainder } = divided(rest, [Rational.one, Rational.one.negated()], unwatched);
    if (rest.length === 1 || remainder.length > 0) return times;
    [rest, times] = [quotient, times + 1];
  }
}

/**
 * How often 1 is an eigenvalue of A, n×n, and whether no eigenvalue has a greater modulus: the former by the rank of (A − I)ⁿ, the latter by Schur and Cohn.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { unitSpectrum } from 'basincheck/exact';
 * const A = [[1, 5], [0, -1]].map((row) => row.map((entry) => Rational.of(entry)));
 * unitSpectrum(A); // → { ones: 1, isGreatest: true }
 * ```
 */
export function unitSpectrum(A: Matrix): { readonly ones: number; readonly isGreatest: boolean } {
  const n = A.length;
  const shifted = A.map((row, i) => row.map((entry, j) => (i === j ? entry.minus(Rational.one) : entry)));
  let power: Matrix = matrix.identity(n);
  for (let k = 0; k < n; k++) power = matrix.multiply(power, shifted);
  return { ones: n - matrix.rank(power), isGreatest: isInClosedDisc(characteristicPolynomial(A)) };
}
