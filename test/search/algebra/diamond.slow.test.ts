import { expect, test } from 'vitest';
import { filterOperator, matrix, patches, pseudoInverse, Rational } from '../../../src/exact/index.js';

test('of the 511 binary 3×3 images that are not zero, the diamond alone has a filter with a singular operator', () => {
  const singular: string[] = [];
  for (let bits = 1; bits < 2 ** 9; bits++) {
    const pixels = Array.from({ length: 9 }, (_, i) => Rational.of((bits >> i) & 1));
    const image = [0, 3, 6].map((i) => pixels.slice(i, i + 3));
    const filter = matrix.apply(pseudoInverse(patches(image, 3)), pixels);
    const rank = matrix.rank(filterOperator(filter, 3, 3));
    if (rank < 9) singular.push(`${pixels.join('')} ${rank}`);
  }
  expect(singular).toEqual(['010101010 7']);
});
