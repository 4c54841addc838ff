/** Pictures of space: slices x₃ = h, the lowest first. Where points lie in a slice nearby, the slice goes through them. */

import { at, ranges } from '../../exact/index.js';
import { latticeOf, mapOf } from './map.js';
import { palette } from './palette.js';
import { axes, FIELD, type Panel } from './paper.js';
import type { Seen } from './plane.js';
import { numeral } from './scale.js';
import type { Scene } from './scene.js';
import type { Plane } from './sets.js';
import { element } from './svg.js';
import { scaleOf, type View, type VisibleRanges } from './view.js';

const [COLUMNS, ROWS] = [3, 2];
const NODES = 97;
const PROBES = 16;
const [GAP, HEADING] = [18, 20];

export function drawSlices(scene: Scene, window: VisibleRanges, view: View): Seen {
  const [h = { lo: -1, hi: 1 }, v = { lo: -1, hi: 1 }] = window;
  const heights = heightsOf(scene, window, view);
  const width = (FIELD.size - (COLUMNS - 1) * GAP) / COLUMNS;
  const slices = heights.map((height, k): { panel: Panel; plane: Plane; height: number } => {
    const [column, row] = [k % COLUMNS, Math.floor(k / COLUMNS)];
    const left = FIELD.left + column * (width + GAP);
    const top = FIELD.top + HEADING + row * (width + GAP + HEADING);
    const plane = { x: scaleOf(h, view, left, left + width), y: scaleOf(v, view, top + width, top), height };
    return { panel: { left, top, width, height: width }, plane, height };
  });
  const probes = slices.map(({ plane, panel }) => latticeOf(plane, panel, PROBES));
  const all = new Float64Array(probes.reduce((sum, { length }) => sum + length, 0));
  probes.forEach((points, k) => all.set(points, k * points.length));
  const sampling = scene.sampling(all);
  const seen = new Set<number>();
  const parts = slices.flatMap(({ panel, plane, height }, k) => {
    const names = {
      ...(k < slices.length - COLUMNS ? {} : { x: k === slices.length - 1 ? 'x₁' : '' }),
      ...(k % COLUMNS > 0 ? {} : { y: k === 0 ? 'x₂' : '' }),
    };
    const heading = element(
      'text',
      { x: panel.left + width / 2, y: panel.top - 6, 'text-anchor': 'middle', fill: palette.ink },
      `x₃ = ${numeral(height, 4)}`,
    );
    return [mapOf(scene, sampling, plane, panel, NODES, seen), axes(panel, plane.x, plane.y, names), heading];
  });
  const bottom = (slices.at(-1)?.panel.top ?? FIELD.top) + width + 32;
  return { parts, bottom, sampling, seen };
}

/** Evenly spaced in the picture; moved to the points and to the sets without thickness, where they are close by. */
function heightsOf(
  { marks, proved }: Scene,
  [, , range = { lo: -1, hi: 1 }]: VisibleRanges,
  view: View,
): readonly number[] {
  const count = COLUMNS * ROWS;
  const scale = scaleOf(range, view, 0, count);
  const wanted = [
    ...marks.map((mark) => mark.at[2] ?? NaN),
    ...proved.flatMap(({ set }) => {
      const { lo, hi } = at(ranges(set), 2);
      return lo && hi && lo.toNumber() === hi.toNumber() ? [lo.toNumber()] : [];
    }),
  ];
  return Array.from({ length: count }, (_, k) => {
    const near = wanted.find((height) => Math.floor(scale.place(height)) === k);
    return near ?? scale.value(k + 0.5);
  });
}
