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
 * longer than this one. It may throw to end a computation whose numbers get too long or too many.
 */
export type Watch = (value: Fraction, count?: number) => void;

export const unwatched: Watch = () => undefined;

/** `start + Σ a_i·b_i`, summed over one common denominator and reduced once, at the end. */
export function dot(a: Vector, b: Vector, start: Rational = Rational.zero): Rational {
  if (a.length !== b.length) {
    throw new RangeError(`dot: expected vectors of one length, got ${a.length} and ${b.length}`);
  }
  let { numerator, denominator } = start;
  a.forEach((x, i) => {
    const y = at(b, i);
    const n = x.numerator * y.numerator;
    if (n === 0n) return;
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

/** `A·x + b`, for A m×n, x of length n and b of length m; without b, `A·x`. */
export function apply(matrix: Matrix, x: Vector, watch: Watch = unwatched, b?: Vector): Vector {
  return matrix.map((row, i) => {
    const entry = dot(row, x, b && at(b, i));
    watch(entry);
    return entry;
  });
}

export function transpose(matrix: Matrix): Matrix {
  return (matrix[0] ?? []).map((_, j) => matrix.map((row) => at(row, j)));
}

/** `A·B`, for A m×n and B n×p. */
export function multiply(a: Matrix, b: Matrix, watch: Watch = unwatched): Matrix {
  const columns = transpose(b);
  return a.map((row) => apply(columns, row, watch));
}

export function add(a: Vector, b: Vector): Vector {
  return a.map((x, i) => x.plus(at(b, i)));
}

export function subtract(a: Vector, b: Vector): Vector {
  return a.map((x, i) => x.minus(at(b, i)));
}

export function zeros(n: number): Vector {
  return Array.from({ length: n }, () => Rational.zero);
}

export function identity(n: number): Matrix {
  return Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => (i === j ? Rational.one : Rational.zero)),
  );
}

/** The rank, by exact Gaussian elimination. */
export function rank(matrix: Matrix, watch: Watch = unwatched): number {
  return echelon(matrix, matrix[0]?.length ?? 0, watch).rank;
}

/** The inverse of an n×n matrix by Gauss–Jordan elimination; `undefined` if it is singular. */
export function inverse(matrix: Matrix, watch: Watch = unwatched): Matrix | undefined {
  const n = matrix.length;
  if (matrix.some((row) => row.length !== n)) throw new RangeError(`inverse: expected a square matrix`);
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
  let pivots = 0;
  for (let column = 0; column < columns && pivots < rows.length; column++) {
    const found = rows.findIndex((row, i) => i >= pivots && at(row, column).sign !== 0);
    if (found < 0) continue;
    const pivotRow = at(rows, found);
    rows[found] = at(rows, pivots);
    const scale = Rational.one.dividedBy(at(pivotRow, column));
    const unitRow = pivotRow.map((x) => x.times(scale));
    rows[pivots] = unitRow;
    rows.forEach((row, i) => {
      const factor = at(row, column);
      if (i === pivots || factor.sign === 0) return;
      rows[i] = row.map((x, j) => {
        const entry = x.minus(factor.times(at(unitRow, j)));
        watch(entry);
        return entry;
      });
    });
    pivots++;
  }
  return { rank: pivots, rows };
}

/**
 * The item at the index. Throws if there is none: an index out of range is a mistake of the caller, never a silent
 * `undefined`.
 */
export function at<T>(items: readonly T[], index: number): T {
  const item = items[index];
  if (item === undefined) {
    throw new RangeError(`at: expected an index below ${items.length}, got ${index}`);
  }
  return item;
}
