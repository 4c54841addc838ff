/**
 * Convolutions, transposed convolutions and nearest-neighbour resizing of images as sparse matrices. An image of shape C×N_1×N_2×…
 * is a vector, the last axis running fastest.
 */

import { at, Rational, type SparseLayer, type SparseRow, type Vector } from '../../exact/index.js';

/** One axis of a convolution: what is in its window at the place o is at the places o·stride + k·dilation − before. */
export interface Window {
  /** Lengths of the axis of the image before and after. */
  readonly from: number;
  readonly to: number;
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  readonly before: number;
}

export interface Filters {
  /** Number of channels before and after, both multiples of the number of groups. */
  readonly from: number;
  readonly to: number;
  readonly groups: number;
  /** The number of filter `to`, at channel `channel` of its group and place k of the kernel. */
  readonly weight: (to: number, channel: number, k: number) => Rational;
  /** One for each channel. */
  readonly bias: Vector | undefined;
}

/** A place of the kernel, and the place in the image that it meets; the channel is left open. */
interface Tap {
  readonly kernel: number;
  readonly image: number;
}

/** What a place of the result sees along one axis. */
type Sees = (window: Window, o: number) => readonly Tap[];

const convolved: Sees = ({ from, kernel, stride, dilation, before }, o) =>
  Array.from({ length: kernel }, (_, k) => ({ kernel: k, image: o * stride + k * dilation - before })).filter(
    ({ image }) => image >= 0 && image < from,
  );

/** The places i that send something to o: i·stride + k·dilation − before = o. */
const transposed: Sees = ({ from, kernel, stride, dilation, before }, o) =>
  Array.from({ length: kernel }, (_, k) => ({ kernel: k, image: (o + before - k * dilation) / stride }))
    .filter(({ image }) => Number.isInteger(image) && image >= 0 && image < from)
    .reverse();

/** All that each place of the result sees, over all axes: the places of kernel and image in their order. */
function taps(windows: readonly Window[], sees: Sees): readonly (readonly Tap[])[] {
  let found: readonly (readonly Tap[])[] = [[{ kernel: 0, image: 0 }]];
  for (const window of windows) {
    const along = Array.from({ length: window.to }, (_, o) => sees(window, o));
    found = found.flatMap((before) =>
      along.map((own) =>
        before.flatMap(({ kernel, image }) =>
          own.map((tap) => ({
            kernel: kernel * window.kernel + tap.kernel,
            image: image * window.from + tap.image,
          })),
        ),
      ),
    );
  }
  return found;
}

export type Direction = 'forward' | 'transposed';

/** Number of entries of the matrix, for ever larger ones at a small cost. */
export function entriesOf(
  windows: readonly Window[],
  { from, to, groups }: Filters,
  direction: Direction,
): number {
  const sees = direction === 'forward' ? convolved : transposed;
  return windows.reduce(
    (product, window) => {
      let along = 0;
      for (let o = 0; o < window.to; o++) along += sees(window, o).length;
      return product * along;
    },
    (from / groups) * to,
  );
}

/** The matrix of a convolution, or of a transposed one. */
export function convolution(windows: readonly Window[], filters: Filters, direction: Direction): SparseLayer {
  const { from, to, groups, bias } = filters;
  const [pixels, inGroup] = [size(windows.map((window) => window.from)), from / groups];
  const seen = taps(windows, direction === 'forward' ? convolved : transposed);
  const patterns = seen.map((each) => each.map(({ kernel }) => kernel).join());
  const rows: SparseRow[] = [];
  for (let m = 0; m < to; m++) {
    const first = Math.floor(m / (to / groups)) * inGroup;
    // Most places see the same part of a filter, and share its numbers.
    const known = new Map<string, Vector>();
    seen.forEach((each, o) => {
      const pattern = at(patterns, o);
      const values = known.get(pattern) ?? valuesOf(filters, m, inGroup, each);
      known.set(pattern, values);
      const places: number[] = [];
      for (let c = 0; c < inGroup; c++)
        for (const { image } of each) places.push((first + c) * pixels + image);
      rows.push({ places, values });
    });
  }
  const perChannel = seen.length;
  return {
    inputs: from * pixels,
    rows,
    bias: rows.map((_, i) => (bias ? at(bias, Math.floor(i / perChannel)) : Rational.zero)),
  };
}

function valuesOf({ weight }: Filters, m: number, inGroup: number, each: readonly Tap[]): Vector {
  return Array.from({ length: inGroup }, (_, c) => each.map(({ kernel }) => weight(m, c, kernel))).flat();
}

/** The matrix that takes each place of the result from one place of the image: along each axis, from these. */
export function picking(lengths: readonly number[], sources: readonly (readonly number[])[]): SparseLayer {
  let places: readonly number[] = [0];
  sources.forEach((along, axis) => {
    places = places.flatMap((place) => along.map((source) => place * at(lengths, axis) + source));
  });
  const values = [Rational.one];
  return {
    inputs: size(lengths),
    rows: places.map((place) => ({ places: [place], values })),
    bias: places.map(() => Rational.zero),
  };
}

export function size(lengths: readonly number[]): number {
  return lengths.reduce((product, n) => product * n, 1);
}
