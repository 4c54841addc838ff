/** Boxes from which starts are drawn. */

import type { Random } from '../orbits/random.js';

/** The product of the intervals [lo_i, hi_i]. */
export interface StartBox {
  readonly lo: readonly number[];
  readonly hi: readonly number[];
}

/** [lo, hi]ⁿ. */
export function cube(n: number, lo: number, hi: number): StartBox {
  return { lo: new Array<number>(n).fill(lo), hi: new Array<number>(n).fill(hi) };
}

/** `count` points, uniform in the box, as rows. */
export function pointsIn({ lo, hi }: StartBox, count: number, random: Random): Float64Array {
  const n = lo.length;
  return Float64Array.from({ length: count * n }, (_, e) =>
    random.between(lo[e % n] ?? NaN, hi[e % n] ?? NaN),
  );
}
