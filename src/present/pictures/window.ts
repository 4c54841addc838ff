/** What part of the plane a panel shows. */

import type { Range } from './scale.js';
import type { PlanePoint } from './simplify.js';

/** A square: both sides are equally long. */
export interface Window {
  readonly x: Range;
  readonly y: Range;
}

/** The square around all points, with some room. For points on one place, one unit around it. */
export function windowAround(points: readonly PlanePoint[], share = 0.15): Window {
  const along = (axis: 0 | 1): Range => {
    const values = points.map((point) => point[axis]);
    return { lo: Math.min(...values), hi: Math.max(...values) };
  };
  const [x, y] = [along(0), along(1)];
  const size = Math.max(x.hi - x.lo, y.hi - y.lo);
  const half = size > 0 ? size * (0.5 + share) : 1;
  const around = ({ lo, hi }: Range) => ({ lo: (lo + hi) / 2 - half, hi: (lo + hi) / 2 + half });
  return { x: around(x), y: around(y) };
}

/** How much farther from the middle a point may be to be seen than this share of the points. */
const [FAR, SHARE] = [6, 0.3];

/** Without the few that are far from the others: for images without end, of which only a part can be seen anyway. */
export function mostOf(points: readonly PlanePoint[]): readonly PlanePoint[] {
  const middle = (values: readonly number[], share: number) =>
    values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
  const centre = [0, 1].map((axis) =>
    middle(
      points.map((point) => point[axis as 0 | 1]),
      0.5,
    ),
  );
  const distance = ([a, b]: PlanePoint) =>
    Math.max(Math.abs(a - (centre[0] ?? 0)), Math.abs(b - (centre[1] ?? 0)));
  const usual = middle(points.map(distance), SHARE);
  return usual > 0 ? points.filter((point) => distance(point) <= FAR * usual) : points;
}
