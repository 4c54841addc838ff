import { matrix, type Matrix, pseudoInverse, Rational } from '../../../exact/index.js';
import { shown } from '../numbers-returned.js';
import { type Precision, precisions, type PrecisionName } from '../precision.js';
import { Reference, type RunOptions } from '../reference.js';
import { type Matrices, matricesFrom, matricesOfAnyRank, plainMatrix } from './matrix-cases.js';
import { backwardError, normAbove } from './norms.js';

/** A function that says the rank of a matrix, given as its rows. */
export type RankFunction = (A: number[][]) => number | PromiseLike<number>;

export interface MatrixOptions extends RunOptions {
  /** The arithmetic of the code; `float64` if not given. All numbers that the code gets are numbers of that format. */
  readonly precision?: PrecisionName;
  /** The matrices; small ones of all shapes and ranks if not given. Matrices of your own can be given as a list. */
  readonly matrices?: Matrices;
}

/**
 * The rank of A, m×n, decided exactly. It is asked for where rounding leaves no doubt: each singular value of A is 0, or at
 * least four times ‖E‖ ≤ 16·m·n·u·‖A‖, which is what a backward stable computation may be off, and at least 2⁻¹⁷·‖A‖ (2⁻⁸·‖A‖ in
 * float32). So every threshold between the two that code may use gives the rank.
 *
 * @example
 * ```ts
 * import { rank } from 'basincheck/references';
 * const reference = rank({ matrices: [[[1, 2], [2, 4]]] });
 * (await reference.compare(() => 1)).agrees; // → true
 * (await reference.compare((A) => A.length)).agrees; // → false
 * ```
 */
export function rank(options: MatrixOptions = {}): Reference<Matrix, [A: number[][]], number> {
  const { precision: name = 'float64', matrices, ...runs } = options;
  const precision = precisions[name];
  return new Reference(
    {
      name: 'the rank',
      cases: matricesFrom(matrices ?? matricesOfAnyRank(name), name).where('matrix with a clear rank', (A) =>
        hasClearRank(A, precision),
      ),
      argumentsOf: (A) => [plainMatrix(A)],
      describe: (A) => ({ matrix: JSON.stringify(plainMatrix(A)) }),
      judge: (A, result) => {
        const expected = matrix.rank(A);
        return result === expected
          ? undefined
          : { where: 'the rank', expected: String(expected), received: shown(result) };
      },
    },
    runs,
  );
}

/** ‖A⁺‖ is at least 1/σ for each singular value σ that is not 0. */
export function hasClearRank(A: Matrix, precision: Precision): boolean {
  const inverse = normAbove(pseudoInverse(A));
  const doubt = backwardError(A, precision).times(Rational.of(4));
  const condition = Rational.of(2 ** Math.floor(precision.bits / 3));
  return doubt.times(inverse).atMost(Rational.one) && normAbove(A).times(inverse).atMost(condition);
}
