/** The square of the plane that is looked at. */

import type { PlanePoint } from '../../src/present/pictures/simplify.js';

export interface View {
  readonly x: number;
  readonly y: number;
  /** Half the side. */
  readonly radius: number;
}

/** Around periodic points, with room for their basins, leaving out those that are far away from the rest. */
export function viewAround(points: readonly PlanePoint[]): View {
  const middle: PlanePoint = [median(points.map(([x]) => x)), median(points.map(([, y]) => y))];
  const usual = median(points.map((point) => distance(point, middle)).filter((d) => d > 0));
  const near = points.filter((point) => distance(point, middle) <= 20 * usual);
  const { x, y, radius } = squareAround(near, 3);
  return { x: rounded(x, radius), y: rounded(y, radius), radius: rounded(radius, radius) };
}

/** The least square that has all points, with its side multiplied by `times`; some square around one point, or none. */
export function squareAround(points: readonly PlanePoint[], times: number): View {
  if (points.length === 0) return { x: 0, y: 0, radius: 2 };
  const [left, right] = endsOf(points.map(([x]) => x));
  const [low, high] = endsOf(points.map(([, y]) => y));
  const [x, y] = [(left + right) / 2, (low + high) / 2];
  const half = Math.max(right - left, high - low) / 2;
  return { x, y, radius: half > 0 ? times * half : Math.max(2, Math.abs(x), Math.abs(y)) };
}

function endsOf(values: readonly number[]): readonly [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

/** The window closer by a factor, in which a place stays where it is; the middle if none is given. */
export function zoomed({ x, y, radius }: View, factor: number, [a, b]: PlanePoint = [x, y]): View {
  const next = Number((radius * factor).toPrecision(3));
  const share = next / radius;
  return { x: a + (x - a) * share, y: b + (y - b) * share, radius: next };
}

/** With numbers that can be read, and differ from those of the window by less than a pixel. */
export function readable({ x, y, radius }: View): View {
  return { x: rounded(x, radius / 10), y: rounded(y, radius / 10), radius };
}

/** A point between the middle of the window and its corner. */
export function startIn({ x, y, radius }: View): PlanePoint {
  return [rounded(x + radius / 2, radius), rounded(y + radius / 2, radius)];
}

/** Where a point lies in a picture with `pixels` pixels along each side, from the top left. */
export function pixelOf({ x, y, radius }: View, [a, b]: PlanePoint, pixels: number): PlanePoint {
  const scale = pixels / (2 * radius);
  return [(a - x + radius) * scale, (y + radius - b) * scale];
}

/** The inverse of `pixelOf`. */
export function placeOf({ x, y, radius }: View, [column, row]: PlanePoint, pixels: number): PlanePoint {
  const scale = (2 * radius) / pixels;
  return [x - radius + column * scale, y + radius - row * scale];
}

/** To a hundredth of the radius: numbers that can be read. */
export function rounded(value: number, radius: number): number {
  const digits = Math.min(15, Math.max(0, 2 - Math.floor(Math.log10(radius))));
  return Number(value.toFixed(digits));
}

function distance([a, b]: PlanePoint, [x, y]: PlanePoint): number {
  return Math.max(Math.abs(a - x), Math.abs(b - y));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
