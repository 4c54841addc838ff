/** Handwritten digits, from pictures of 28 × 28 pixels between 0 and 1. */

import { Random } from '../../sampling/index.js';
import { examplesOf, type Examples } from './examples.js';

const ORIGINAL_SIDE = 28;
/** The possible widths of pictures: each pixel is the mean of a square of whole pixels of the original. */
export const SIDES: readonly number[] = [28, 14, 7, 4];

/**
 * Pictures drawn at random from those of each digit, first of a 0, then of a 1, and so on, none of them twice. They
 * have side × side pixels, each the mean of a square of pixels. For each digit, `pictures` contains the pixels of all
 * its pictures, one after the other, row by row. Throws a RangeError for other sides, and for more pictures than
 * there are.
 */
export function digits(
  pictures: readonly (readonly number[])[],
  count: number,
  side: number,
  seed: number,
): Examples {
  if (!SIDES.includes(side)) {
    throw new RangeError(`digits: expected a side of ${SIDES.join(', ')} pixels, got ${side}`);
  }
  const random = new Random(seed, 'digits');
  const left = pictures.map((pixels) =>
    Array.from({ length: Math.floor(pixels.length / ORIGINAL_SIDE ** 2) }, (_, k) => k),
  );
  return examplesOf(
    Array.from({ length: count }, (_, k) => {
      const digit = k % pictures.length;
      const choice = left[digit] ?? [];
      if (choice.length === 0) {
        throw new RangeError(`digits: expected at most ${k} examples, got ${count}`);
      }
      const [picture = 0] = choice.splice(random.index(choice.length), 1);
      return pooled(pictures[digit] ?? [], picture * ORIGINAL_SIDE ** 2, side);
    }),
  );
}

function pooled(pixels: readonly number[], from: number, side: number): Float64Array {
  const width = ORIGINAL_SIDE / side;
  const means = new Float64Array(side * side);
  for (let row = 0; row < ORIGINAL_SIDE; row++) {
    for (let column = 0; column < ORIGINAL_SIDE; column++) {
      const place = Math.floor(row / width) * side + Math.floor(column / width);
      means[place] = (means[place] ?? 0) + (pixels[from + row * ORIGINAL_SIDE + column] ?? NaN) / width ** 2;
    }
  }
  return means;
}
