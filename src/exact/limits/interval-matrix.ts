/** Linear algebra with intervals: what comes out contains what every choice of real matrices in the operands gives. */

import { at, DyadicInterval } from '../numbers/index.js';

export type IntervalMatrix = readonly (readonly DyadicInterval[])[];

export function multiplied(A: IntervalMatrix, B: IntervalMatrix): IntervalMatrix {
  const columns = transposed(B);
  return A.map((row) =>
    columns.map((column) =>
      row.map((entry, k) => entry.times(at(column, k))).reduce((sum, term) => sum.plus(term)),
    ),
  );
}

/** The rows as columns. */
export function transposed(A: IntervalMatrix): IntervalMatrix {
  return at(A, 0).map((_, j) => A.map((row) => at(row, j)));
}

/** x/y; `undefined` if y may be 0. */
function quotient(x: DyadicInterval, y: DyadicInterval): DyadicInterval | undefined {
  if (y.lo > 0n) return x.dividedBy(y);
  return y.hi < 0n ? x.negated().dividedBy(y.negated()) : undefined;
}

/** The solutions X of A·X = B for all A and B of these, A n×n, by elimination; `undefined` if a pivot may be 0. */
export function solved(A: IntervalMatrix, B: IntervalMatrix): IntervalMatrix | undefined {
  const n = A.length;
  const rows = A.map((row, i) => [...row, ...at(B, i)]);
  for (let k = 0; k < n; k++) {
    const pivotRow = greatest(rows, k);
    const chosen = at(rows, pivotRow);
    const pivot = at(chosen, k);
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

/**
 * An enclosure of all A⁻¹, n×n; `undefined` unless all A are proved to have one. It is made for matrices whose entries are not known well: with R near
 * the inverse of the middle of A and E = I − R·A, A⁻¹ = (I + E + E² + …)·R if the norm of E is below 1.
 */
export function enclosedInverse(A: IntervalMatrix): IntervalMatrix | undefined {
  const { bits } = at(at(A, 0), 0);
  const one = 1n << bits;
  const unit = A.map((_, i) => A.map((__, j) => DyadicInterval.integer(i === j ? 1n : 0n, bits)));
  const R = solved(A.map(middles), unit)?.map(middles);
  if (R === undefined) return undefined;
  const E = multiplied(R, A).map((row, i) => row.map((entry, j) => at(at(unit, i), j).minus(entry).abs()));
  const norm = E.map((row) => row.reduce((sum, entry) => sum + entry.hi, 0n)).reduce(greater);
  if (norm >= one) return undefined;
  // |A⁻¹ − R| ≤ |E|·|R| + |E|²·|R| + …, and what comes after the first of these is at most ‖E‖/(1 − ‖E‖) times the greatest in its column.
  const first = multiplied(
    E,
    R.map((row) => row.map((entry) => entry.abs())),
  );
  const later = transposed(first).map((column) => {
    const most = column.map(({ hi }) => hi).reduce(greater);
    return (most * norm) / (one - norm) + 1n;
  });
  return R.map((row, i) => row.map((entry, j) => entry.widened(at(at(first, i), j).hi + at(later, j))));
}

function middles(row: readonly DyadicInterval[]): readonly DyadicInterval[] {
  return row.map(({ lo, hi, bits }) => DyadicInterval.of((lo + hi) >> 1n, (lo + hi) >> 1n, bits));
}

function greater(a: bigint, b: bigint): bigint {
  return a < b ? b : a;
}
