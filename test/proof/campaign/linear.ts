/** Small exact linear algebra on fraction.js, by determinants. Shares nothing with `src/`. */

import Fraction from 'fraction.js';

export type Vector = readonly Fraction[];
export type Matrix = readonly Vector[];

export const ZERO = new Fraction(0);
export const ONE = new Fraction(1);

/** What was read lately: mutants of one file have most of their numbers in common. */
const known = new Map<string, Fraction | undefined>();
const MOST_KNOWN = 20_000;

/** Reads `"3"` or `"-27/8"`, in lowest terms or not; `undefined` for anything else. */
export function fraction(text: unknown): Fraction | undefined {
  if (typeof text !== 'string') return undefined;
  if (known.has(text)) return known.get(text);
  if (known.size >= MOST_KNOWN) known.clear();
  const value = parsed(text);
  known.set(text, value);
  return value;
}

function parsed(text: string): Fraction | undefined {
  const match = /^(0|-?[1-9][0-9]*)(?:\/([1-9][0-9]*))?$/.exec(text);
  return match?.[1] === undefined ? undefined : new Fraction(BigInt(match[1]), BigInt(match[2] ?? '1'));
}

/** Like `fraction`, for text that is known to be one. */
export function knownFraction(text: string): Fraction {
  const value = fraction(text);
  if (value === undefined) throw new SyntaxError(`knownFraction: expected a fraction, got ${text}`);
  return value;
}

export function textOf(value: Fraction): string {
  return value.toFraction();
}

export function item<T>(items: readonly T[], index: number): T {
  const found = items[index];
  if (found === undefined)
    throw new RangeError(`item: expected an index below ${items.length}, got ${index}`);
  return found;
}

export function product(a: Vector, b: Vector): Fraction {
  return a.reduce((sum, x, i) => sum.add(x.mul(item(b, i))), ZERO);
}

export function columns(matrix: Matrix): Matrix {
  return item(matrix, 0).map((_, j) => matrix.map((row) => item(row, j)));
}

export function times(a: Matrix, b: Matrix): Matrix {
  const right = columns(b);
  return a.map((row) => right.map((column) => product(row, column)));
}

export function apply(matrix: Matrix, x: Vector): Vector {
  return matrix.map((row) => product(row, x));
}

export function sum(a: Vector, b: Vector): Vector {
  return a.map((x, i) => x.add(item(b, i)));
}

export function difference(a: Vector, b: Vector): Vector {
  return a.map((x, i) => x.sub(item(b, i)));
}

/** By expansion along the first row. */
export function determinant(matrix: Matrix): Fraction {
  if (matrix.length === 0) return ONE;
  return item(matrix, 0).reduce((total, entry, j) => {
    if (entry.n === 0n) return total;
    const term = entry.mul(determinant(without(matrix, 0, j)));
    return j % 2 === 0 ? total.add(term) : total.sub(term);
  }, ZERO);
}

/** By cofactors; `undefined` if the matrix is singular. */
export function inverse(matrix: Matrix): Matrix | undefined {
  const total = determinant(matrix);
  if (total.n === 0n) return undefined;
  return matrix.map((_, i) =>
    matrix.map((__, j) => {
      const minor = determinant(without(matrix, j, i)).div(total);
      return (i + j) % 2 === 0 ? minor : minor.neg();
    }),
  );
}

/** The size of the largest square submatrix whose determinant is not zero. */
export function rankByMinors(matrix: Matrix): number {
  const width = matrix[0]?.length ?? 0;
  for (let size = Math.min(matrix.length, width); size > 0; size--) {
    for (const rows of choices(matrix.length, size)) {
      for (const chosen of choices(width, size)) {
        const minor = rows.map((i) => chosen.map((j) => item(item(matrix, i), j)));
        if (determinant(minor).n !== 0n) return size;
      }
    }
  }
  return 0;
}

function without(matrix: Matrix, row: number, column: number): Matrix {
  return matrix.filter((_, i) => i !== row).map((entries) => entries.filter((_, j) => j !== column));
}

/** The subsets of {0, …, n − 1} of the given size. */
function choices(n: number, size: number, from = 0): number[][] {
  if (size === 0) return [[]];
  const found: number[][] = [];
  for (let first = from; first <= n - size; first++) {
    for (const rest of choices(n, size - 1, first + 1)) found.push([first, ...rest]);
  }
  return found;
}
