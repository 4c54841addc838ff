/** The image of a linear region as a convex set of ℝᵐ: a point, a part of a line, or a polygon in a plane of ℝᵐ. */

import { at, matrix, Rational, type Vector } from '../../exact/index.js';
import type { LinearRegion } from './linear-regions.js';
import { type Corner, cornerPoint } from './polyhedron.js';

/**
 * Corners in order, directions scaled to a greatest entry of ±1. A part of a line has its two ends, a whole line
 * some point of it between its two directions. Unlike the sets of `polyhedron.ts` an image may contain lines.
 */
export interface Image {
  readonly dimension: number;
  readonly corners: readonly Corner[];
}

export function imageOf({ domain, map }: LinearRegion): Image {
  const moved = domain.flatMap(({ at: t, isDirection }): readonly Corner[] => {
    const x = matrix.apply(map.weights, t);
    if (!isDirection) return [cornerPoint(...matrix.add(x, map.bias))];
    return x.some(({ sign }) => sign !== 0) ? [scaled(x)] : [];
  });
  const start = moved.find(({ isDirection }) => !isDirection);
  if (start === undefined) throw new RangeError('imageOf: expected a region with a point among its corners');
  const spanning = moved.map((corner) =>
    corner.isDirection ? corner.at : matrix.subtract(corner.at, start.at),
  );
  const along = spanning.find((x) => x.some(({ sign }) => sign !== 0));
  if (along === undefined) return { dimension: 0, corners: [start] };
  if (spanning.some((x) => !isParallel(x, along))) return { dimension: 2, corners: moved };
  return { dimension: 1, corners: stretchOf(moved, along) };
}

/** Whether x is a multiple of y ≠ 0. */
function isParallel(x: Vector, y: Vector): boolean {
  const pivot = y.findIndex(({ sign }) => sign !== 0);
  const [p, q] = [at(x, pivot), at(y, pivot)];
  return x.every((entry, i) => entry.times(q).equals(at(y, i).times(p)));
}

/** The ends of a part of a line that is spanned by the corners, all on one line of the given direction. */
export function stretchOf(corners: readonly Corner[], along: Vector): readonly Corner[] {
  const place = ({ at: x }: Corner) => matrix.dot(x, along);
  const points = corners.filter(({ isDirection }) => !isDirection);
  const least = points.reduce((a, b) => (place(b).lessThan(place(a)) ? b : a));
  const greatest = points.reduce((a, b) => (place(a).lessThan(place(b)) ? b : a));
  const down = corners.find((corner) => corner.isDirection && place(corner).sign < 0);
  const up = corners.find((corner) => corner.isDirection && place(corner).sign > 0);
  return down && up ? [down, least, up] : [down ?? least, up ?? greatest];
}

function scaled(x: Vector): Corner {
  const size = x.map((entry) => entry.abs()).reduce((a, b) => Rational.max(a, b));
  return { at: x.map((entry) => entry.dividedBy(size)), isDirection: true };
}
