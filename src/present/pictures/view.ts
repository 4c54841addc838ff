/** Which part of the space a picture shows, and how large it is. */

import { compactScale, type Range, rangeAround, type Scale, scale } from './scale.js';

export interface View {
  /** The least and the greatest value of each coordinate, one coordinate after the other: 2n numbers. */
  readonly window?: readonly number[] | undefined;
  /** The whole space: the window is the middle half of every axis, and the axes end at −∞ and ∞. */
  readonly compact?: boolean | undefined;
  /** The width of the picture in pixels. */
  readonly size?: number | undefined;
}

/** The range of each coordinate. */
export type VisibleRanges = readonly Range[];

/** The window asked for, or the given one. Throws a RangeError on one of another dimension, or an empty one. */
export function windowOf({ window, size }: View, n: number, otherwise: () => VisibleRanges): VisibleRanges {
  requireSize(size);
  if (window === undefined) return otherwise();
  if (window.length !== 2 * n) {
    const expected = Array.from({ length: n }, (_, i) => `x${n > 1 ? i + 1 : ''} from, to`).join(', ');
    throw new RangeError(`draw: expected a window of ${2 * n} numbers (${expected}), got ${window.length}`);
  }
  return Array.from({ length: n }, (_, i) => {
    const [lo = NaN, hi = NaN] = window.slice(2 * i);
    if (!(lo < hi && Number.isFinite(hi - lo)) || hi - lo < LEAST * Math.max(Math.abs(lo), Math.abs(hi)))
      throw new RangeError(`draw: expected a window that is not empty, got ${lo} to ${hi}`);
    return { lo, hi };
  });
}

/** Throws a RangeError on a width that is not a sensible number of pixels. */
export function requireSize(size: number | undefined): void {
  if (size !== undefined && !(Number.isInteger(size) && size >= SMALLEST && size <= LARGEST))
    throw new RangeError(`draw: expected a size of ${SMALLEST} to ${LARGEST} pixels, got ${size}`);
}

const [SMALLEST, LARGEST] = [100, 8000];
/** The width of a window, relative to its numbers, below which floating point does not tell its points apart. */
const LEAST = 1e-9;

/** A scale of the range, or of the whole line around it. */
export function scaleOf(range: Range, { compact }: View, from: number, to: number): Scale {
  return compact === true ? compactScale(range, from, to) : scale(range, from, to);
}

/** The window around the points, widened on every side by `share` of its width; equally wide in all coordinates. */
export function windowAround(points: readonly (readonly number[])[], share: number): VisibleRanges {
  const n = points[0]?.length ?? 0;
  const along = Array.from({ length: n }, (_, i) =>
    rangeAround(
      points.map((x) => x[i] ?? NaN),
      0,
    ),
  );
  const wide = points.length > 1 ? along : [];
  const half = (Math.max(...wide.map(({ lo, hi }) => hi - lo), 0) / 2) * (1 + 2 * share);
  return along.map(({ lo, hi }) => around((lo + hi) / 2, half > 0 ? half : 1));
}

export function around(centre: number, half: number): Range {
  return { lo: centre - half, hi: centre + half };
}
