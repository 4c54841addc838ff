/**
 * Elimination over ℚ, with what shows its results: a basis of a kernel shows dependence, a factorisation shows that a
 * rank is at most r, and a minor that it is at least r. Each of them only has to be multiplied out.
 */

import { at, type Matrix, matrix, Rational, type Vector } from '../numbers/index.js';

/** A matrix in reduced row echelon form: `pivots` are the columns of the leading ones, as many as the rank. */
export interface Echelon {
  readonly rows: Matrix;
  readonly pivots: readonly number[];
}

/** The rows that are not zero of the reduced row echelon form. */
export function echelon(matrix: Matrix): Echelon {
  const rows = [...matrix];
  const pivots: number[] = [];
  for (let column = 0; column < (matrix[0]?.length ?? 0); column++) {
    const top = pivots.length;
    const found = rows.findIndex((row, i) => i >= top && at(row, column).sign !== 0);
    if (found < 0) continue;
    const chosen = at(rows, found);
    rows[found] = at(rows, top);
    const leading = at(chosen, column);
    const unit = chosen.map((entry) => entry.dividedBy(leading));
    rows[top] = unit;
    rows.forEach((row, i) => {
      const factor = at(row, column);
      if (i === top || factor.sign === 0) return;
      rows[i] = row.map((entry, j) => entry.minus(factor.times(at(unit, j))));
    });
    pivots.push(column);
  }
  return { rows: rows.slice(0, pivots.length), pivots };
}

/** A basis of the vectors x with A·x = 0, for A m×n; n is asked for, since a matrix without rows does not say it. */
export function kernel(A: Matrix, n: number): Matrix {
  const { rows, pivots } = echelon(A);
  const free = Array.from({ length: n }, (_, j) => j).filter((j) => !pivots.includes(j));
  return free.map((j) =>
    Array.from({ length: n }, (_, i) => {
      if (i === j) return Rational.one;
      const row = pivots.indexOf(i);
      return row < 0 ? Rational.zero : at(at(rows, row), j).negated();
    }),
  );
}

/** A basis of the vectors y with yᵀ·A = 0, for A m×n. */
export function leftKernel(A: Matrix): Matrix {
  return kernel(matrix.transpose(A), A.length);
}

/** A = left·right with left m×r and right r×n, where r is the rank: the columns of A at the pivots, times its echelon form. */
export function rankFactors(A: Matrix): { readonly left: Matrix; readonly right: Matrix } {
  const { rows, pivots } = echelon(A);
  return { left: A.map((row) => pivots.map((j) => at(row, j))), right: rows };
}

/** Rows and columns of a square part of A that is invertible and has as many rows as the rank of A. */
export function minor(A: Matrix): { readonly rows: readonly number[]; readonly columns: readonly number[] } {
  return { rows: echelon(matrix.transpose(A)).pivots, columns: echelon(A).pivots };
}

/** The entries of A in these rows and columns. */
export function part(A: Matrix, rows: readonly number[], columns: readonly number[]): Matrix {
  return rows.map((i) => columns.map((j) => at(at(A, i), j)));
}

/** A vector x with A·x = b, for A m×n and b of length m; `undefined` if there is none. */
export function solution(A: Matrix, b: Vector): Vector | undefined {
  const n = A[0]?.length ?? 0;
  const { rows, pivots } = echelon(A.map((row, i) => [...row, at(b, i)]));
  if (pivots.includes(n)) return undefined;
  return Array.from({ length: n }, (_, j) => {
    const row = pivots.indexOf(j);
    return row < 0 ? Rational.zero : at(at(rows, row), n);
  });
}
