/** Exact linear algebra on small rational matrices, stored as arrays of rows. */

import { gcd } from './integer.js';
import { Rational } from './rational.js';

export type Vector = readonly Rational[];
/** An m×n matrix: m rows of n entries. */
export type Matrix = readonly Vector[];

/** The number numerator / denominator, not always in lowest terms. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/**
 * A function that is called with computed values. `count` is the number of values in memory at once that are no
 * longer than this one. It may throw to end a computation whose numbers get too long or too many, or that takes too
 * long. So it is called between any two pieces of work of which either can take long, if only with 0; and before
 * memory is taken for many numbers.
 */
export type Watch = (value: Fraction, count?: number) => void;

/**
 * Watches nothing: what every computation does unless it is given another `Watch`.
 *
 * @example
 * ```ts
 * import { matrix } from 'basincheck';
 * import { unwatched } from 'basincheck/exact';
 * matrix.rank(matrix.identity(3), unwatched); // → 3
 * ```
 */
export const unwatched: Watch = () => undefined;

/**
 * `start + Σ a_i·b_i`, summed over one common denominator and reduced once, at the end. Throws unless the vectors have one
 * length.
 *
 * @example
 * ```ts
 * import { matrix, Rational } from 'basincheck';
 * const x = [Rational.of(1, 2), Rational.of(1, 3)];
 * matrix.dot(x, x); // → 13/36
 * matrix.dot(x, x, Rational.one); // → 49/36
 * ```
 */
export function dot(
  a: Vector,
  b: Vector,
  start: Rational = Rational.zero,
  watch: Watch = unwatched,
): Rational {
  if (a.length !== b.length) {
    throw new RangeError(`dot: expected vectors of one length, got ${a.length} and ${b.length}`);
  }
  let { numerator, denominator } = start;
  a.forEach((x, i) => {
    const y = at(b, i);
    const n = x.numerator * y.numerator;
    if (n === 0n) return;
    watch({ numerator, denominator });
    const d = x.denominator * y.denominator;
    if (d === denominator) {
      numerator += n;
      return;
    }
    const common = gcd(denominator, d);
    numerator = numerator * (d / common) + n * (denominator / common);
    denominator *= d / common;
  });
  return Rational.of(numerator, denominator);
}

/**
 * `A·x + b`, for A m×n, x of length n and b of length m; without b, `A·x`.
 *
 * @example
 * ```ts
 * import { matrix, Rational } from 'basincheck';
 * const A = [[1, 2], [3, 4]].map((row) => row.map((entry) => Rational.of(entry)));
 * const x = [Rational.of(1, 2), Rational.of(1, 3)];
 * matrix.apply(A, x); // → [7/6, 17/6]
 * ```
 */
export function apply(matrix: Matrix, x: Vector, watch: Watch = unwatched, b?: Vector): Vector {
  return matrix.map((row, i) => {
    const entry = dot(row, x, b && at(b, i), watch);
    watch(entry);
    return entry;
  });
}

/**
 * Of an m×n matrix the n×m one with its columns as rows.
 *
 * @example
 * ```ts
 * import { matrix, Rational } from 'basincheck';
 * const A = [[1, 2], [3, 4]].map((row) => row.map((entry) => Rational.of(entry)));
 * matrix.transpose(A); // → [[1, 3], [2, 4]]
 * ```
 */
export function transpose(matrix: Matrix): Matrix {
  return (matrix[0] ?? []).map((_, j) => matrix.map((row) => at(row, j)));
}

/**
 * `A·B`, for A m×n and B n×p.
 *
 * @example
 * ```ts
 * import { matrix, Rational } from 'basincheck';
 * const A = [[1, 2], [3, 4]].map((row) => row.map((entry) => Rational.of(entry)));
 * matrix.multiply(A, A); // → [[7, 10], [15, 22]]
 * ```
 */
export function multiply(a: Matrix, b: Matrix, watch: Watch = unwatched): Matrix {
  const columns = transpose(b);
  const size = a.length * columns.length;
  const watchAll: Watch = (entry) => {
    watch(entry, size);
  };
  return a.map((row) => apply(columns, row, watchAll));
}

/**
 * `a + b`, of vectors of one length.
 *
 * @example
 * ```ts
 * import { matrix, Rational } from 'basincheck';
 * const x = [Rational.of(1, 2), Rational.of(1, 3)];
 * matrix.add(x, x); // → [1, 2/3]
 * ```
 */
