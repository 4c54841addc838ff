/** Theorem 4 of the memorization paper for all images, or many, that a golden scan went through. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matrix, Rational } from '../../src/exact/index.js';
import { runs } from '../seed.js';
import scans from './golden/scans.json' with { type: 'json' };
import { imagesUpToSymmetry, operatorOf } from './images.js';

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

test('no random 4×4 image of integers from −2 to 2 makes a 3×3 filter with a singular operator', () => {
  expect(scans['theorem4 random {-2..2} 4x4,k=3'].singular).toBe(0);
  const pixel = fc.integer({ min: -2, max: 2 }).map((n) => Rational.of(n));
  const row = fc.array(pixel, { minLength: 4, maxLength: 4 });
  const images = fc.array(row, { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(images, (image) => {
      fc.pre(image.flat().some(({ sign }) => sign !== 0));
      expect(matrix.rank(operatorOf(image, 3))).toBe(16);
    }),
    { numRuns: runs(60) },
  );
});
