import type fc from 'fast-check';
import { at, type Matrix, matrix, Rational, type Vector } from '../../exact/index.js';
import { oneOf, shuffled, weighted } from './choice.js';
import { ofMatrix } from './complexity.js';
import { Descending } from './descending.js';
import { type DyadicOptions, drawDyadic, isDyadic } from './dyadic.js';
import { matrixMoves, simplestOfRank } from './matrix-moves.js';
import { endsOf } from './range.js';
import { isVector } from './vector.js';

/**
 * m×n matrices of small dyadic rationals of exactly the given rank; all their shrinks have it too. They shrink to
 * the identity with zeros in the place of all but the first `rank` ones. Rows that depend on others are sums of
 * few of them, so that their entries may exceed the magnitude and have a bit more.
 *
 * @example
 * ```ts
 * import fc from 'fast-check';
 * import { matrix } from 'basincheck';
 * import { matrixOfRank } from 'basincheck/arbitraries';
 * fc.sample(matrixOfRank(2, 3, 1), 20).every((A) => matrix.rank(A) === 1); // → true
 * fc.check(fc.property(matrixOfRank(2, 3, 1), () => false)).counterexample; // → [[[1, 0, 0], [0, 0, 0]]]
 * ```
 */
export function matrixOfRank(
  m: number,
  n: number,
  rank: number,
  options: DyadicOptions = {},
): Descending<Matrix> {
  endsOf('matrixOfRank', m);
  endsOf('matrixOfRank', n);
  endsOf('matrixOfRank', [rank, Math.min(m, n)], 0);
  return new Descending({
    name: 'matrixOfRank',
    draw: (random, simple) => drawMatrixOfRank(random, simple, [m, n, rank], options),
    accepts: (a): a is Matrix => isDyadicMatrix(a, m, n) && matrix.rank(a) === rank,
    complexity: ofMatrix,
    moves: matrixMoves,
  });
}

/** Draws one such matrix, without making an arbitrary. */
export function drawMatrixOfRank(
  random: fc.Random,
  simple: boolean,
  [m, n, rank]: readonly [m: number, n: number, rank: number],
  options: DyadicOptions,
): Matrix {
  if (rank === Math.min(m, n)) return ofFullRank(random, simple, m, n, options);
  const basis = ofFullRank(random, simple, rank, n, options);
  const dependent = Array.from({ length: m - rank }, () => combination(random, basis, n));
  return shuffled(random, [...basis, ...dependent]);
}

export function isDyadicMatrix(a: unknown, m: number, n: number): a is Matrix {
  const isRow = (row: unknown) => isVector(row) && row.length === n && row.every((x) => isDyadic(x));
  return Array.isArray(a) && a.length === m && a.every(isRow);
}

/**
 * Number of draws of random entries; after that, signed unit vectors are taken. A random matrix rarely has a smaller
 * rank than the greatest.
 */
const MOST_DRAWS = 20;

function ofFullRank(
  random: fc.Random,
  simple: boolean,
  m: number,
  n: number,
  options: DyadicOptions,
): Matrix {
  const full = Math.min(m, n);
  for (let attempt = 0; attempt < MOST_DRAWS; attempt++) {
    const drawn = Array.from({ length: m }, () =>
      Array.from({ length: n }, () => drawDyadic(random, simple, options)),
    );
    if (matrix.rank(drawn) === full) return drawn;
  }
  const signs = [Rational.one, Rational.one.negated()];
  return shuffled(random, simplestOfRank(m, n, full)).map((row) => {
    const sign = oneOf(random, signs);
    return row.map((x) => x.times(sign));
  });
}

const FACTORS = (['0', '1', '-1', '1/2', '-1/2'] as const).map(
  (text) => [text === '0' ? 4 : 1, Rational.from(text)] as const,
);

/** A sum of a few of the rows, some of them halved. */
function combination(random: fc.Random, rows: Matrix, n: number): Vector {
  const factors = rows.map(() => weighted(random, FACTORS));
  return Array.from({ length: n }, (_, j) =>
    rows.reduce((sum, row, i) => sum.plus(at(row, j).times(at(factors, i))), Rational.zero),
  );
}
