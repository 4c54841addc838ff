/** Where the eigenvalues of any rational matrix lie, complex ones too: inside the unit circle or not. */

import { at, type Matrix, Rational, type Watch, unwatched } from '../numbers/index.js';
import { characteristicPolynomial } from './characteristic-polynomial.js';

/**
 * Whether all eigenvalues of a square matrix, real or not, have an absolute value below the radius: whether the powers of A/radius tend to 0. By
 * Schur, Cohn and Jury: the roots of p(z) = a_n·zⁿ + … + a_0 lie in the open unit disc if, and only if, |a_0| < |a_n| and those of
 * (a_n·p(z) − a_0·zⁿ·p(1/z))/z do. Throws unless the radius is positive.
 *
 * @example
 * ```ts
 * import { eigenvaluesWithin, Rational } from 'basincheck';
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
  // The highest coefficient comes first.
  let p = characteristicPolynomial(scaled, watch);
  while (p.length > 1) {
    const [leading, constant] = [at(p, 0), at(p, p.length - 1)];
    if (!constant.abs().lessThan(leading.abs())) return false;
    const ratio = constant.dividedBy(leading);
    const { length } = p;
    p = p.slice(0, -1).map((c, k) => {
      const next = c.minus(ratio.times(at(p, length - 1 - k)));
      watch(next);
      return next;
    });
  }
  return true;
}
