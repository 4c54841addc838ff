import { type Matrix, pseudoInverse as exactPseudoInverse, Rational } from '../../../exact/index.js';
import { precisions } from '../precision.js';
import { Reference } from '../reference.js';
import { type Rows, wrongEntry } from '../rows-returned.js';
import { matricesFrom, matricesOfAnyRank, plainMatrix } from './matrix-cases.js';
import { backwardError, normAbove } from './norms.js';
import { hasClearRank, type MatrixOptions } from './rank.js';

/** A function that computes A⁺, n×m, from the rows of A, m×n. */
export type PseudoInverseFunction = (A: number[][]) => Rows | PromiseLike<Rows>;

/**
 * The pseudo-inverse A⁺ of Moore and Penrose, exact, for matrices whose rank is clear. Each entry may be off by
 * 4·‖A⁺‖²·‖E‖ with ‖E‖ ≤ 16·m·n·u·‖A‖: that much A⁺ changes if A does by E and keeps its rank (Wedin's theorem). For the 1×1
 * matrix 1 that is 64·u.
 *
 * @example
 * ```ts
 * import { pseudoInverse } from 'basincheck/references';
 * const reference = pseudoInverse({ matrices: [[[1], [2]]] });
 * (await reference.compare(() => [[0.2, 0.4]])).agrees; // → true
 * (await reference.compare(() => [[1, 0]])).agrees; // → false
 * ```
 */
export function pseudoInverse(options: MatrixOptions = {}): Reference<Matrix, [A: number[][]], Rows> {
  const { precision: name = 'float64', matrices, ...runs } = options;
  const precision = precisions[name];
  return new Reference(
    {
      name: 'the pseudo-inverse',
      cases: matricesFrom(matrices ?? matricesOfAnyRank(name), name).where('matrix with a clear rank', (A) =>
        hasClearRank(A, precision),
      ),
      argumentsOf: (A) => [plainMatrix(A)],
      describe: (A) => ({ matrix: JSON.stringify(plainMatrix(A)) }),
      judge: (A, result) => {
        const inverse = exactPseudoInverse(A);
        const size = normAbove(inverse);
        const error = Rational.of(4).times(size).times(size).times(backwardError(A, precision));
        const expected = inverse.map((row) => row.map((mid) => ({ mid, radius: Rational.zero, error })));
        return wrongEntry(result, expected, { precision });
      },
    },
    runs,
  );
}
