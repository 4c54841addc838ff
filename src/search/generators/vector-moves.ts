import { matrix, type Rational, type Vector } from '../../exact/index.js';
import { rationalMoves } from './rational-moves.js';

/**
 * Vectors to try in the place of x: 0, then those with another number in one place.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { vectorMoves } from 'basincheck/arbitraries';
 * const moves = [...vectorMoves([Rational.of(2), Rational.one])];
 * moves.slice(0, 3); // → [[0, 0], [0, 1], [1, 1]]
 * ```
 */
export function* vectorMoves(x: Vector): Generator<Vector, void> {
  yield matrix.zeros(x.length);
  for (const [i, entry] of x.entries()) {
    for (const move of rationalMoves(entry)) yield withEntry(x, i, move);
  }
}

function withEntry(x: Vector, i: number, entry: Rational): Vector {
  return x.map((other, j) => (i === j ? entry : other));
}
