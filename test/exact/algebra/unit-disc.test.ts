import fc from 'fast-check';
import { EigenvalueDecomposition, Matrix as FloatMatrix } from 'ml-matrix';
import { expect, test } from 'vitest';
import { at, eigenvaluesWithin, matrix, type Matrix, Rational } from '../../../src/exact/index.js';
import { matrices, matrixOf, q } from './numbers.js';

/** S·D·S⁻¹ for D with these blocks on its diagonal: the eigenvalues are those of the blocks. */
function similar(blocks: readonly Matrix[], S: Matrix): Matrix | undefined {
  const n = blocks.reduce((sum, block) => sum + block.length, 0);
  const D = Array.from({ length: n }, () => [...matrix.zeros(n)]);
  let start = 0;
  for (const block of blocks) {
    block.forEach((row, i) => {
      row.forEach((entry, j) => (at(D, start + i)[start + j] = entry));
    });
    start += block.length;
  }
  const inverse = matrix.inverse(S);
  return inverse && matrix.multiply(S, matrix.multiply(D, inverse));
}

/** A block with the eigenvalues r·e^(±iα), with a rational cosine and sine: absolute value |r|. */
const turns = fc
  .record({ r: fc.integer({ min: -12, max: 12 }), m: fc.integer({ min: 0, max: 4 }) })
  .map(({ r, m }) => {
    const [d, c, s] = [m * m + 1, m * m - 1, 2 * m];
    const size = Rational.of(r, 8);
    const entry = (n: number) => size.times(Rational.of(n, d));
    return {
      block: [
        [entry(c), entry(-s)],
        [entry(s), entry(c)],
      ] as Matrix,
      size: size.abs(),
    };
  });
const numbers = fc
  .integer({ min: -12, max: 12 })
  .map((n) => ({ block: [[Rational.of(n, 8)]] as Matrix, size: Rational.of(n, 8).abs() }));
const blocks = fc.array(fc.oneof(turns, numbers), { minLength: 1, maxLength: 2 });

test('eigenvalues that are known, complex ones too, are within what is greater than their absolute values, and within nothing else', () => {
  const cases = blocks.chain((all) => {
    const n = all.reduce((sum, { block }) => sum + block.length, 0);
    return fc.tuple(fc.constant(all), matrices(n, n), fc.integer({ min: 1, max: 16 }));
  });
  fc.assert(
    fc.property(cases, ([all, S, eighths]) => {
      const A = similar(
        all.map(({ block }) => block),
        S,
      );
      fc.pre(A !== undefined);
      const radius = Rational.of(eighths, 8);
      const isWithin = all.every(({ size }) => size.lessThan(radius));
      expect(eigenvaluesWithin(A, radius)).toBe(isWithin);
    }),
  );
});

test('it agrees with eigenvalues in floating point, where these are not too close to the circle', () => {
  const cases = fc.integer({ min: 1, max: 4 }).chain((n) => matrices(n, n));
  fc.assert(
    fc.property(cases, (A) => {
      const floats = new FloatMatrix(A.map((row) => row.map((entry) => entry.toNumber())));
      const { realEigenvalues: re, imaginaryEigenvalues: im } = new EigenvalueDecomposition(floats);
      const greatest = Math.max(...re.map((x, i) => Math.hypot(x, at(im, i))));
      fc.pre(Math.abs(greatest - 1) > 1e-3);
      expect(eigenvaluesWithin(A, Rational.one)).toBe(greatest < 1);
    }),
  );
});

test('the powers of a nilpotent matrix vanish, and an eigenvalue on the circle does not count as inside', () => {
  expect(eigenvaluesWithin(matrixOf([0, 9], [0, 0]), q('1/1000'))).toBe(true);
  expect(eigenvaluesWithin(matrixOf([0, -1], [1, 0]), Rational.one)).toBe(false);
  expect(eigenvaluesWithin(matrixOf([0, -2], [2, 0]), Rational.one)).toBe(false);
  expect(eigenvaluesWithin(matrixOf([-1]), Rational.one)).toBe(false);
  expect(() => eigenvaluesWithin(matrixOf([0]), Rational.zero)).toThrow(/expected a positive radius, got 0/);
});
