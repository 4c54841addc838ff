/** Whether the norm of a matrix is below 1 − √m, in exact arithmetic: numbers a + b·√m have signs that are decided. */

import { at, matrix, type Matrix, Rational, type Watch, unwatched } from '../numbers/index.js';
import { characteristicPolynomial } from './characteristic-polynomial.js';

/** a + b·√m */
type Surd = readonly [a: Rational, b: Rational];

/** The sign of a + b·√m, for m ≥ 0. */
export function surdSign([a, b]: Surd, m: Rational): number {
  if (b.sign === 0 || m.sign === 0 || a.sign === b.sign)
    return a.sign === 0 && m.sign !== 0 ? b.sign : a.sign;
  const difference = a.times(a).compare(b.times(b).times(m));
  return difference > 0 ? a.sign : difference < 0 ? b.sign : 0;
}

/**
 * Whether ‖A‖ < 1 − √m, for m ≥ 0. The eigenvalues of AᵀA, which are real, are below s = (1 − √m)² if, and only if, all coefficients
 * of det((t + s)·I − AᵀA) are positive.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { isNormBelow } from 'basincheck/exact';
 * isNormBelow([[Rational.of(1, 2)]], Rational.zero); // → true
 * isNormBelow([[Rational.of(1, 2)]], Rational.of(1, 4)); // → false
 * ```
 */
export function isNormBelow(A: Matrix, m: Rational, watch: Watch = unwatched): boolean {
  if (!m.lessThan(Rational.one)) return false;
  const square = matrix.multiply(matrix.transpose(A), A, watch);
  const coefficients: Surd[] = characteristicPolynomial(square, watch).map((each) => [each, Rational.zero]);
  const [c, d] = [Rational.one.plus(m), Rational.of(-2)];
  for (let end = coefficients.length - 1; end > 0; end--)
    for (let k = 1; k <= end; k++) {
      const [[a, b], [e, f]] = [at(coefficients, k - 1), at(coefficients, k)];
      coefficients[k] = [e.plus(a.times(c)).plus(b.times(d).times(m)), f.plus(a.times(d)).plus(b.times(c))];
      watch(at(coefficients, k)[0]);
    }
  return coefficients.every((each) => surdSign(each, m) > 0);
}
