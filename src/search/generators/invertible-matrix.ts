import { at, type Matrix, matrix, Rational, type Vector } from '../../exact/index.js';
import { oneOf, shuffled } from './choice.js';
import { ofMatrix } from './complexity.js';
import { Descending } from './descending.js';
import { isDyadic } from './dyadic.js';
import { isDyadicMatrix } from './matrix-of-rank.js';
import { matrixMoves } from './matrix-moves.js';
import { endsOf } from './range.js';

const FACTORS = ['1', '-1', '1/2', '-1/2', '2', '-2'].map((text) => Rational.from(text));
const POWERS = ['1', '-1', '1/2', '-1/2', '2', '-2', '1/4', '4'].map((text) => Rational.from(text));

/**
 * n×n matrices with dyadic entries whose inverse has dyadic entries too, so that networks can be conjugated back
 * and forth without any other denominators: a permutation matrix with powers of two in the place of the ones,
 * after up to n + 1 additions of a multiple of one row to another. They shrink to the identity.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { matrix } from 'basincheck';
 * import { invertibleMatrix } from 'basincheck/arbitraries';
 * fc.sample(invertibleMatrix(3), 20).every((A) => matrix.rank(A) === 3); // → true
 * fc.check(fc.property(invertibleMatrix(2), () => false)).counterexample; // → [[[1, 0], [0, 1]]]
 * ```
 */
export function invertibleMatrix(n: number): Descending<Matrix> {
  endsOf('invertibleMatrix', n);
  return new Descending({
    name: 'invertibleMatrix',
    draw: (random) => {
      const rows = shuffled(random, matrix.identity(n)).map((row): Vector => {
        const power = oneOf(random, POWERS);
        return row.map((x) => x.times(power));
      });
      const additions = n > 1 ? random.nextInt(0, n + 1) : 0;
      for (let k = 0; k < additions; k++) {
        const i = random.nextInt(0, n - 1);
        const j = (i + random.nextInt(1, n - 1)) % n;
        const factor = oneOf(random, FACTORS);
        const multiple = at(rows, j).map((x) => x.times(factor));
        rows[i] = matrix.add(at(rows, i), multiple);
      }
      return rows;
    },
    accepts: (a): a is Matrix =>
      isDyadicMatrix(a, n, n) && matrix.inverse(a)?.every((row) => row.every((x) => isDyadic(x))) === true,
    complexity: ofMatrix,
    moves: matrixMoves,
  });
}
