/** Convex polygons in the plane, with or without an end. A direction is a corner at infinity, (x, y, 0) beside (x, y, 1). */

import { at, matrix, Rational } from '../../exact/index.js';
import type { Image } from './image.js';
import type { Corner } from './polyhedron.js';

/** 1 if c lies to the left of the way from a to b, 0 if straight on, −1 if to the right. */
export function turn(a: Corner, b: Corner, c: Corner): -1 | 0 | 1 {
  const row = ({ at: x, isDirection }: Corner) => [...x, isDirection ? Rational.zero : Rational.one];
  const [p, q, r] = [row(a), row(b), row(c)];
  const minor = (i: number, j: number) =>
    at(q, i)
      .times(at(r, j))
      .minus(at(q, j).times(at(r, i)));
  return matrix.dot(p, [minor(1, 2), minor(2, 0), minor(0, 1)]).sign;
}

export function counterclockwise(image: Image): Image {
  const { corners } = image;
  const isRight = corners.some((_, i) => turn(before(corners, i), at(corners, i), after(corners, i)) < 0);
  return isRight ? { ...image, corners: corners.toReversed() } : image;
}

/** Whether a point belongs to a counterclockwise polygon, or a direction leads on in it from every point of it. */
export function isInPolygon(corner: Corner, { corners }: Image): boolean {
  return corners.every((a, i) => {
    const b = after(corners, i);
    return (a.isDirection && b.isDirection) || turn(a, b, corner) >= 0;
  });
}

/** Counterclockwise polygons, glued along common edges as long as that makes convex ones. */
export function glued(polygons: readonly Image[]): readonly Image[] {
  const done = new Set<Image>();
  /** Of the polygons that are done, by the ends of an edge. */
  const byEdge = new Map<string, { readonly polygon: Image; readonly edge: number }>();
  for (let polygon of polygons) {
    for (let edge = 0; edge < polygon.corners.length; edge++) {
      const other = byEdge.get(edgeKey(after(polygon.corners, edge), at(polygon.corners, edge)));
      if (other === undefined || !done.has(other.polygon)) continue;
      const corners = gluedAlong(polygon.corners, edge, other.polygon.corners, other.edge);
      if (corners === undefined) continue;
      done.delete(other.polygon);
      polygon = { dimension: 2, corners };
      edge = -1;
    }
    done.add(polygon);
    for (const [edge, corner] of polygon.corners.entries()) {
      byEdge.set(edgeKey(corner, after(polygon.corners, edge)), { polygon, edge });
    }
  }
  return [...done];
}

/** Two polygons with a common edge, from its number i of a and back its number j of b; `undefined` if not convex. */
function gluedAlong(
  a: readonly Corner[],
  i: number,
  b: readonly Corner[],
  j: number,
): readonly Corner[] | undefined {
  if (at(a, i).isDirection && after(a, i).isDirection) return undefined;
  const round = (corners: readonly Corner[], from: number) => [
    ...corners.slice(from % corners.length),
    ...corners.slice(0, from % corners.length),
  ];
  let corners = [...round(a, i + 1), ...round(b, j + 2).slice(0, -2)];
  for (let k = 0; k < corners.length; k++) {
    const [p, x, n] = [before(corners, k), at(corners, k), after(corners, k)];
    if (isSame(p, n)) corners = round(corners, k).slice(2);
    else if (turn(p, x, n) < 0) return undefined;
    else if (isBetween(p, x, n)) corners = round(corners, k).slice(1);
    else continue;
    k = -1;
  }
  return corners;
}

/** Whether a corner of a convex polygon adds nothing to its neighbours. */
function isBetween(p: Corner, x: Corner, n: Corner): boolean {
  if (turn(p, x, n) !== 0) return false;
  if (!x.isDirection) return !p.isDirection || !n.isDirection;
  const [px = Rational.zero, py = Rational.zero] = p.at;
  const [nx = Rational.zero, ny = Rational.zero] = n.at;
  return p.isDirection && n.isDirection && px.times(ny).minus(py.times(nx)).sign > 0;
}

function isSame(a: Corner, b: Corner): boolean {
  return a.isDirection === b.isDirection && a.at.every((x, i) => x.equals(at(b.at, i)));
}

function edgeKey(a: Corner, b: Corner): string {
  return [a, b].map(({ at: x, isDirection }) => `${isDirection ? 'to ' : ''}${x.join()}`).join(';');
}

function before(corners: readonly Corner[], i: number): Corner {
  return at(corners, (i + corners.length - 1) % corners.length);
}

function after(corners: readonly Corner[], i: number): Corner {
  return at(corners, (i + 1) % corners.length);
}
