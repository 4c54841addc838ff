/** Spaces that a matrix maps into itself, as far as rational eigenvalues show them, the smallest first. */

import {
  characteristicPolynomial,
  kernel,
  matrix,
  type Matrix,
  Rational,
  rankFactors,
  solution,
} from '../../exact/index.js';

/** Independent vectors uᵢ with J·uᵢ = Σ block_ij·u_j. */
export interface InvariantSpan {
  readonly basis: Matrix;
  readonly block: Matrix;
}

/** Candidates n/q for eigenvalues. */
const [MOST_VALUE, DENOMINATORS] = [8, [1, 2, 3, 4, 6]];

/** Lines of eigenvectors, what J − μ·I makes of the whole space, and the whole space. */
export function* invariantSpans(J: Matrix): Generator<InvariantSpan> {
  const n = J.length;
  const values = rationalEigenvalues(J);
  const shifted = (value: Rational): Matrix =>
    J.map((row, i) => row.map((entry, j) => (i === j ? entry.minus(value) : entry)));
  const bases = [
    ...values.flatMap((value) => kernel(shifted(value), n).map((vector) => [vector])),
    ...values.map((value) => rankFactors(matrix.transpose(shifted(value))).right),
    matrix.identity(n),
  ];
  for (const basis of bases.toSorted((a, b) => a.length - b.length)) {
    const block = blockOf(J, basis);
    if (block && basis.length > 0) yield { basis, block };
  }
}

function rationalEigenvalues(J: Matrix): readonly Rational[] {
  const coefficients = characteristicPolynomial(J);
  const found: Rational[] = [];
  for (const q of DENOMINATORS)
    for (let p = -MOST_VALUE * q; p <= MOST_VALUE * q; p++) {
      const value = Rational.of(p, q);
      const at = coefficients.reduce((sum, each) => sum.times(value).plus(each), Rational.zero);
      if (at.sign === 0 && !found.some((each) => each.equals(value))) found.push(value);
    }
  return found;
}

/** How J acts on the basis; `undefined` if it leaves its span. */
function blockOf(J: Matrix, basis: Matrix): Matrix | undefined {
  const columns = matrix.transpose(basis);
  const rows = basis.map((vector) => solution(columns, matrix.apply(J, vector)));
  return rows.every((row) => row !== undefined) ? rows : undefined;
}
