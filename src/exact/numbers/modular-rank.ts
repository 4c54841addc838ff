/**
 * Ranks of rational matrices that are too large for exact elimination, from eliminations modulo primes. Everything
 * here is proved, nothing is only probable:
 *
 * - A minor that is not 0 modulo p is not 0. So the rank modulo any prime is a lower bound.
 * - Rows that are 0 or multiples of other rows do not change the rank, nor do such columns. The number of other rows
 *   or columns is an upper bound.
 * - Rows scaled to integers have integer minors. If the rank is at most r modulo primes whose product exceeds the
 *   absolute value of every minor with r + 1 rows, all those minors are 0. (Hadamard's bound for them is the product
 *   of the r + 1 greatest norms of rows.)
 */

import { fractions } from './fractions.js';
import { bitLength, gcd } from './integer.js';
import { transpose, type Matrix, type Vector } from './matrix.js';

/** Bounds with least ≤ rank ≤ most. */
export interface RankBounds {
  readonly least: number;
  readonly most: number;
}

/** Number of multiplications beyond which the upper bound is not improved: about ten seconds. */
const MOST_PRODUCTS = 4e9;

type Integers = readonly (readonly bigint[])[];

/**
 * Bounds for the rank of a matrix; equal unless finding it would take too long.
 *
 * @example
 * ```ts
 * import { matrix, Rational } from 'basincheck';
 * import { rankBounds } from 'basincheck/exact';
 * const ones = Array.from({ length: 40 }, () => Array.from({ length: 60 }, () => Rational.one));
 * rankBounds(ones); // → { least: 1, most: 1 }
 * rankBounds(matrix.identity(50)); // → { least: 50, most: 50 }
 * ```
 */
export function rankBounds(matrix: Matrix, mostProducts = MOST_PRODUCTS): RankBounds {
  const columns = matrix[0]?.length ?? 0;
  // The matrix has as few rows as possible, because elimination takes rows² · columns operations.
  const rows = (matrix.length > columns ? transpose(matrix) : matrix).map(integersOf).map(primitive);
  const least = rankModulo(rows, firstPrime);
  if (least === rows.length) return { least, most: least };
  const reduced = distinct(transposed(distinct(rows)).map(primitive));
  const most = Math.min(reduced.length, reduced[0]?.length ?? 0);
  if (most === least) return { least, most };
  const primes = Math.ceil(minorBits(reduced, least + 1) / BITS_OF_PRIMES);
  const products = primes * reduced.length * (reduced[0]?.length ?? 0) * (least + 1);
  if (primes > MOST_PRIMES || products > mostProducts) return { least, most };
  for (let k = 0, p = firstPrime; k < primes; k++, p = primeBelow(p)) {
    const rank = rankModulo(reduced, p);
    // The first prime was a bad one: it divides minors with more rows. The rank is left open.
    if (rank > least) return { least: rank, most };
  }
  return { least, most: least };
}

/**
 * All primes used are between 2^21 and 2^22. So 256 products of residues plus one residue are below 2^53: that many
 * multiples of other rows can be added to a row in float64 before it is reduced.
 */
const BITS_OF_PRIMES = 21;
/** There are 140,336 such primes. Smaller primes would have fewer bits than BITS_OF_PRIMES. */
const MOST_PRIMES = 140_000;
const MOST_SUMMANDS = 256;

function primeBelow(n: number): number {
  for (let p = n - 1; ; p--) if (isPrime(p)) return p;
}

function isPrime(n: number): boolean {
  if (n % 2 === 0) return n === 2;
  for (let d = 3; d * d <= n; d += 2) if (n % d === 0) return false;
  return true;
}

const firstPrime = primeBelow(2 ** 22);

/** The rank modulo p. Row by row, the pivot columns of the rows before are eliminated. */
function rankModulo(matrix: Integers, p: number): number {
  const prime = BigInt(p);
  const inverse = 1 / p;
  /** The residue of an integer from 0 to 2^53; the computed quotient may be off by one. */
  const residue = (n: number): number => {
    const rest = n - Math.floor(n * inverse) * p;
    return rest < 0 ? rest + p : rest >= p ? rest - p : rest;
  };
  const pivots: { readonly row: Float64Array; readonly column: number }[] = [];
  for (const integers of matrix) {
    const row = Float64Array.from(integers, (n) => {
      const rest = Number(n % prime);
      return rest < 0 ? rest + p : rest;
    });
    let summands = 0;
    for (const { row: pivot, column } of pivots) {
      const entry = residue(row[column] ?? 0);
      if (entry === 0) continue;
      addMultiple(row, p - entry, pivot, column);
      if (++summands < MOST_SUMMANDS) continue;
      for (let j = 0; j < row.length; j++) row[j] = residue(row[j] ?? 0);
      summands = 0;
    }
    const reduced = row.map(residue);
    const column = reduced.findIndex((n) => n !== 0);
    if (column < 0) continue;
    // The pivot of a row is scaled to 1, and all entries before it are 0.
    const scale = inverseModulo(reduced[column] ?? 1, p);
    pivots.push({ row: reduced.map((n) => residue(n * scale)), column });
  }
  return pivots.length;
}

/** Adds factor·pivot to the row, from a column on. */
function addMultiple(row: Float64Array, factor: number, pivot: Float64Array, column: number): void {
  for (let j = column, n = row.length; j < n; j++) row[j] = (row[j] ?? 0) + factor * (pivot[j] ?? 0);
}

/** 1/n modulo p, for 0 < n < p, by Euclid's algorithm. */
function inverseModulo(n: number, p: number): number {
  let [a, b, x, y] = [n, p, 1, 0];
  while (a > 1) {
    const q = Math.floor(b / a);
    [a, b, x, y] = [b - q * a, a, y - q * x, x];
  }
  return x < 0 ? x + p : x;
}

/** The numerators of a row over its least common denominator. */
function integersOf(row: Vector): readonly bigint[] {
  return fractions(row).numerators;
}

/** The row divided by the common divisor of its entries. */
function primitive(row: readonly bigint[]): readonly bigint[] {
  let divisor = 0n;
  for (const n of row) {
    divisor = gcd(divisor, n);
    if (divisor === 1n) return row;
  }
  return divisor === 0n ? row : row.map((n) => n / divisor);
}

function transposed(rows: Integers): Integers {
  return (rows[0] ?? []).map((_, j) => rows.map((row) => row[j] ?? 0n));
}

/** The primitive rows that are not 0, with only one of several rows that are equal up to sign. */
function distinct(rows: Integers): Integers {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const first = row.find((n) => n !== 0n);
    if (first === undefined) return false;
    const key = row.map((n) => (first < 0n ? -n : n).toString(32)).join();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** A bound for the number of binary digits of every minor with `size` rows. */
function minorBits(rows: Integers, size: number): number {
  return rows
    .map((row) => bitLength(row.reduce((sum, n) => sum + n * n, 0n)) / 2)
    .sort((a, b) => b - a)
    .slice(0, size)
    .reduce((sum, bits) => sum + bits, 1);
}
