/** A counterexample to Theorems 2.1–2.3 on the line: the graph of F, orbits as cobwebs, and the basin as a strip. */

import { type BasinCounterexample, Cells } from '../certificates/index.js';
import { ranges } from '../network/index.js';
import { at } from '../numbers/index.js';
import { Field } from './field.js';
import { axes, clipped, FIELD } from './paper.js';
import { palette } from './palette.js';
import { row } from './raster.js';
import { clamped, type Range, rangeAround, scale } from './scale.js';
import { disc, path, type Place } from './shapes.js';
import { element } from './svg.js';

const STEPS = 8;
const SAMPLES = 480;
const STRIP = 22;

export function basinOnLine(counterexample: BasinCounterexample): readonly string[] {
  const { network, attractor, barrier } = counterexample;
  const window = windowOf(counterexample);
  const { left, top, size } = FIELD;
  const x = scale(window, left, left + size);
  const y = scale(window, top + size - STRIP, top);
  const F = (t: number): number => network.evaluate([t])[0] ?? NaN;
  const place = (a: number, b: number): Place => [x.place(a), y.place(b)];

  const inputs = Array.from(
    { length: SAMPLES + 1 },
    (_, k) => window.lo + (k / SAMPLES) * (window.hi - window.lo),
  );
  const graph = path(
    inputs.map((t) => place(t, F(t))),
    { stroke: palette.ink, 'stroke-width': 2 },
  );
  const diagonal = path([place(window.lo, window.lo), place(window.hi, window.hi)], {
    stroke: palette.faint,
  });
  const cobwebs = barrier.points.map(({ at: start }) => {
    const places: Place[] = [];
    for (let [k, t] = [0, at(start, 0).toNumber()]; k < STEPS; k++) {
      const next = F(t);
      places.push(place(t, t), place(t, next));
      t = next;
    }
    return path(places, { stroke: palette.faint, 'stroke-dasharray': '3 3' });
  });

  const bottom = top + size - STRIP;
  const colours = new Field(network, attractor.point).colours(Float64Array.from(inputs), inputs.length);
  const strip = row(colours, { top: bottom, height: STRIP });
  const cells = new Cells(barrier.grid);
  const barriers = barrier.cells.map(({ index, fate }) => {
    const range = at(ranges(cells.set(index)), 0);
    const from = x.place(clamped(range.lo?.toNumber() ?? -Infinity, window));
    const to = x.place(clamped(range.hi?.toNumber() ?? Infinity, window));
    const fill = fate.into === 'attractor' ? palette.basin : palette.avoiding;
    return element('rect', { x: from - 1, y: bottom, width: to - from + 2, height: STRIP, fill });
  });
  const star = at(attractor.point, 0).toNumber();
  const points = barrier.points.map(({ at: point, fate }) =>
    disc(
      [x.place(at(point, 0).toNumber()), bottom + STRIP / 2],
      fate.into === 'attractor' ? palette.basin : palette.avoiding,
    ),
  );
  return [
    ...strip,
    ...barriers,
    clipped([diagonal, ...cobwebs, graph], size - STRIP),
    disc(place(star, star), palette.basin),
    ...points,
    axes(x, y),
  ];
}

/** Around all that the certificate speaks of, and the orbits of its points as far as they are not far away. */
function windowOf({ network, attractor, barrier }: BasinCounterexample): Range {
  const cells = new Cells(barrier.grid);
  const ends = barrier.cells.flatMap(({ index }) => {
    const { lo, hi } = at(ranges(cells.set(index)), 0);
    return [lo, hi].flatMap((end) => end?.toNumber() ?? []);
  });
  const points = [attractor.point, ...barrier.points.map((point) => point.at)].map((p) =>
    at(p, 0).toNumber(),
  );
  const own = rangeAround([...ends, ...points], 1);
  const orbits = points.flatMap((start) => {
    const orbit = [start];
    for (let k = 0; k < STEPS; k++) orbit.push(...network.evaluate(orbit.slice(-1)));
    return orbit;
  });
  const near = orbits.filter((t) => t >= own.lo && t <= own.hi);
  return rangeAround([...ends, ...points, ...near], 0.25);
}
