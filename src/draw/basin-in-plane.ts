/** A counterexample to Theorems 2.1–2.3 in the plane: the basin as it is sampled, and the cells of the barrier. */

import { type BasinCounterexample, Cells } from '../certificates/index.js';
import { ranges } from '../network/index.js';
import { at, type End } from '../numbers/index.js';
import { Field } from './field.js';
import { axes, clipped, FIELD } from './paper.js';
import { palette } from './palette.js';
import { square } from './raster.js';
import { rangeAround, scale } from './scale.js';
import { disc, floats, path, type Place, placed, type Plane, shapeOf } from './shapes.js';

const STEPS = 12;
const PIXELS = 160;

export function basinInPlane(counterexample: BasinCounterexample): readonly string[] {
  const { network, attractor, avoiding, barrier } = counterexample;
  const plane = planeAround(counterexample);
  const cells = new Cells(barrier.grid);
  const barriers = barrier.cells.map(({ index, fate }) => {
    const fill = fate.into === 'attractor' ? palette.basin : palette.avoiding;
    return shapeOf(plane, cells.set(index), { fill, 'fill-opacity': 0.85, stroke: fill, 'stroke-width': 2 });
  });
  const regions = [
    shapeOf(plane, attractor.region.set, outline(palette.basin)),
    ...avoiding.map(({ region }) => shapeOf(plane, region.set, outline(palette.avoiding))),
  ];
  const orbits = barrier.points.map(({ at: start }) => {
    const places: Place[] = [];
    for (let [k, x] = [0, floats(start) as readonly number[]]; k <= STEPS; k++) {
      const [a = NaN, b = NaN] = x;
      places.push(placed(plane, [a, b]));
      x = network.evaluate([...x]);
    }
    return path(places, { stroke: palette.ink, 'stroke-dasharray': '3 3' });
  });
  const points = barrier.points.map(({ at: point, fate }) =>
    disc(placed(plane, floats(point)), fate.into === 'attractor' ? palette.basin : palette.avoiding),
  );
  const star = disc(placed(plane, floats(attractor.point)), palette.ink);
  const sampled = raster(counterexample, plane);
  return [clipped([...sampled, ...barriers, ...regions, ...orbits, ...points, star]), axes(plane.x, plane.y)];
}

const outline = (colour: string) => ({
  fill: 'none',
  stroke: colour,
  'stroke-width': 1.5,
  'stroke-dasharray': '6 4',
});

/** The sampled fates of a square of points, row by row. */
function raster({ network, attractor }: BasinCounterexample, { x, y }: Plane): readonly string[] {
  const points = new Float64Array(PIXELS * PIXELS * 2);
  for (let row = 0; row < PIXELS; row++) {
    for (let column = 0; column < PIXELS; column++) {
      const start = 2 * (row * PIXELS + column);
      points[start] = x.lo + ((column + 0.5) / PIXELS) * (x.hi - x.lo);
      points[start + 1] = y.hi - ((row + 0.5) / PIXELS) * (y.hi - y.lo);
    }
  }
  const colours = new Field(network, attractor.point).colours(points, PIXELS * PIXELS);
  return square(colours, PIXELS);
}

/** A square window around all that the certificate speaks of. */
function planeAround({ attractor, barrier }: BasinCounterexample): Plane {
  const cells = new Cells(barrier.grid);
  const boxes = barrier.cells.map(({ index }) => ranges(cells.set(index)));
  const finite = (end: End) => (end === undefined ? [] : [end.toNumber()]);
  const along = (axis: number) =>
    rangeAround(
      [
        ...[attractor.point, ...barrier.points.map((point) => point.at)].map((p) => at(p, axis).toNumber()),
        ...boxes.flatMap((box) => [...finite(at(box, axis).lo), ...finite(at(box, axis).hi)]),
      ],
      0.3,
    );
  const [h, v] = [along(0), along(1)];
  const half = Math.max(h.hi - h.lo, v.hi - v.lo) / 2;
  const { left, top, size } = FIELD;
  const widened = ({ lo, hi }: typeof h) => ({ lo: (lo + hi) / 2 - half, hi: (lo + hi) / 2 + half });
  return { x: scale(widened(h), left, left + size), y: scale(widened(v), top + size, top) };
}
