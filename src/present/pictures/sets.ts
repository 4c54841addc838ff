/** Cells, regions and orbits as shapes of a picture: convex sets, some without end, some without thickness. */

import { at, type Vector, type Zonotope } from '../../exact/index.js';
import { fewer, type PlanePoint } from './simplify.js';
import type { Scale } from './scale.js';

/** Where the plane is drawn, and which plane: x₃ has the given value, if there are three coordinates. */
export interface Plane {
  readonly x: Scale;
  readonly y: Scale;
  readonly height?: number;
}

/** An unbounded set is drawn up to this multiple of the window, which then cuts it off; the second where all is seen. */
const [FAR, FURTHER] = [50, 1e4];
/** Corners of a slice whose height differs by no more than this share lie on it. */
const LEVEL = 1e-9;

/** The outline of a set with up to three directions in the plane, which may be a segment or a point; empty off the plane. */
export function outlineOf(plane: Plane, set: Zonotope): readonly PlanePoint[] {
  const width = Math.max(...[plane.x, plane.y].map(({ window }) => window.hi - window.lo));
  const corners = cornersOf(set, (isCompact(plane) ? FURTHER : FAR) * width);
  const points = plane.height === undefined ? corners.map(inPlane) : slice(corners, plane.height);
  const hull = convexHull(points);
  return hull.flatMap((point, k) => curve(plane, point, hull[(k + 1) % hull.length] ?? point).slice(0, -1));
}

/** The place of a point in the picture. */
export function placed({ x, y }: Plane, [a, b]: PlanePoint): PlanePoint {
  return [x.place(a), y.place(b)];
}

export function floats(x: Vector): number[] {
  return x.map((value) => value.toNumber());
}

/** The first two coordinates, in float64. */
export function planePoint(x: Vector): PlanePoint {
  return inPlane(floats(x));
}

/** Polylines end where they are so far away, which is outside of every picture. */
const AWAY = 3000;

/** A polyline in the picture up to where it is far away, if it gets there. */
export function untilFar(places: readonly PlanePoint[]): readonly PlanePoint[] {
  const distance = ([x, y]: PlanePoint): number => Math.max(Math.abs(x), Math.abs(y));
  const first = places.findIndex((place) => !(distance(place) <= AWAY));
  const [from, to] = [places[first - 1], places[first]];
  if (first < 0) return places;
  const near = places.slice(0, first);
  if (from === undefined || to === undefined || !Number.isFinite(distance(to))) return near;
  const share = AWAY / distance(to);
  return [...near, [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]];
}

export function isCompact({ x }: Plane): boolean {
  return x.lo === -Infinity;
}

function inPlane(x: readonly number[]): PlanePoint {
  return [x[0] ?? NaN, x[1] ?? NaN];
}

/** The corners; corner number c is at the upper end of direction k if bit k of c is set. */
function cornersOf({ origin, generators }: Zonotope, far: number): readonly (readonly number[])[] {
  let corners: readonly (readonly number[])[] = [floats(origin)];
  for (const { direction, range } of generators) {
    const step = floats(direction);
    const beyond = far / Math.max(...step.map(Math.abs));
    const from = range.lo?.toNumber() ?? Math.min(range.hi?.toNumber() ?? 0, 0) - beyond;
    const to = range.hi?.toNumber() ?? Math.max(range.lo?.toNumber() ?? 0, 0) + beyond;
    const moved = (t: number) => corners.map((x) => x.map((value, i) => value + t * at(step, i)));
    corners = [...moved(from), ...moved(to)];
  }
  return corners;
}

/** Where the edges between the corners meet the plane x₃ = height. */
function slice(corners: readonly (readonly number[])[], height: number): readonly PlanePoint[] {
  const near = LEVEL * (1 + Math.abs(height));
  const above = (x: readonly number[]): number => {
    const off = (x[2] ?? NaN) - height;
    return Math.abs(off) <= near ? 0 : off;
  };
  return corners.flatMap((a, c) => {
    if (above(a) === 0) return [inPlane(a)];
    return corners.flatMap((b, d) => {
      // An edge: the two numbers differ in one bit.
      const bit = c ^ d;
      if (d < c || (bit & (bit - 1)) !== 0 || above(a) * above(b) >= 0) return [];
      const t = above(a) / (above(a) - above(b));
      return [inPlane(a.map((value, i) => value + t * (at(b, i) - value)))];
    });
  });
}

/** Anticlockwise, without points on its sides (Andrew's monotone chain). */
export function convexHull(points: readonly PlanePoint[]): readonly PlanePoint[] {
  const sorted = [...points].sort(([a, b], [c, d]) => a - c || b - d);
  const half = (ordered: readonly PlanePoint[]): PlanePoint[] => {
    const chain: PlanePoint[] = [];
    for (const point of ordered) {
      while (chain.length > 1 && !turnsLeft(chain.at(-2), chain.at(-1), point)) chain.pop();
      const [x, y] = chain.at(-1) ?? [NaN, NaN];
      if (x !== point[0] || y !== point[1]) chain.push(point);
    }
    return chain;
  };
  const [lower, upper] = [half(sorted), half(sorted.toReversed())];
  return lower.length < 2 ? lower : [...lower.slice(0, -1), ...upper.slice(0, -1)];
}

function turnsLeft(
  [a, b]: PlanePoint = [NaN, NaN],
  [c, d]: PlanePoint = [NaN, NaN],
  [e, f]: PlanePoint,
): boolean {
  return (c - a) * (f - b) - (d - b) * (e - a) > 0;
}

/** How far apart, in the picture, the points of a segment are with which it is drawn as a curve. */
const STRIDE = 3;

/** A segment of the plane as it is seen, straight or, where the plane is compactified, a curve. */
export function curve(plane: Plane, a: PlanePoint, b: PlanePoint): readonly PlanePoint[] {
  const [from, to] = [placed(plane, a), placed(plane, b)];
  if (!isCompact(plane)) return [from, to];
  const join = (
    p: PlanePoint,
    q: PlanePoint,
    start: PlanePoint,
    end: PlanePoint,
    depth: number,
  ): readonly PlanePoint[] => {
    if (depth === 0 || Math.max(Math.abs(p[0] - q[0]), Math.abs(p[1] - q[1])) <= STRIDE) return [q];
    const half: PlanePoint = [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2];
    const middle = placed(plane, half);
    return [...join(p, middle, start, half, depth - 1), ...join(middle, q, half, end, depth - 1)];
  };
  return fewer([from, ...join(from, to, a, b, 40)]);
}
