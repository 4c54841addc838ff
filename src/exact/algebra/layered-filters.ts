/**
 * What L layers of 3×3 filters, with zeros around the images and any number of filters a layer, can make of an s×s image: the
 * operators of such networks span the space spanned by the products of L shifts by at most one pixel, each of which loses
 * what leaves the image.
 */

import { at, type Matrix, Rational, type Vector } from '../numbers/index.js';

/** A product of shifts: the pixel that each pixel of the result comes from, or −1 where it is zero. */
export type Shift = readonly number[];

/** The products of `layers` shifts of s×s images (or of lines of s pixels, for dimension 1), each once. */
export function shiftProducts(s: number, layers: number, dimension: 1 | 2 = 2): readonly Shift[] {
  const single = singleShifts(s, dimension);
  let products: readonly Shift[] = [identityShift(s ** dimension)];
  for (let layer = 0; layer < layers; layer++) {
    const next = new Map<string, Shift>();
    for (const product of products) {
      for (const shift of single) {
        const composed = shift.map((from) => (from < 0 ? -1 : at(product, from)));
        next.set(composed.join(), composed);
      }
    }
    products = [...next.values()];
  }
  return products;
}

function singleShifts(s: number, dimension: 1 | 2): readonly Shift[] {
  const [steps, rows] = [[-1, 0, 1], dimension === 1 ? 1 : s];
  const downs = dimension === 1 ? [0] : steps;
  return downs.flatMap((down) =>
    steps.map((across) =>
      Array.from({ length: rows * s }, (_, pixel) => {
        const [row, column] = [Math.floor(pixel / s) + down, (pixel % s) + across];
        return row >= 0 && row < rows && column >= 0 && column < s ? row * s + column : -1;
      }),
    ),
  );
}

function identityShift(pixels: number): Shift {
  return Array.from({ length: pixels }, (_, pixel) => pixel);
}

/** The matrix of a product of shifts as one row of s⁴ numbers (s² for lines), row after row. */
export function flattened(shift: Shift): Vector {
  return shift.flatMap((from) => shift.map((_, j) => (j === from ? Rational.one : Rational.zero)));
}

/** Σ Λ_pq·M_pq for the matrix M of a product of shifts. */
export function pairing(functional: Matrix, shift: Shift): Rational {
  return shift.reduce(
    (sum, from, pixel) => (from < 0 ? sum : sum.plus(at(at(functional, pixel), from))),
    Rational.zero,
  );
}