export function add(a: Vector, b: Vector, watch: Watch = unwatched): Vector {
  return a.map((x, i) => {
    watch(x);
    return x.plus(at(b, i));
  });
}

/**
 * `a − b`, of vectors of one length.
 *
 * @example
 * ```ts
 * import { matrix, Rational } from 'basincheck';
 * const x = [Rational.of(1, 2), Rational.of(1, 3)];
 * matrix.subtract(x, [Rational.one, Rational.one]); // → [-1/2, -2/3]
 * ```
 */
export function subtract(a: Vector, b: Vector, watch: Watch = unwatched): Vector {
  return a.map((x, i) => {
    watch(x);
    return x.minus(at(b, i));
  });
}

/**
 * The vector of n zeros.
 *
 * @example
 * ```ts
 * import { matrix } from 'basincheck';
 * matrix.zeros(2); // → [0, 0]
 * ```
 */
export function zeros(n: number): Vector {
  return Array.from({ length: n }, () => Rational.zero);
}

/**
 * The n×n unit matrix.
 *
 * @example
 * ```ts
 * import { matrix } from 'basincheck';
 * matrix.identity(2); // → [[1, 0], [0, 1]]
 * ```
 */
export function identity(n: number): Matrix {
  return Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => (i === j ? Rational.one : Rational.zero)),
  );
}

/**
 * The rank, by exact Gaussian elimination.
 *
 * @example
 * ```ts
 * import { matrix, Rational } from 'basincheck';
 * const A = [[1, 2], [2, 4]].map((row) => row.map((entry) => Rational.of(entry)));
 * matrix.rank(A); // → 1
 * ```
 */
export function rank(matrix: Matrix, watch: Watch = unwatched): number {
  return echelon(matrix, matrix[0]?.length ?? 0, watch).rank;
}

/**
 * The inverse of an n×n matrix by Gauss–Jordan elimination; `undefined` if it is singular. Throws unless it is square.
 *
 * @example
 * ```ts
 * import { matrix, Rational } from 'basincheck';
 * const A = [[1, 2], [3, 4]].map((row) => row.map((entry) => Rational.of(entry)));
 * matrix.inverse(A); // → [[-2, 1], [3/2, -1/2]]
 * matrix.inverse([matrix.zeros(1)]); // → undefined
 * ```
 */
export function inverse(matrix: Matrix, watch: Watch = unwatched): Matrix | undefined {
  const n = matrix.length;
  if (matrix.some((row) => row.length !== n)) throw new RangeError(`inverse: expected a square matrix`);
  watch(Rational.zero, 2 * n * n);
  const unit = identity(n);
  const reduced = echelon(
    matrix.map((row, i) => [...row, ...at(unit, i)]),
    n,
    watch,
  );
  return reduced.rank === n ? reduced.rows.map((row) => row.slice(n)) : undefined;
}

/** Reduced row echelon form with pivots in the first `columns` columns. */
function echelon(matrix: Matrix, columns: number, watch: Watch): { rank: number; rows: Matrix } {
  const rows = [...matrix];
  const size = rows.length * (rows[0]?.length ?? 0);
  const watched = (entry: Rational): Rational => {
    watch(entry, size);
    return entry;
  };
  let pivots = 0;
  for (let column = 0; column < columns && pivots < rows.length; column++) {
    const found = rows.findIndex((row, i) => i >= pivots && at(row, column).sign !== 0);
    if (found < 0) continue;
    const pivotRow = at(rows, found);
    rows[found] = at(rows, pivots);
    const scale = Rational.one.dividedBy(at(pivotRow, column));
    const unitRow = pivotRow.map((x) => watched(x.times(scale)));
    rows[pivots] = unitRow;
    rows.forEach((row, i) => {
      const factor = at(row, column);
      if (i === pivots || factor.sign === 0) return;
      rows[i] = row.map((x, j) => watched(x.minus(factor.times(at(unitRow, j)))));
    });
    pivots++;
  }
  return { rank: pivots, rows };
}

/**
 * The entry, or a complaint: an index out of range is a mistake of the caller, never a silent `undefined`.
 *
 * @example
 * ```ts
 * import { at } from 'basincheck/exact';
 * at(['a', 'b'], 1); // → 'b'
 * at(['a', 'b'], 2); // throws at: expected an index below 2, got 2
 * ```
 */
export function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) {
    throw new RangeError(`at: expected an index below ${items.length}, got ${index}`);
  }
  return item;
}
