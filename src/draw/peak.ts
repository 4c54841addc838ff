/** A counterexample to Theorem 3.1: F over a domain, with the point where it is greater than on the boundary. */

import { Cells, type PeakCounterexample } from '../certificates/index.js';
import { ranges } from '../network/index.js';
import { at } from '../numbers/index.js';
import { axes, FIELD } from './paper.js';
import { palette } from './palette.js';
import { square } from './raster.js';
import { rangeAround, scale } from './scale.js';
import { disc, floats, path, type Place, placed, type Plane, shapeOf } from './shapes.js';
import { element } from './svg.js';

const SAMPLES = 480;
const PIXELS = 96;

/** The graph of F, with the values on the boundary of the domain. */
export function peakOnLine({ network, peak }: PeakCounterexample): readonly string[] {
  const ends = boxesOf(peak).flatMap(([box]) => (box ? [box.lo, box.hi] : []));
  const window = rangeAround(ends, 0.5);
  const F = (t: number): number => network.evaluate([t])[0] ?? NaN;
  const { left, top, size } = FIELD;
  const x = scale(window, left, left + size);
  const inputs = Array.from(
    { length: SAMPLES + 1 },
    (_, k) => window.lo + (k / SAMPLES) * (window.hi - window.lo),
  );
  const y = scale(rangeAround(inputs.map(F), 0.1), top + size, top);
  const place = (t: number): Place => [x.place(t), y.place(F(t))];
  const domain = element('rect', {
    x: x.place(Math.min(...ends)),
    y: top,
    width: x.place(Math.max(...ends)) - x.place(Math.min(...ends)),
    height: size,
    fill: palette.avoidingSampled,
  });
  const boundary = [Math.min(...ends), Math.max(...ends)].map((t) => disc(place(t), palette.avoiding));
  return [
    domain,
    path(inputs.map(place), { stroke: palette.ink, 'stroke-width': 2 }),
    ...boundary,
    disc(place(at(peak.inside, 0).toNumber()), palette.basin),
    axes(x, y),
  ];
}

/** The values of F in shades, light ones for great values, with the cells of the domain outlined. */
export function peakInPlane({ network, peak }: PeakCounterexample): readonly string[] {
  const boxes = boxesOf(peak);
  const along = (axis: number) =>
    rangeAround(
      boxes.flatMap((box) => [at(box, axis).lo, at(box, axis).hi]),
      0.3,
    );
  const { left, top, size } = FIELD;
  const plane: Plane = { x: scale(along(0), left, left + size), y: scale(along(1), top + size, top) };
  const values = Array.from({ length: PIXELS * PIXELS }, (_, k) => {
    const [column, row] = [k % PIXELS, Math.floor(k / PIXELS)];
    const x = plane.x.lo + ((column + 0.5) / PIXELS) * (plane.x.hi - plane.x.lo);
    const y = plane.y.hi - ((row + 0.5) / PIXELS) * (plane.y.hi - plane.y.lo);
    return network.evaluate([x, y])[0] ?? NaN;
  });
  const [lo, hi] = [Math.min(...values), Math.max(...values)];
  const shades = values.map((value) => {
    const light = Math.round(70 + 175 * ((value - lo) / (hi - lo || 1)));
    return `rgb(${light},${light},${light})`;
  });
  const cells = new Cells(peak.domain);
  const outlines = indicesOf(peak).map((index) =>
    shapeOf(plane, cells.set(index), { fill: 'none', stroke: palette.avoiding, 'stroke-width': 2 }),
  );
  return [
    ...square(shades, PIXELS),
    ...outlines,
    disc(placed(plane, floats(peak.inside)), palette.basin),
    axes(plane.x, plane.y),
  ];
}

function indicesOf({ domain }: PeakCounterexample['peak']): readonly (readonly number[])[] {
  let indices: readonly (readonly number[])[] = [[]];
  for (const axis of domain.axes) {
    indices = indices.flatMap((index) => Array.from({ length: axis.length - 1 }, (_, i) => [...index, i]));
  }
  return indices;
}

/** Of each cell of the domain, the least box around it. */
function boxesOf(peak: PeakCounterexample['peak']): readonly (readonly { lo: number; hi: number }[])[] {
  const cells = new Cells(peak.domain);
  return indicesOf(peak).map((index) =>
    ranges(cells.set(index)).map(({ lo, hi }) => ({ lo: lo?.toNumber() ?? NaN, hi: hi?.toNumber() ?? NaN })),
  );
}
