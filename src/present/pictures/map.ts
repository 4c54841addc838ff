/** A panel with a map of the plane, or of a slice of space: sampled areas, certified sets, orbits and points. */

import { Labels } from './labels.js';
import { core, cross, disc, ring } from './marks.js';
import { palette } from './palette.js';
import { clipped, FIELD, type Panel } from './paper.js';
import type { Sampling } from './sampling.js';
import type { Mark, Scene } from './scene.js';
import { curve, isCompact, outlineOf, type Plane, placed, untilFar } from './sets.js';
import type { PlanePoint } from './simplify.js';
import { decimal, element, pointList } from './svg.js';
import { areas } from './tracing.js';

/** So often F is applied to the nodes of a map of the whole field, if it is not to become too coarse. */
const EFFORT = 4e6;

/** The parts of the map, clipped to the panel. Adds the labels that occur to `seen`. With fewer nodes if orbits are long. */
export function mapOf(
  scene: Scene,
  sampling: Sampling,
  plane: Plane,
  panel: Panel,
  nodes: number,
  seen: Set<number>,
): string {
  const most = Math.floor(Math.sqrt((EFFORT / sampling.effort) * (panel.width / FIELD.size) ** 2));
  const affordable = Math.min(nodes, Math.max(most, Math.ceil(nodes / 3)));
  const sampled = sampledAreas(sampling, plane, panel, affordable, seen);
  const outlined = scene.proved.map((each) => ({ ...each, outline: outlineOf(plane, each.set) }));
  const proved = outlined.flatMap(({ outline, paint }) =>
    outline.length === 0
      ? []
      : [
          element('polygon', {
            class: 'certified',
            points: pointList(outline),
            'stroke-linejoin': 'round',
            ...paint,
          }),
        ],
  );
  const orbits = scene.orbits.map((orbit) => orbitOf(orbit.map(inPlane), plane));
  const here = scene.marks.filter(({ at }) => isOn(plane, at[2]));
  const { points, labels, names } = marksOf(here, plane, panel);
  const ofSets = outlined.flatMap(({ outline, name }) =>
    name === undefined ? [] : labels.atOutline(outline, name),
  );
  return clipped(panel, [
    ...sampled,
    ...proved,
    ...(plane.height === undefined ? orbits : []),
    ...points,
    ...names,
    ...ofSets,
  ]);
}

/** Points of the plane, rows of n coordinates, on a lattice in the panel; the third coordinate is the height. */
export function latticeOf(plane: Plane, panel: Panel, nodes: number): Float64Array {
  const n = plane.height === undefined ? 2 : 3;
  const points = new Float64Array(nodes * nodes * n);
  for (let k = 0; k < nodes * nodes; k++) {
    const [u, v] = [((k % nodes) + 0.5) / nodes, (Math.floor(k / nodes) + 0.5) / nodes];
    points.set(pointAt(plane, panel, u, v), k * n);
  }
  return points;
}

function pointAt({ x, y, height }: Plane, panel: Panel, u: number, v: number): readonly number[] {
  const [a, b] = placeAt(panel, u, v);
  return height === undefined ? [x.value(a), y.value(b)] : [x.value(a), y.value(b), height];
}

function placeAt({ left, top, width, height }: Panel, u: number, v: number): PlanePoint {
  return [left + u * width, top + (1 - v) * height];
}

function sampledAreas(
  sampling: Sampling,
  plane: Plane,
  panel: Panel,
  nodes: number,
  seen: Set<number>,
): readonly string[] {
  const n = plane.height === undefined ? 2 : 3;
  const labelsAt = (square: Float64Array, count: number): Int32Array => {
    const points = new Float64Array(count * n);
    for (let k = 0; k < count; k++)
      points.set(pointAt(plane, panel, square[2 * k] ?? NaN, square[2 * k + 1] ?? NaN), k * n);
    return sampling.labels(points, count);
  };
  const found = areas(nodes, nodes, labelsAt, (u, v) => placeAt(panel, u, v));
  return [...found].map(([each, rings]) => {
    seen.add(each);
    const fill = sampling.colour(each);
    const d = rings
      .map((places) => `M${places.map(([x, y]) => `${decimal(x)} ${decimal(y)}`).join('L')}Z`)
      .join('');
    // The stroke closes the seams that anti-aliasing would leave between areas.
    return element('path', {
      class: 'sampled',
      d,
      fill,
      'fill-rule': 'evenodd',
      stroke: fill,
      'stroke-width': 0.7,
    });
  });
}

/** The points of an orbit as dots, joined in order by a thin line, which is straight in the plane. */
function orbitOf(orbit: readonly PlanePoint[], plane: Plane): string {
  const places = untilFar(orbit.map((point) => placed(plane, point)));
  const line = orbit.flatMap((point, k) => {
    const before = orbit[k - 1];
    return before === undefined ? [] : curve(plane, before, point);
  });
  const points = pointList(isCompact(plane) ? line : places);
  // With a rim, so that it is seen on areas of any colour, on dark screens too.
  const joined = [
    { stroke: palette.paper, 'stroke-width': 3, 'stroke-opacity': 0.6 },
    { stroke: palette.ink, 'stroke-width': 1, 'stroke-opacity': 0.8 },
  ].map((paint) => element('polyline', { points, fill: 'none', ...paint }));
  const dots = places.map(([cx, cy], k) =>
    element('circle', { cx, cy, r: k === 0 ? 2.6 : 1.7, fill: palette.ink, 'fill-opacity': 0.8 }),
  );
  return element('g', { class: 'orbit' }, ...joined, ...dots);
}

/** In the order in which they are drawn. */
const POINTS: Readonly<Record<Mark['kind'], (place: PlanePoint, colour: string) => string>> = {
  repelling: cross,
  found: ring,
  proved: disc,
  attractor: core,
};

interface Marks {
  readonly points: readonly string[];
  readonly names: readonly string[];
  /** Where more can be written. */
  readonly labels: Labels;
}

/** Names only where there is room for them: those of points that come earlier first. */
export function marksOf(marks: readonly Mark[], plane: Plane, panel: Panel): Marks {
  const places = marks.map(({ at }) => placed(plane, inPlane(at)));
  const labels = new Labels(panel, places);
  const drawn = marks.map(({ kind, colour, name }, k) => {
    const place = places[k] ?? [NaN, NaN];
    return { kind, point: POINTS[kind](place, colour), name, place };
  });
  const names = drawn.flatMap(({ name, place }) =>
    name === undefined ? [] : labels.besidePoint(place, name),
  );
  // Crosses below.
  const order = Object.keys(POINTS);
  const sorted = drawn.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  return { points: sorted.map(({ point }) => point), names, labels };
}

function isOn({ height }: Plane, x3: number | undefined): boolean {
  return height === undefined || (x3 !== undefined && Math.abs(x3 - height) <= 1e-6 * (1 + Math.abs(height)));
}

function inPlane(x: readonly number[]): PlanePoint {
  return [x[0] ?? NaN, x[1] ?? NaN];
}
