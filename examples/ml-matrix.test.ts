/** The linear algebra of ml-matrix against exact answers: what agrees, and two findings for wide matrices. */

import { matrix, pseudoInverse as exactPseudoInverse, Rational } from 'basincheck';
import { matrixOfRank } from 'basincheck/arbitraries';
import { eigenvalues, type ForwardPass, forwardPass, pseudoInverse, rank } from 'basincheck/vitest';
import {
  EigenvalueDecomposition,
  inverse,
  Matrix,
  pseudoInverse as mlPseudoInverse,
  solve,
  SVD,
} from 'ml-matrix';
import { describe, expect, test } from 'vitest';

describe('these agree, for matrices of every shape and rank', () => {
  test('the pseudo-inverse', async () => {
    const pinv = (A: number[][]) => mlPseudoInverse(new Matrix(A)).to2DArray();
    await expect(pinv).toAgreeWithReference(pseudoInverse());
  });

  test('the rank by singular values', async () => {
    const rankOf = (A: number[][]) => new SVD(new Matrix(A), { autoTranspose: true }).rank;
    await expect(rankOf).toAgreeWithReference(rank());
  });

  test('eigenvalues: complex, repeated and defective ones too', async () => {
    const eigenvaluesOf = (A: number[][]) => {
      const { realEigenvalues, imaginaryEigenvalues } = new EigenvalueDecomposition(new Matrix(A));
      return realEigenvalues.map((re, i): [number, number] => [re, imaginaryEigenvalues[i] ?? NaN]);
    };
    await expect(eigenvaluesOf).toAgreeWithReference(eigenvalues());
  });

  test('products, in a forward pass', async () => {
    const forward: ForwardPass = ({ layers, phi }, x) =>
      layers.reduce((y, { weights, bias }, k) => {
        const sums = new Matrix(weights).mmul(Matrix.columnVector(y)).to1DArray();
        const shifted = sums.map((sum, i) => sum + (bias[i] ?? NaN));
        return k + 1 < layers.length ? shifted.map(phi) : shifted;
      }, x);
    await expect(forward).toAgreeWithReference(forwardPass());
  });

  test('least squares by singular values, for tall and square matrices', async () => {
    for (const matrices of [matrixOfRank(3, 2, 1), matrixOfRank(3, 3, 2), matrixOfRank(2, 2, 2)])
      await expect(leastSquares).toAgreeWithReference(pseudoInverse({ matrices }));
  });
});

describe('found in version 6.15.1', () => {
  test('solve(A, B, true) has no solution for wide matrices, such as [[1, 0]]', async () => {
    const wide = [[1, 0]];
    await expect(leastSquares).not.toAgreeWithReference(pseudoInverse({ matrices: matrixOfRank(1, 2, 1) }));
    expect(leastSquares(wide)).toEqual([[NaN], [NaN]]);
    // x = (1, 0) solves 1·x₁ + 0·x₂ = 1.
    expect(exactPseudoInverse(exact(wide)).map(String)).toEqual(['1', '0']);
  });

  test('inverse(A, true) is no inverse of some wide matrices of full rank', async () => {
    const wide = [
      [1, 0, 0, 1],
      [-1, 0, 0, 0],
    ];
    const bySvd = (A: number[][]) => inverse(new Matrix(A), true).to2DArray();
    await expect(bySvd).not.toAgreeWithReference(pseudoInverse({ matrices: [wide] }));
    // Exactly: what comes out is X with A·X ≠ I by more than 1/2, though A·A⁺ = I.
    const [A, X] = [exact(wide), exact(bySvd(wide))];
    const identity = matrix.identity(2);
    expect(matrix.multiply(A, exactPseudoInverse(A))).toEqual(identity);
    const residual = matrix
      .multiply(A, X)
      .map((row, i) => matrix.subtract(row, identity[i] ?? []))
      .flat();
    expect(residual.some((entry) => Rational.half.lessThan(entry.abs()))).toBe(true);
  });
});

/** The X of least norm with the least |A·X − I|, by singular values. */
function leastSquares(A: number[][]): number[][] {
  return solve(new Matrix(A), Matrix.eye(A.length), true).to2DArray();
}

function exact(A: readonly (readonly number[])[]): Rational[][] {
  return A.map((row) => row.map((entry) => Rational.fromNumber(entry)));
}
