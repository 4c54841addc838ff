import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  at,
  characteristicPolynomial,
  eigenvaluesBelow,
  kernel,
  leftKernel,
  matrix,
  type Matrix,
  minor,
  part,
  pseudoInverse,
  rankFactors,
  Rational,
  solution,
} from '../../../src/exact/index.js';
import { determinant, fractionsOf, productOf, rankByMinors, textOf, texts } from './fractions.js';
import { anyMatrix, matrices, matrixOf, q } from './numbers.js';

test('a factorisation has as many columns as the rank by minors, and multiplies out to the matrix', () => {
  fc.assert(
    fc.property(anyMatrix, (A) => {
      const { left, right } = rankFactors(A);
      const rank = rankByMinors(fractionsOf(A));
      expect(right.length).toBe(rank);
      if (rank > 0) expect(textOf(productOf(fractionsOf(left), fractionsOf(right)))).toEqual(texts(A));
    }),
  );
});

test('a minor of the size of the rank is not zero', () => {
  fc.assert(
    fc.property(anyMatrix, (A) => {
      const { rows, columns } = minor(A);
      expect([rows.length, columns.length]).toEqual(Array(2).fill(rankByMinors(fractionsOf(A))));
      expect(determinant(fractionsOf(part(A, rows, columns))).equals(0)).toBe(false);
    }),
  );
});

test('a kernel has the dimension that the rank leaves, and is mapped to zero on its side', () => {
  fc.assert(
    fc.property(anyMatrix, (A) => {
      const n = at(A, 0).length;
      const rank = rankByMinors(fractionsOf(A));
      const [right, left] = [kernel(A, n), leftKernel(A)];
      expect([right.length, left.length]).toEqual([n - rank, A.length - rank]);
      for (const x of right) expect(matrix.apply(A, x).every(({ sign }) => sign === 0)).toBe(true);
      for (const y of left) {
        expect(matrix.apply(matrix.transpose(A), y).every(({ sign }) => sign === 0)).toBe(true);
      }
      if (right.length > 0) expect(rankByMinors(fractionsOf(right))).toBe(right.length);
    }),
  );
});

test('a solution is one, and there is none only where the rank grows with the right side', () => {
  fc.assert(
    fc.property(
      anyMatrix,
      fc.array(fc.integer({ min: -2, max: 2 }), { minLength: 4, maxLength: 4 }),
      (A, b) => {
        const right = A.map((_, i) => q(at(b, i)));
        const x = solution(A, right);
        if (x) expect(matrix.apply(A, x).map(String)).toEqual(right.map(String));
        else {
          const extended = A.map((row, i) => [...row, at(right, i)]);
          expect(rankByMinors(fractionsOf(extended))).toBe(rankByMinors(fractionsOf(A)) + 1);
        }
      },
    ),
  );
});

test('a pseudo-inverse satisfies the four equations of Penrose', () => {
  fc.assert(
    fc.property(anyMatrix, (A) => {
      const [a, plus] = [fractionsOf(A), fractionsOf(pseudoInverse(A))];
      const [left, right] = [productOf(a, plus), productOf(plus, a)];
      expect(textOf(productOf(left, a))).toEqual(textOf(a));
      expect(textOf(productOf(right, plus))).toEqual(textOf(plus));
      for (const each of [left, right]) {
        const rows = textOf(each);
        for (const [i, row] of rows.entries())
          for (const [j, entry] of row.entries()) expect(rows[j]?.[i]).toBe(entry);
      }
    }),
  );
});

test('the minimum-norm solution of four numbers and two examples is the golden one', () => {
  const X = matrixOf([1, 0], [2, 1], [2, -1], [0, 3]);
  const A = matrix.multiply(X, pseudoInverse(X));
  expect(texts(A)).toEqual([
    ['1/9', '2/9', '2/9', '0'],
    ['2/9', '53/99', '35/99', '3/11'],
    ['2/9', '35/99', '53/99', '-3/11'],
    ['0', '3/11', '-3/11', '9/11'],
  ]);
  expect([matrix.rank(A), texts(matrix.multiply(A, A))]).toEqual([2, texts(A)]);
});

test('what a start other than zero leaves is the golden one', () => {
  const X = matrixOf([1, 0], [2, 1], [2, -1], [0, 3]);
  const start = matrixOf([3, 1, 0, 0], [0, 0, 2, 0], [1, 0, 0, 0], [0, 0, 0, 5]);
  const P = matrix.multiply(X, pseudoInverse(X));
  const rest = matrix.identity(4).map((row, i) => matrix.subtract(row, at(P, i)));
  const limit = matrix.multiply(start, rest).map((row, i) => matrix.add(row, at(P, i)));
  expect(texts(limit)).toEqual([
    ['23/9', '2/99', '-79/99', '-3/11'],
    ['-2/9', '-17/99', '127/99', '9/11'],
    ['10/9', '13/99', '31/99', '-3/11'],
    ['0', '-12/11', '12/11', '19/11'],
  ]);
});

test('gradient descent in float64 comes to the closed form', () => {
  const X = matrixOf([1, 0], [2, 1], [2, -1], [0, 3]);
  const floats = (A: Matrix): number[][] => A.map((row) => row.map((entry) => entry.toNumber()));
  const limit = floats(matrix.multiply(X, pseudoInverse(X)));
  const S = floats(matrix.multiply(X, matrix.transpose(X)));
  let A = S.map((row) => row.map(() => 0));
  // λ₁ = 11: a rate between 1/11, the bound of the paper, and 2/11.
  for (let step = 0; step < 500; step++) {
    A = A.map((row, i) => {
      const gap = row.map((entry, k) => (i === k ? 1 : 0) - entry);
      return row.map(
        (entry, j) => entry + 0.17 * S.reduce((sum, each, k) => sum + at(gap, k) * at(each, j), 0),
      );
    });
  }
  for (const [i, row] of A.entries())
    for (const [j, entry] of row.entries()) expect(entry).toBeCloseTo(at(at(limit, i), j), 12);
});

test('a characteristic polynomial has the values of determinants', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }).chain((n) => matrices(n, n)),
      fc.integer({ min: -3, max: 3 }),
      (A, t) => {
        const value = characteristicPolynomial(A).reduce((sum, c) => sum.times(q(t)).plus(c), Rational.zero);
        const shifted = A.map((row, i) =>
          row.map((entry, j) => (i === j ? q(t).minus(entry) : entry.negated())),
        );
        expect(value.toString()).toBe(determinant(fractionsOf(shifted)).toFraction());
      },
    ),
  );
});

test('the eigenvalues of a diagonal matrix are below what is greater than all of them, and of nothing else', () => {
  const diagonal = (...entries: readonly number[]): Matrix =>
    entries.map((entry, i) => entries.map((_, j) => q(i === j ? entry : 0)));
  expect(eigenvaluesBelow(diagonal(-2, 0, 1), q('3/2'))).toBe(true);
  expect(eigenvaluesBelow(diagonal(-2, 0, 1), q(1))).toBe(false);
  expect(eigenvaluesBelow(diagonal(2, 2, 1), q(1))).toBe(false);
  expect(eigenvaluesBelow(matrixOf([0, 2], [2, 0]), q(2))).toBe(false);
  expect(eigenvaluesBelow(matrixOf([0, 2], [2, 0]), q('201/100'))).toBe(true);
});
