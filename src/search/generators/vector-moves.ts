import { matrix, type Rational, type Vector } from '../../exact/index.js';
import { rationalMoves } from './rational-moves.js';

/** Vectors that may replace x: 0, then those with another number in one place. */
export function* vectorMoves(x: Vector): Generator<Vector, void> {
  yield matrix.zeros(x.length);
  for (const [i, entry] of x.entries()) {
    for (const move of rationalMoves(entry)) yield withEntry(x, i, move);
  }
}

function withEntry(x: Vector, i: number, entry: Rational): Vector {
  return x.map((other, j) => (i === j ? entry : other));
}
