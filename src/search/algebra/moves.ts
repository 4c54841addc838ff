/** Simpler matrices, vectors and numbers, one change at a time. */

import { at, type Matrix, type Rational, type Vector } from '../../exact/index.js';
import { rationalMoves } from '../generators/index.js';

type NumberMoves = (x: Rational) => Iterable<Rational>;

export function* vectorMoves(vector: Vector, moves: NumberMoves = rationalMoves): Generator<Vector> {
  for (const [i, entry] of vector.entries()) for (const move of moves(entry)) yield vector.with(i, move);
}

export function* entryMoves(matrix: Matrix, moves: NumberMoves = rationalMoves): Generator<Matrix> {
  for (const [i, row] of matrix.entries())
    for (const move of vectorMoves(row, moves)) yield matrix.with(i, move);
}

export function* withoutRow(matrix: Matrix): Generator<Matrix> {
  if (matrix.length > 1) for (const i of matrix.keys()) yield matrix.toSpliced(i, 1);
}

export function* withoutColumn(matrix: Matrix): Generator<Matrix> {
  const width = at(matrix, 0).length;
  if (width === 1) return;
  for (let j = 0; j < width; j++) yield matrix.map((row) => row.toSpliced(j, 1));
}

/** The indices below n with two of them exchanged. */
export function* exchanges(n: number): Generator<readonly number[]> {
  const indices = Array.from({ length: n }, (_, i) => i);
  for (const i of indices) for (const j of indices.slice(i + 1)) yield indices.with(i, j).with(j, i);
}

/** Square matrices without row and column i. */
export function* smallerSquares(matrix: Matrix): Generator<Matrix> {
  if (matrix.length === 1) return;
  for (const i of matrix.keys()) yield matrix.toSpliced(i, 1).map((row) => row.toSpliced(i, 1));
}

export function* mapped<A, B>(items: Iterable<A>, f: (item: A) => B): Generator<B> {
  for (const item of items) yield f(item);
}
