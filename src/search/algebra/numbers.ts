/** Small exact numbers for cases. */

import fc from 'fast-check';
import { type Matrix, Rational, type Vector } from '../../exact/index.js';

export function integerBetween(min: number, max: number): fc.Arbitrary<Rational> {
  return fc.integer({ min, max }).map((n) => Rational.of(n));
}

/** n/q with |n| ≤ most. */
export function fraction(most: number, denominators: readonly number[]): fc.Arbitrary<Rational> {
  return fc
    .tuple(fc.integer({ min: -most, max: most }), fc.constantFrom(...denominators))
    .map(([n, q]) => Rational.of(n, q));
}

export function vectorOf(entry: fc.Arbitrary<Rational>, n: number): fc.Arbitrary<Vector> {
  return fc.array(entry, { minLength: n, maxLength: n });
}

export function matrixOf(entry: fc.Arbitrary<Rational>, m: number, n: number): fc.Arbitrary<Matrix> {
  return fc.array(vectorOf(entry, n), { minLength: m, maxLength: m });
}
