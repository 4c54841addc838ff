/**
 * Polynomials over ℚ and the closed unit disc, in exact arithmetic: whether all roots lie in it, and how often 1 is one. A polynomial
 * is the list of its coefficients, the highest first, which is not 0.
 */

import { at, matrix, type Matrix, Rational } from '../numbers/index.js';
import { characteristicPolynomial } from './characteristic-polynomial.js';
import { isInsideDisc } from './schur-cohn.js';

type Polynomial = readonly Rational[];

/** Whether all roots have a modulus of 1 at most. */
export function isInClosedDisc(p: Polynomial): boolean {
  if (p.length === 1) return true;
  // λ is a root of both p and tⁿ·p(1/t) if 1/λ is one of p too: those on the circle are.
  const common = greatestCommonDivisor(p, withoutLeadingZeros(p.toReversed()));
  if (!isInsideDisc(divided(p, common).quotient)) return false;
  // Cohn: the roots of a polynomial whose roots come in pairs λ, 1/λ are all on the circle if those of its derivative are in the disc.
  return common.length === 1 || isInClosedDisc(derivative(common));
}

/** How often 1 is a root. */
export function multiplicityOfOne(p: Polynomial): number {
  let [rest, times] = [p, 0];
  for (;;) {
    const { quotient, remainder } = divided(rest, [Rational.one, Rational.one.negated()]);
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

function derivative(p: Polynomial): Polynomial {
  return p.slice(0, -1).map((entry, k) => entry.times(Rational.of(p.length - 1 - k)));
}

function withoutLeadingZeros(p: Polynomial): Polynomial {
  const first = p.findIndex(({ sign }) => sign !== 0);
  return first < 0 ? [] : p.slice(first);
}

function divided(
  p: Polynomial,
  by: Polynomial,
): { readonly quotient: Polynomial; readonly remainder: Polynomial } {
  const rest = [...p];
  const quotient: Rational[] = [];
  for (let k = 0; k + by.length <= p.length; k++) {
    const factor = at(rest, k).dividedBy(at(by, 0));
    quotient.push(factor);
    for (const [i, entry] of by.entries()) rest[k + i] = at(rest, k + i).minus(factor.times(entry));
  }
  return { quotient, remainder: withoutLeadingZeros(rest.slice(quotient.length)) };
}

function greatestCommonDivisor(p: Polynomial, q: Polynomial): Polynomial {
  let [a, b] = [p, q];
  while (b.length > 0) [a, b] = [b, divided(a, b).remainder];
  return a;
}
