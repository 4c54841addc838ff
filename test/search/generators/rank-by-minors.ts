import { at, type Matrix, Rational } from '../../../src/exact/index.js';

/** The order of the largest minor that is not 0: the rank by its other definition, slow and without elimination. */
export function rankByMinors(a: Matrix): number {
  const [m, n] = [a.length, a[0]?.length ?? 0];
  for (let r = Math.min(m, n); r > 0; r--) {
    for (const rows of subsets(m, r)) {
      for (const columns of subsets(n, r)) {
        const minor = rows.map((i) => columns.map((j) => at(at(a, i), j)));
        if (determinant(minor).sign !== 0) return r;
      }
    }
  }
  return 0;
}

/** By expansion along the first row. */
function determinant([first, ...others]: Matrix): Rational {
  if (first === undefined) return Rational.one;
  return first.reduce((sum, x, j) => {
    if (x.sign === 0) return sum;
    const term = x.times(determinant(others.map((row) => row.toSpliced(j, 1))));
    return j % 2 === 0 ? sum.plus(term) : sum.minus(term);
  }, Rational.zero);
}

/** All increasing lists of `size` numbers below n. */
function subsets(n: number, size: number): readonly (readonly number[])[] {
  if (size === 0) return [[]];
  if (n < size) return [];
  return [...subsets(n - 1, size), ...subsets(n - 1, size - 1).map((rest) => [...rest, n - 1])];
}
