/**
 * Convolutions and upsamplings of images as exact matrices: Algorithms 1 and 2 of the memorization paper (appendix E), and
 * what Theorem 4 needs. An s×s image is a vector of length s², row by row; a padded one has a frame of zeros around it.
 */

import { at, type Matrix, matrix, Rational, type Vector } from '../numbers/index.js';

/** Such as 3 for 3×3 filters. */
const KERNEL = 3;

/**
 * Algorithm 1: the matrix of a convolution with one 3×3 filter for each of the f channels of an s×s image, f·(s+2)² columns for
 * the padded channels and (s/stride + 2)² rows for the padded result. Throws unless the stride divides s: the algorithm as
 * printed is no convolution then.
 *
 * @example
 * ```ts
 * import { convolutionMatrix, Rational } from 'basincheck';
 * const filter = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((a) => Rational.of(a));
 * convolutionMatrix([filter], 1, 1)[4]; // → [1, 2, 3, 4, 5, 6, 7, 8, 9]
 * ```
 */
export function convolutionMatrix(filters: readonly Vector[], s: number, stride: number): Matrix {
  if (s % stride !== 0)
    throw new RangeError(`convolutionMatrix: expected a stride that divides s = ${s}, got ${stride}`);
  if (filters.some(({ length }) => length !== KERNEL ** 2))
    throw new RangeError(`convolutionMatrix: expected filters of ${KERNEL ** 2} numbers`);
  const [padded, resized] = [s + 2, s / stride];
  const rows = Array.from({ length: (resized + 2) ** 2 }, () =>
    Array.from({ length: filters.length * padded ** 2 }, () => Rational.zero),
  );
  for (let down = 0; down < resized; down++) {
    for (let across = 0; across < resized; across++) {
      const row = at(rows, (down + 1) * (resized + 2) + across + 1);
      filters.forEach((filter, channel) => {
        filter.forEach((parameter, k) => {
          const place = (k % KERNEL) + padded * Math.floor(k / KERNEL);
          row[channel * padded ** 2 + place + stride * (across + padded * down)] = parameter;
        });
      });
    }
  }
  return rows;
}

/**
 * Algorithm 2: the matrix of the nearest-neighbour upsampling by a whole factor of a padded s×s image with f channels; the result is
 * padded too. Line 11 of the algorithm runs from 1 here: from 0, as printed, it reads the frame.
 *
 * @example
 * ```ts
 * import { upsamplingMatrix } from 'basincheck';
 * const U = upsamplingMatrix(1, 1, 2);
 * U.flatMap((row, i) => (row[4]?.sign === 1 ? [i] : [])); // → [5, 6, 9, 10]
 * ```
 */
export function upsamplingMatrix(s: number, channels: number, scale: number): Matrix {
  const [padded, size] = [s + 2, s * scale + 2];
  const rows = Array.from({ length: channels * size ** 2 }, () => [...matrix.zeros(channels * padded ** 2)]);
  for (let channel = 0; channel < channels; channel++) {
    for (let down = 0; down < s * scale; down++) {
      for (let across = 0; across < s * scale; across++) {
        const row = at(rows, channel * size ** 2 + (down + 1) * size + across + 1);
        const from = (Math.floor(down / scale) + 1) * padded + Math.floor(across / scale) + 1;
        row[channel * padded ** 2 + from] = Rational.one;
      }
    }
  }
  return rows;
}

/**
 * What Algorithm 2 writes, line by line, with columnIndex of its line 11 from `first` on: in which row the 1 of which column. It may write past the
 * f·(s·scale + 2)² rows of its matrix.
 *
 * @example
 * ```ts
 * import { upsamplingWrites } from 'basincheck/exact';
 * upsamplingWrites(1, 1, 2, 1); // → [[5, 4], [6, 4], [9, 4], [10, 4]]
 * upsamplingWrites(1, 1, 1, 0); // → [[4, 3], [5, 4]]
 * ```
 */
export function upsamplingWrites(
  s: number,
  channels: number,
  scale: number,
  first: number,
): readonly (readonly [row: number, column: number])[] {
  const [padded, size] = [s + 2, s * scale + 2];
  const written: [row: number, column: number][] = [];
  let index = size + 1;
  for (let channel = 0; channel < channels; channel++) {
    for (let down = 1; down <= s; down++) {
      for (let line = 0; line < scale; line++) {
        for (let across = first; across <= s; across++) {
          for (let repeat = 0; repeat < scale; repeat++)
            written.push([index++, across + down * padded + channel * padded ** 2]);
        }
        index += 2;
      }
    }
    index += 2 * size;
  }
  return written;
}

/** Where each pixel of an s×s image finds its k×k neighbours: s² lists of k² indices; a neighbour in the frame has none. */
export function neighbours(s: number, k: number): readonly (readonly (number | undefined)[])[] {
  const reach = (k - 1) / 2;
  return Array.from({ length: s * s }, (_, pixel) =>
    Array.from({ length: k * k }, (_item, n) => {
      const row = Math.floor(pixel / s) + Math.floor(n / k) - reach;
      const column = (pixel % s) + (n % k) - reach;
      return row >= 0 && row < s && column >= 0 && column < s ? row * s + column : undefined;
    }),
  );
}

/**
 * The patches of a zero-padded s×s image, s² rows of k² numbers: P·a is the image after the filter a.
 *
 * @example
 * ```ts
 * import { patches, Rational } from 'basincheck';
 * patches([[Rational.half]], 3); // → [[0, 0, 0, 0, 1/2, 0, 0, 0, 0]]
 * ```
 */
export function patches(image: Matrix, k: number): Matrix {
  const pixels = image.flat();
  return neighbours(image.length, k).map((each) =>
    each.map((from) => (from === undefined ? Rational.zero : at(pixels, from))),
  );
}

/**
 * The s²×s² matrix of a k×k filter, given as k² numbers, on s×s images with zeros around them and stride 1.
 *
 * @example
 * ```ts
 * import { filterOperator, Rational } from 'basincheck';
 * const filter = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((a) => Rational.of(a));
 * filterOperator(filter, 2, 3)[0]; // → [5, 6, 8, 9]
 * ```
 */
export function filterOperator(filter: Vector, s: number, k: number): Matrix {
  return neighbours(s, k).map((each) => {
    const row = [...matrix.zeros(s * s)];
    each.forEach((from, n) => {
      if (from !== undefined) row[from] = at(filter, n);
    });
    return row;
  });
}
