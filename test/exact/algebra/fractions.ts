/** An oracle for linear algebra that shares nothing with the project: fraction.js, determinants and direct sums. */

import Fraction from 'fraction.js';
import type { Matrix, Vector } from '../../../src/exact/index.js';

export type Fractions = readonly (readonly Fraction[])[];

export function fractionsOf(matrix: Matrix): Fractions {
  return matrix.map((row) => row.map((entry) => new Fraction(entry.toString())));
}

export function textOf(matrix: Fractions): readonly (readonly string[])[] {
  return matrix.map((row) => row.map((entry) => entry.toFraction()));
}

export function texts(matrix: Matrix): readonly (readonly string[])[] {
  return matrix.map((row) => row.map(String));
}

export function vectorTexts(vector: Vector): readonly string[] {
  return vector.map(String);
}

export function productOf(a: Fractions, b: Fractions): Fractions {
  return a.map((row) =>
    (b[0] ?? []).map((_, j) =>
      row.reduce((sum, entry, k) => sum.add(entry.mul(b[k]?.[j] ?? 0)), new Fraction(0)),
    ),
  );
}

/** By expansion along the first row. */
export function determinant(matrix: Fractions): Fraction {
  const [first, ...others] = matrix;
  if (first === undefined) return new Fraction(1);
  return first.reduce((sum, entry, j) => {
    const rest = others.map((row) => row.filter((_, k) => k !== j));
    const term = entry.mul(determinant(rest));
    return j % 2 === 0 ? sum.add(term) : sum.sub(term);
  }, new Fraction(0));
}

/** The greatest size of a minor that is not zero. */
export function rankByMinors(matrix: Fractions): number {
  const [m, n] = [matrix.length, matrix[0]?.length ?? 0];
  for (let size = Math.min(m, n); size > 0; size--) {
    for (const rows of choices(m, size))
      for (const columns of choices(n, size)) {
        const square = rows.map((i) => columns.map((j) => matrix[i]?.[j] ?? new Fraction(0)));
        if (!determinant(square).equals(0)) return size;
      }
  }
  return 0;
}

function choices(n: number, size: number): readonly (readonly number[])[] {
  if (size === 0) return [[]];
  return Array.from({ length: n }, (_, i) => i).flatMap((i) =>
    choices(i, size - 1).map((chosen) => [...chosen, i]),
  );
}

/** A 3×3 filter for each channel, applied to s×s images with one pixel of zeros around them, one step every `stride` pixels. */
export function convolved(
  filters: readonly (readonly Fraction[])[],
  images: readonly Fractions[],
  stride: number,
): Fractions {
  const s = images[0]?.length ?? 0;
  const steps = Array.from({ length: s / stride }, (_, i) => i * stride);
  return steps.map((row) =>
    steps.map((column) =>
      images.reduce(
        (sum, image, channel) =>
          [0, 1, 2].reduce(
            (sumOfRows, i) =>
              [0, 1, 2].reduce(
                (sumOfAll, j) =>
                  sumOfAll.add(
                    (filters[channel]?.[3 * i + j] ?? new Fraction(0)).mul(
                      image[row + i - 1]?.[column + j - 1] ?? 0,
                    ),
                  ),
                sumOfRows,
              ),
            sum,
          ),
        new Fraction(0),
      ),
    ),
  );
}
