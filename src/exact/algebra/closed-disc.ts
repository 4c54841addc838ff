/**
 * Whether all roots of a polynomial over ℚ lie in the closed unit disc, or all eigenvalues of a matrix in a closed half-plane, in exact arithmetic. A
 * polynomial is the list of its coefficients, the highest first, which is not 0.
 */

import { at, type Matrix, Rational, unwatched, type Watch } from '../numbers/index.js';
import { characteristicPolynomial } from './characteristic-polynomial.js';
import { halfPlaneToDisc, isInsideDisc } from './schur-cohn.js';

type Polynomial = readonly Rational[];

/** Whether all roots have a modulus of 1 at most. */
export function isInClosedDisc(p: Polynomial, watch: Watch = unwatched): boolean {
  if (p.length === 1) return true;
  // λ is a root of both p and tⁿ·p(1/t) if 1/λ is one of p too: those on the circle are.
  const common = greatestCommonDivisor(p, withoutLeadingZeros(p.toReversed()), watch);
  if (!isInsideDisc(divided(p, common, watch).quotient, watch)) return false;
  // Cohn: the roots of a polynomial whose roots come in pairs λ, 1/λ are all on the circle if those of its derivative are in the disc.
  return common.length === 1 || isInClosedDisc(derivative(common), watch);
}

/**
 * Whether the real parts of all eigenvalues of a square matrix are the bound b at most: with 1 + b, which the map of `realPartsBelow` takes to
 * infinity, an eigenvalue is beyond it.
 */
export function realPartsAtMost(A: Matrix, bound: Rational, watch: Watch = unwatched): boolean {
  const image = halfPlaneToDisc(A, bound, watch);
  return image !== undefined && isInClosedDisc(characteristicPolynomial(image, watch), watch);
}

function derivative(p: Polynomial): Polynomial {
  return p.slice(0, -1).map((entry, k) => entry.times(Rational.of(p.length - 1 - k)));
}

function withoutLeadingZeros(p: Polynomial): Polynomial {
  const first = p.findIndex(({ sign }) => sign !== 0);
  return first < 0 ? [] : p.slice(first);
}

/** p = quotient·by + remainder, which has no leading zeros. */
export function divided(
  p: Polynomial,
  by: Polynomial,
  watch: Watch,
): { readonly quotient: Polynomial; readonly remainder: Polynomial } {
  const rest = [...p];
  const quotient: Rational[] = [];
  for (let k = 0; k + by.length <= p.length; k++) {
    const factor = at(rest, k).dividedBy(at(by, 0));
    quotient.push(factor);
    for (const [i, entry] of by.entries()) {
      const next = at(rest, k + i).minus(factor.times(entry));
      watch(next);
      rest[k + i] = next;
    }
  }
  return { quotient, remainder: withoutLeadingZeros(rest) };
}

function greatestCommonDivisor(p: Polynomial, q: Polynomial, watch: Watch): Polynomial {
  let [a, b] = [p, q];
  while (b.length > 0) [a, b] = [b, divided(a, b, watch).remainder];
  return a;
}
