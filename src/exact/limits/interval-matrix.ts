/** Linear algebra with intervals: what comes out contains what every choice of real matrices in the operands gives. */

import { at, type DyadicInterval } from '../numbers/index.js';

export type IntervalMatrix = readonly (readonly DyadicInterval[])[];

export function multiplied(A: IntervalMatrix, B: IntervalMatrix): IntervalMatrix {
  const columns = at(B, 0).map((_, j) => B.map((row) => at(row, j)));
  return A.map((row) =>
    columns.map((column) =>
      row.map((entry, k) => entry.times(at(column, k))).reduce((sum, term) => sum.plus(term)),
    ),
  );
}

/** x/y; `undefined` if y may be 0. */
function quotient(x: DyadicInterval, y: DyadicInterval): DyadicInterval | undefined {
  if (y.lo > 0n) return x.dividedBy(y);
  return y.hi < 0n ? x.negated().dividedBy(y.negated()) : undefined;
}

/**
 * The solutions X of A·X = B for all A and B of these, A n×n, by elimination; `undefined` if a pivot may be 0. Rows are exchanged, unless
 * `isPositive` asks for positive pivots without: then every symmetric A in the matrix is positive definite.
 */
export function solved(A: IntervalMatrix, B: IntervalMatrix, isPositive = false): IntervalMatrix | undefined {
  const n = A.length;
  const rows = A.map((row, i) => [...row, ...at(B, i)]);
  for (let k = 0; k < n; k++) {
    const pivotRow = isPositive ? k : greatest(rows, k);
    const chosen = at(rows, pivotRow);
    const pivot = at(chosen, k);
    if (isPositive && pivot.lo <= 0n) return undefined;
    [rows[pivotRow], rows[k]] = [at(rows, k), chosen];
    const scaled: DyadicInterval[] = [];
    for (const [j, entry] of chosen.entries()) {
      const part = j <= k ? entry : quotient(entry, pivot);
      if (part === undefined) return undefined;
      scaled.push(part);
    }
    rows[k] = scaled;
    for (const [i, row] of rows.entries()) {
      if (i === k) continue;
      const factor = at(row, k);
      rows[i] = row.map((entry, j) => (j <= k ? entry : entry.minus(factor.times(at(scaled, j)))));
    }
  }
  return rows.map((row) => row.slice(n));
}

/** The row from k on whose entry in column k is surely the greatest, as far as that is clear. */
function greatest(rows: readonly (readonly DyadicInterval[])[], k: number): number {
  let best = k;
  for (let i = k + 1; i < rows.length; i++)
    if (at(at(rows, i), k).abs().lo > at(at(rows, best), k).abs().lo) best = i;
  return best;
}
