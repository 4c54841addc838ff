/**
 * Polynomials over ℚ and the unit disc, in exact arithmetic: whether all roots lie inside (Schur and Cohn), or inside or on the circle. A polynomial
 * is the list of its coefficients, the highest first, which is not 0.
 */

import { at, matrix, type Matrix, Rational, type Watch, unwatched } from '../numbers/index.js';
import { characteristicPolynomial } from './characteristic-polynomial.js';

type Polynomial = readonly Rational[];

/** Whether all roots have a modulus below 1. */
export function isInsideDisc(p: Polynomial, watch: Watch = unwatched): boolean {
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
