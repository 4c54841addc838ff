/** Polylines in ℝⁿ, straight from point to point. */

import { magnitude } from './iterated-map.js';

export type Polyline = readonly (readonly number[])[];

/** The distance to which an unbounded path is followed, relative to 1 + |start|. */
const PATH_LENGTH_IN_SIZES = 1e6;

/** A ray from the start in the given direction, with points at geometric distances up to about `PATH_LENGTH_IN_SIZES`. */
export function rayFrom(start: ArrayLike<number>, direction: ArrayLike<number>): Polyline {
  const scale = magnitude(start);
  const ray = [Array.from(start)];
  for (let t = scale / 64; t < 4 * PATH_LENGTH_IN_SIZES * scale; t *= 4)
    ray.push(onLine(start, direction, t));
  return ray;
}

/** start + t·direction. */
export function onLine(start: ArrayLike<number>, direction: ArrayLike<number>, t: number): number[] {
  const point: number[] = [];
  for (let i = 0; i < start.length; i++) point.push((start[i] ?? NaN) + t * (direction[i] ?? NaN));
  return point;
}

/** The point a + t·(b − a), and exactly a and b at t = 0 and 1. */
export function between(a: ArrayLike<number>, b: ArrayLike<number>, t: number): number[] {
  const point: number[] = [];
  for (let i = 0; i < a.length; i++) {
    const [from, to] = [a[i] ?? NaN, b[i] ?? NaN];
    point.push(t === 1 ? to : from + t * (to - from));
  }
  return point;
}

/** The point of the path at t; the integer part of t is the number of the segment. */
export function pointOn(path: Polyline, t: number): readonly number[] {
  const k = Math.min(Math.floor(t), path.length - 2);
  const [a, b] = [path[k], path[k + 1]];
  return a === undefined ? [] : b === undefined ? a : between(a, b, t - k);
}

/**
 * Whether F maps the corners of `path`, and the midpoints between them, to points of `image`, one after the other, up
 * to rounding.
 */
export function mapsAlong(
  map: (points: Float64Array, count: number) => void,
  path: Polyline,
  image: Polyline,
): boolean {
  const n = path[0]?.length ?? 0;
  const count = 2 * path.length - 1;
  const points = new Float64Array(count * n);
  for (let k = 0; k < count; k++) points.set(pointOn(path, k / 2), k * n);
  map(points, count);
  let segment = 0;
  for (let k = 0; k < count; k++) {
    const y = points.subarray(k * n, (k + 1) * n);
    while (!isOnSegment(y, image[segment], image[segment + 1])) {
      segment++;
      if (segment + 1 >= image.length) return false;
    }
  }
  return true;
}

const RELATIVE_ROUNDING = 1e-8;

function isOnSegment(
  y: ArrayLike<number>,
  a: readonly number[] | undefined,
  b: readonly number[] | undefined,
): boolean {
  if (a === undefined || b === undefined) return false;
  let [along, square] = [0, 0];
  for (let i = 0; i < y.length; i++) {
    const d = (b[i] ?? NaN) - (a[i] ?? NaN);
    along += d * ((y[i] ?? NaN) - (a[i] ?? NaN));
    square += d * d;
  }
  const t = square > 0 ? Math.min(Math.max(along / square, 0), 1) : 0;
  let off = 0;
  for (let i = 0; i < y.length; i++) {
    const nearest = (a[i] ?? NaN) + t * ((b[i] ?? NaN) - (a[i] ?? NaN));
    off = Math.max(off, Math.abs((y[i] ?? NaN) - nearest));
  }
  return off <= RELATIVE_ROUNDING * magnitude(y);
}
