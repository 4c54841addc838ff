/** Sets of the plane as shapes of a picture. */

import type { Zonotope } from '../network/index.js';
import type { Vector } from '../numbers/index.js';
import type { Scale } from './scale.js';
import { type Attributes, element, pointList } from './svg.js';

export interface Plane {
  readonly x: Scale;
  readonly y: Scale;
}

export type Place = readonly [x: number, y: number];

/** What has no end is drawn for so many widths of the window, and cut off by whoever draws it. */
const FAR = 50;

/** A cell or region: a parallelogram, a segment or a point, some of them without end. */
export function shapeOf(plane: Plane, { origin, generators }: Zonotope, paint: Attributes): string {
  const far = FAR * Math.max(plane.x.hi - plane.x.lo, plane.y.hi - plane.y.lo);
  let corners: readonly Place[] = [floats(origin)];
  for (const { direction, range } of generators) {
    const [dx, dy] = floats(direction);
    const beyond = far / Math.hypot(dx, dy);
    const from = range.lo?.toNumber() ?? Math.min(range.hi?.toNumber() ?? 0, 0) - beyond;
    const to = range.hi?.toNumber() ?? Math.max(range.lo?.toNumber() ?? 0, 0) + beyond;
    const moved = (t: number) => corners.map(([x, y]): Place => [x + t * dx, y + t * dy]);
    // There along one side, and back along the other.
    corners = [...moved(from), ...moved(to).toReversed()];
  }
  return element('polygon', { points: pointList(corners.map((corner) => placed(plane, corner))), ...paint });
}

export function placed({ x, y }: Plane, [a, b]: Place): Place {
  return [x.place(a), y.place(b)];
}

export function floats(x: Vector): Place {
  const [a = NaN, b = NaN] = x.map((value) => value.toNumber());
  return [a, b];
}

/** A point that was proved to be what the legend says: a disc with a white rim. */
export function disc([x, y]: Place, colour: string): string {
  return element('circle', { cx: x, cy: y, r: 5, fill: colour, stroke: '#ffffff', 'stroke-width': 1.5 });
}

/** The places in order, joined by a thin line. */
export function path(places: readonly Place[], paint: Attributes): string {
  return element('polyline', { points: pointList(places), fill: 'none', ...paint });
}
