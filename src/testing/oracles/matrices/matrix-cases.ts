/** Matrices whose rank is known exactly, of numbers that a format has. */

import type fc from 'fast-check';
import { at, bitLength, matrix, type Matrix, Rational } from '../../../exact/index.js';
import { complexity, Descending, matrixMoves, matrixOfRank } from '../../../search/generators/index.js';
import { type PrecisionName, precisions } from '../precision.js';

/** Generated matrices, which shrink; or a list of your own, each as its rows of numbers. */
export type Matrices = Descending<Matrix> | readonly (readonly (readonly number[])[])[];

const LARGEST_SIZE = 4;

/** Bits after the point of long entries; rows that depend on others have a few more, and are numbers of the format too. */
const LONG_BITS: Readonly<Record<PrecisionName, number>> = { float32: 14, float64: 24 };

/** By which powers of two a whole matrix may be multiplied. */
const SCALES = [0, 0, 10, -10, 40, -40];

/**
 * m×n matrices with 1 to 4 rows and columns, tall, square and wide, of every rank from 0 on; half of them with quarters as
 * entries, half with long ones.
 */
export function matricesOfAnyRank(precision: PrecisionName): Descending<Matrix> {
  return new Descending({
    name: 'matrix',
    draw: (random, simple) => {
      const [m, n] = [random.nextInt(1, LARGEST_SIZE), random.nextInt(1, LARGEST_SIZE)];
      const bits = random.nextInt(0, 1) === 1 ? LONG_BITS[precision] : 2;
      const rank = random.nextInt(0, Math.min(m, n));
      const drawn = matrixOfRank(m, n, rank, { bits }).descent.draw(random, simple);
      return drawn && times(drawn, scale(random));
    },
    accepts: (value): value is Matrix => isMatrix(value) && isOfFormat(value, precision),
    complexity: (A) => [A.length + at(A, 0).length, A.length, ...complexityOf(A)],
    *moves(A) {
      yield* smallerParts(A);
      for (const exponent of SCALES) yield times(A, Rational.fromNumber(2 ** exponent));
      yield* matrixMoves(A);
    },
  });
}

/** The arbitrary, or one that draws from the list, rounded to the format. Throws a RangeError for an empty list, and where an item is no matrix. */
export function matricesFrom(given: Matrices, name: PrecisionName): Descending<Matrix> {
  if (given instanceof Descending) return given;
  if (given.length === 0) throw new RangeError('references: expected at least one matrix, got none');
  const format = precisions[name];
  const matrices = given.map((A, i) => {
    const exact = A.map((row) =>
      row.map((entry) => Rational.fromNumber(format.round(Rational.fromNumber(entry)))),
    );
    if (!isMatrix(exact)) throw new RangeError(`references: expected rows of one length at matrices[${i}]`);
    return exact;
  });
  return new Descending({
    name: 'one of the given matrices',
    draw: (random) => at(matrices, random.nextInt(0, matrices.length - 1)),
    accepts: (value): value is Matrix => matrices.some((A) => A === value),
    complexity: complexity.ofMatrix,
    moves: () => [],
  });
}

/** Of numbers with many digits, only how many: a large number that gets smaller by one, again and again, is no simpler. */
function complexityOf(A: Matrix): readonly (number | bigint)[] {
  const [digits = 0, ...rest] = complexity.ofMatrix(A);
  return digits > MANY_DIGITS ? [digits] : [digits, ...rest];
}

const MANY_DIGITS = 32;

function scale(random: fc.Random): Rational {
  return Rational.fromNumber(2 ** at(SCALES, random.nextInt(0, SCALES.length - 1)));
}

function times(A: Matrix, factor: Rational): Matrix {
  return A.map((row) => row.map((entry) => entry.times(factor)));
}

/** Without one row, or one column. */
function* smallerParts(A: Matrix): Generator<Matrix, void> {
  if (A.length > 1) for (const i of A.keys()) yield A.toSpliced(i, 1);
  const columns = matrix.transpose(A);
  if (columns.length > 1) for (const j of columns.keys()) yield matrix.transpose(columns.toSpliced(j, 1));
}

function isMatrix(value: unknown): value is Matrix {
  if (!Array.isArray(value) || value.length === 0) return false;
  const rows = value as readonly unknown[];
  const [first] = rows;
  const width = Array.isArray(first) ? first.length : 0;
  return (
    width > 0 &&
    rows.every(
      (row) =>
        Array.isArray(row) &&
        row.length === width &&
        row.every((entry: unknown) => entry instanceof Rational),
    )
  );
}

function isOfFormat(A: Matrix, name: PrecisionName): boolean {
  const format = precisions[name];
  return A.flat().every(
    (entry) =>
      bitLength(entry.numerator) <= format.bits && Rational.fromNumber(format.round(entry)).equals(entry),
  );
}

/** The same numbers, as code gets them: an array of rows. */
export function plainMatrix(A: Matrix): number[][] {
  return A.map((row) => row.map((entry) => entry.toNumber()));
}
