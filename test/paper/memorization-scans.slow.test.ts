/** Theorem 4 of the memorization paper for all images, or many, that a golden scan went through. */
import seedrandom from 'seedrandom';
import { expect, test } from 'vitest';
import { matrix, Rational } from '../../src/exact/index.js';
import { seed } from '../seed.js';
import scans from './golden/scans.json' with { type: 'json' };
import { imagesUpToSymmetry, operatorOf } from './images.js';

/** Images whose operator is computed as it is, whatever their patches. */
const WHOLE = 60;

test('of all 3×3 images of −1, 0 and 1 that are not zero none makes a 5×5 filter with a singular operator', () => {
  const golden = scans['theorem4 {-1,0,1} 3x3,k=5'];
  const images = imagesUpToSymmetry(3, [-1, 0, 1]);
  expect(images.reduce((sum, { count }) => sum + count, 0)).toBe(golden.tried);
  const singular = images.filter(({ image }) => matrix.rank(operatorOf(image, 5)) < 9);
  expect(singular).toHaveLength(golden.singular);
});

test('of all binary 3×3 images that are not zero the diamond alone makes a 3×3 filter with a singular operator', () => {
  const golden = scans['theorem4 binary 3x3,k=3'];
  const images = imagesUpToSymmetry(3, [0, 1]);
  expect(images.reduce((sum, { count }) => sum + count, 0)).toBe(golden.tried);
  const singular = images.flatMap(({ image }) => {
    const rank = matrix.rank(operatorOf(image, 3));
    return rank < 9 ? [[image.map((row) => row.map((pixel) => pixel.toNumber())), rank]] : [];
  });
  expect(singular).toEqual(golden.singular);
});

/** A prime below 2¹⁵: what is computed stays a small integer, which engines are quick with. */
const PRIME = 32_749;

/** The rank over the integers modulo the prime, which is the rank over ℚ at most. */
function rankModulo(rows: number[][]): number {
  const width = rows[0]?.length ?? 0;
  let rank = 0;
  for (let column = 0; column < width && rank < rows.length; column++) {
    const pivot = rows.findIndex((row, i) => i >= rank && row[column] !== 0);
    if (pivot < 0) continue;
    const [by = [], other = []] = [rows[pivot], rows[rank]];
    [rows[rank], rows[pivot]] = [by, other];
    // Rows times a number in place of inverses: a·row − b·by.
    const a = by[column] ?? 0;
    for (let i = rank + 1; i < rows.length; i++) {
      const row = rows[i] ?? [];
      const b = row[column] ?? 0;
      if (b === 0) continue;
      for (let j = column; j < width; j++) row[j] = (a * (row[j] ?? 0) - b * (by[j] ?? 0)) % PRIME;
    }
    rank += 1;
  }
  return rank;
}

/** The k×k patches of an s×s image with zeros around it, a row for each pixel. */
function patchesOf(image: readonly number[], s: number, k: number): number[][] {
  const reach = (k - 1) / 2;
  return image.map((_, pixel) =>
    Array.from({ length: k * k }, (_entry, n) => {
      const row = Math.floor(pixel / s) + Math.floor(n / k) - reach;
      const column = (pixel % s) + (n % k) - reach;
      return row >= 0 && row < s && column >= 0 && column < s ? (image[row * s + column] ?? 0) : 0;
    }),
  );
}

test('of 150,000 random 4×4 images of integers from −2 to 2 none makes a 3×3 filter with a singular operator', () => {
  const golden = scans['theorem4 random {-2..2} 4x4,k=3'];
  const random = seedrandom(`${seed}`);
  let [tried, exact, singular] = [0, 0, 0];
  while (tried < golden.tried) {
    const image = Array.from({ length: 16 }, () => Math.floor(random() * 5) - 2);
    if (image.every((pixel) => pixel === 0)) continue;
    tried += 1;
    // With independent columns of patches the filter is the middle one, as it reproduces the image, and its operator the identity.
    if (tried > WHOLE && rankModulo(patchesOf(image, 4, 3)) === 9) continue;
    exact += 1;
    const rows = Array.from({ length: 4 }, (_, i) =>
      image.slice(4 * i, 4 * i + 4).map((pixel) => Rational.of(pixel)),
    );
    if (matrix.rank(operatorOf(rows, 3)) < 16) singular += 1;
  }
  expect(singular).toBe(golden.singular);
  expect(exact).toBeGreaterThanOrEqual(WHOLE);
});
