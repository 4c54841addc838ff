/** The square of the plane that is looked at. */

import type { Place } from '../../src/draw/shapes.js';

export interface View {
  readonly x: number;
  readonly y: number;
  /** Half the side. */
  readonly radius: number;
}

/** Around the median of the points, so that all are seen but those that are far away from the rest. */
export function viewAround(points: readonly Place[]): View {
  const [x, y] = [0, 1].map((axis) => median(points.map((point) => point[axis] ?? 0)));
  const centre: Place = [x ?? 0, y ?? 0];
  const distances = points.map((point) => distance(point, centre)).filter((d) => d > 0);
  const near = distances.filter((d) => d <= 20 * median(distances));
  const radius = near.length === 0 ? Math.max(2, distance(centre, [0, 0])) : 1.75 * Math.max(...near);
  return { x: rounded(centre[0], radius), y: rounded(centre[1], radius), radius: rounded(radius, radius) };
}

/** Where a point lies in a picture of so many pixels a side, from the top left. */
export function pixelOf({ x, y, radius }: View, [a, b]: Place, pixels: number): Place {
  const scale = pixels / (2 * radius);
  return [(a - x + radius) * scale, (y + radius - b) * scale];
}

/** The inverse of `pixelOf`. */
export function placeOf({ x, y, radius }: View, [column, row]: Place, pixels: number): Place {
  const scale = (2 * radius) / pixels;
  return [x - radius + column * scale, y + radius - row * scale];
}

/** To a hundredth of the radius: numbers that can be read. */
export function rounded(value: number, radius: number): number {
  const digits = Math.min(15, Math.max(0, 2 - Math.floor(Math.log10(radius))));
  return Number(value.toFixed(digits));
}

function distance([a, b]: Place, [x, y]: Place): number {
  return Math.max(Math.abs(a - x), Math.abs(b - y));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}
