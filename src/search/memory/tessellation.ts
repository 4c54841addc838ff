/**
 * The 1-nearest-neighbour tessellation: the cell of an example consists of the points that are nearer to it than to
 * any other example. The cell is bounded if and only if the differences v_j = x_j − x to the other examples span the
 * space positively: no direction d ≠ 0 has v_j·d ≤ 0 for all j. This holds if and only if they span it linearly and
 * −Σ v_j = Σ μ_j·v_j for some μ_j ≥ 0, which the simplex method decides, in exact arithmetic.
 */

import { at, matrix, type Matrix, Rational } from '../../exact/index.js';
import { euclidean, everyExample, type Examples } from '../../sources/training/index.js';

/** With more coordinates than this, exact arithmetic takes too long. */
export const MOST_COORDINATES = 8;

/** For each example, whether its cell is bounded; `undefined` in more than MOST_COORDINATES dimensions. */
export function boundedCells(examples: Examples): readonly boolean[] | undefined {
  const { count, dimension: n } = examples;
  if (count <= n + 1) return new Array<boolean>(count).fill(false);
  if (n > MOST_COORDINATES) return undefined;
  const points = everyExample(examples).map((x) => Array.from(x, (value) => Rational.fromNumber(value)));
  return points.map((x, k) => {
    const others = points.filter((_, j) => j !== k);
    return spanPositively(others.map((y) => y.map((value, i) => value.minus(at(x, i)))));
  });
}

/** The number of the nearest example; the first one if several are equally near. */
export function nearestExample(examples: Examples, x: ArrayLike<number>): number {
  let [nearest, least] = [0, Infinity];
  everyExample(examples).forEach((example, k) => {
    const distance = euclidean(example, x);
    if (distance < least) [nearest, least] = [k, distance];
  });
  return nearest;
}

function spanPositively(vectors: Matrix): boolean {
  const n = at(vectors, 0).length;
  if (matrix.rank(vectors) < n) return false;
  const target = Array.from({ length: n }, (_, i) =>
    vectors.reduce((sum, v) => sum.plus(at(v, i)), Rational.zero).negated(),
  );
  return isCombination(matrix.transpose(vectors), target);
}

/** Whether A·μ = b for some μ ≥ 0: the first phase of the simplex method, with Bland's rule, which ends. */
function isCombination(A: Matrix, b: readonly Rational[]): boolean {
  const [rows, columns] = [A.length, at(A, 0).length];
  // The table is [A | I | b] with b ≥ 0. The artificial variables are the first basis, and their sum has to become 0.
  const table = A.map((row, i) => {
    const right = at(b, i);
    const signed = (x: Rational) => (right.sign < 0 ? x.negated() : x);
    const unit = Array.from({ length: rows }, (_, j) => (i === j ? Rational.one : Rational.zero));
    return [...row.map(signed), ...unit, signed(right)];
  });
  const basis = Array.from({ length: rows }, (_, i) => columns + i);
  for (;;) {
    const artificial = table.filter((_, i) => at(basis, i) >= columns);
    const total = (j: number) => artificial.reduce((sum, row) => sum.plus(at(row, j)), Rational.zero);
    const entering = Array.from({ length: columns }, (_, j) => j).find(
      (j) => !basis.includes(j) && total(j).sign > 0,
    );
    if (entering === undefined) return total(columns + rows).sign === 0;
    let leaving: number | undefined;
    let least: Rational | undefined;
    table.forEach((row, i) => {
      const entry = at(row, entering);
      if (entry.sign <= 0) return;
      const ratio = at(row, columns + rows).dividedBy(entry);
      const isTie = least !== undefined && ratio.equals(least);
      const isLess = least === undefined || ratio.lessThan(least);
      if (isLess || (isTie && at(basis, i) < at(basis, leaving ?? 0))) [leaving, least] = [i, ratio];
    });
    if (leaving === undefined) return false;
    pivot(table, leaving, entering);
    basis[leaving] = entering;
  }
}

function pivot(table: Rational[][], leaving: number, entering: number): void {
  const head = at(at(table, leaving), entering);
  const scaled = at(table, leaving).map((x) => x.dividedBy(head));
  table.forEach((row, i) => {
    const factor = at(row, entering);
    if (i === leaving || factor.sign === 0) return;
    table[i] = row.map((x, j) => x.minus(factor.times(at(scaled, j))));
  });
  table[leaving] = scaled;
}
