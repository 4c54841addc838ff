/**
 * Whether the powers of a matrix vanish, by the equation of Stein: P − Jᵀ·P·J = I has a positive definite solution if, and only if, all
 * eigenvalues have a modulus below 1. For if J·v = λ·v, then (1 − |λ|²)·v*·P·v = |v|²; and if they have, P = Σ (Jᵀ)ᵏ·Jᵏ.
 */

import { at, matrix, type Matrix, Rational, solution } from '../../exact/index.js';

/** `isExpanding` tries c = 1 − 2⁻ᵏ for k up to this. */
const FINEST = 40;

/**
 * Whether some eigenvalue has a modulus above 1: for a c < 1, P − c²·Jᵀ·P·J = I has a solution that is not positive definite. For then c·J has an
 * eigenvalue of modulus 1 or more. Other eigenvalues are missed only if their modulus is within 2⁻⁴⁰ of 1.
 */
export function isExpanding(J: Matrix): boolean {
  for (let k = 2; k <= FINEST; k++) {
    const c = Rational.one.minus(Rational.of(1n, 2n ** BigInt(k)));
    const P = steinSolution(J.map((row) => row.map((entry) => entry.times(c))));
    if (P && !isPositiveDefinite(P)) return true;
  }
  return false;
}

export function powersVanish(J: Matrix): boolean {
  const P = steinSolution(J);
  return P !== undefined && isPositiveDefinite(P);
}

/** A symmetric P with P − Jᵀ·P·J = I; `undefined` if there is none. The unknowns are its entries on and above the diagonal. */
export function steinSolution(J: Matrix): Matrix | undefined {
  const n = J.length;
  const unknowns = J.flatMap((_, k) => J.flatMap((_row, l) => (k <= l ? [[k, l] as const] : [])));
  const entry = (i: number, j: number): Rational => at(at(J, i), j);
  const equations = unknowns.map(([i, j]) =>
    unknowns.map(([k, l]) => {
      const product = entry(k, i).times(entry(l, j));
      const both = k === l ? product : product.plus(entry(l, i).times(entry(k, j)));
      return i === k && j === l ? Rational.one.minus(both) : both.negated();
    }),
  );
  const found = solution(
    equations,
    unknowns.map(([i, j]) => (i === j ? Rational.one : Rational.zero)),
  );
  if (found === undefined) return undefined;
  const P = Array.from({ length: n }, () => [...matrix.zeros(n)]);
  unknowns.forEach(([k, l], index) => {
    at(P, k)[l] = at(found, index);
    at(P, l)[k] = at(found, index);
  });
  return P;
}

/** By elimination: all pivots are positive. */
function isPositiveDefinite(P: Matrix): boolean {
  let rest = P;
  while (rest.length > 0) {
    const [first = [], ...others] = rest;
    const [pivot = Rational.zero, ...row] = first;
    if (pivot.sign <= 0) return false;
    rest = others.map(([head = Rational.zero, ...tail]) => {
      const factor = head.dividedBy(pivot);
      return tail.map((each, j) => each.minus(factor.times(at(row, j))));
    });
  }
  return true;
}
