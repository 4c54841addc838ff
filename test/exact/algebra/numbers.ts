/** Small exact numbers and matrices for the tests of linear algebra. */

import fc from 'fast-check';
import { type Matrix, Rational, type Vector } from '../../../src/exact/index.js';

export const q = (value: number | string): Rational => Rational.from(String(value));

export function vectorOf(...values: readonly (number | string)[]): Vector {
  return values.map(q);
}

export function matrixOf(...rows: readonly (readonly (number | string)[])[]): Matrix {
  return rows.map((row) => vectorOf(...row));
}

/** Small fractions, often zero, so that ranks fall. */
const entry = fc
  .tuple(fc.integer({ min: -3, max: 3 }), fc.constantFrom(1, 1, 2, 3))
  .map(([n, d]) => Rational.of(n, d));

export function matrices(m: number, n: number): fc.Arbitrary<Matrix> {
  return fc.array(fc.array(entry, { minLength: n, maxLength: n }), { minLength: m, maxLength: m });
}

export const anyMatrix: fc.Arbitrary<Matrix> = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .chain(([m, n]) => matrices(m, n));
