import { type Matrix, matrix, Rational, type Vector } from '../../exact/index.js';
import { rationalMoves } from './rational-moves.js';

const { zero, one, half } = Rational;
const minusOne = one.negated();
const two = Rational.of(2);

/** The simplest m×n matrix of rank r: the identity with zeros in the place of all but the first r ones. */
export function simplestOfRank(m: number, n: number, r: number): Matrix {
  return Array.from({ length: m }, (_, i) =>
    Array.from({ length: n }, (_, j) => (i === j && i < r ? one : zero)),
  );
}

/**
 * Matrices that may replace A. A change of a single entry often changes the rank. So rows and columns are also
 * replaced, exchanged, scaled, and added to one another; such moves keep the rank, or lower it by choice.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { matrixMoves } from 'basincheck/arbitraries';
 * [...matrixMoves([[Rational.of(2)]])].slice(0, 2); // → [[[0]], [[1]]]
 * ```
 */
export function* matrixMoves(a: Matrix): Generator<Matrix, void> {
  const [m, n] = [a.length, a[0]?.length ?? 0];
  for (let r = 0; r <= Math.min(m, n); r++) yield simplestOfRank(m, n, r);
  yield a.map((row) => row.map((x) => x.abs()));
  yield* rowMoves(a);
  for (const transposed of rowMoves(matrix.transpose(a))) yield matrix.transpose(transposed);
  for (const [i, row] of a.entries()) {
    for (const [j, entry] of row.entries()) {
      for (const move of rationalMoves(entry)) {
        yield withRow(
          a,
          i,
          row.map((x, k) => (j === k ? move : x)),
        );
      }
    }
  }
}

function* rowMoves(a: Matrix): Generator<Matrix, void> {
  for (const [i, row] of a.entries()) {
    yield withRow(a, i, matrix.zeros(row.length));
    for (const j of row.keys()) {
      yield withRow(
        a,
        i,
        row.map((_, k) => (j === k ? one : zero)),
      );
    }
  }
  for (const [i, row] of a.entries()) {
    for (const factor of [minusOne, half, two]) yield withRow(a, i, scaled(row, factor));
    for (const [j, other] of a.entries()) {
      if (i === j) continue;
      // The two rows exchanged, or rotated by a right angle, which keeps the determinant.
      if (i < j) yield withRow(withRow(a, i, other), j, row);
      yield withRow(withRow(a, i, other), j, scaled(row, minusOne));
      for (const factor of [one, minusOne]) yield withRow(a, i, matrix.add(row, scaled(other, factor)));
    }
  }
}

function scaled(row: Vector, factor: Rational): Vector {
  return row.map((x) => x.times(factor));
}

function withRow(a: Matrix, i: number, row: Vector): Matrix {
  return a.map((other, k) => (k === i ? row : other));
}
