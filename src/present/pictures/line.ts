/** Pictures of the line: the graph of F with orbits as cobwebs, and the basins as a strip below it. */

import { at, ranges } from '../../exact/index.js';
import { graphOf } from './graph.js';
import { marksOf } from './map.js';
import { palette } from './palette.js';
import { axes, clipped, type Drawing, FIELD, type Panel } from './paper.js';
import type { Seen } from './plane.js';
import type { Sampling } from './sampling.js';
import { clamped, type Scale } from './scale.js';
import type { Scene } from './scene.js';
import { untilFar } from './sets.js';
import type { PlanePoint } from './simplify.js';
import { decimal, element, pointList } from './svg.js';
import { scaleOf, type View, type VisibleRanges } from './view.js';

const HEIGHT = 432;
const [GAP, STRIP] = [8, 26];
const SAMPLES = 960;
const BISECTIONS = 8;
/** Stretches narrower than this are not drawn. */
const NARROWEST = 0.1;

export function drawLine(scene: Scene, F: (x: number) => number, window: VisibleRanges, view: View): Seen {
  const [range = { lo: -1, hi: 1 }] = window;
  const { left, top, size } = FIELD;
  const panel: Panel = { left, top, width: size, height: HEIGHT };
  const x = scaleOf(range, view, left, left + size);
  const y = scaleOf(range, view, top + HEIGHT, top);
  const place = (a: number, b: number): PlanePoint => [x.place(a), y.place(b)];
  const diagonal = element('line', {
    x1: left,
    y1: top + HEIGHT,
    x2: left + size,
    y2: top,
    stroke: palette.faint,
  });
  const cobwebs = scene.orbits.map((orbit) => {
    const values = orbit.map(([t]) => t ?? NaN);
    const places = values.flatMap((t, k): PlanePoint[] => {
      const next = values[k + 1];
      return next === undefined ? [place(t, t)] : [place(t, t), place(t, next)];
    });
    const paint = {
      fill: 'none',
      stroke: palette.ink,
      'stroke-width': 1,
      'stroke-dasharray': '3 3',
      'stroke-opacity': 0.7,
    };
    return element('polyline', { class: 'orbit', points: pointList(untilFar(places)), ...paint });
  });
  const onDiagonal = scene.marks.map(({ at: [t = NaN], ...mark }) => ({ ...mark, at: [t, t] }));
  const graph = graphOf(F, x, y, left, left + size);
  const marks = marksOf(onDiagonal, { x, y }, panel);
  const strip = stripOf(scene, x);
  const parts = [
    clipped(panel, [diagonal, ...cobwebs, graph, ...marks.points, ...marks.names]),
    axes(panel, { ...x, ticks: [] }, y, { x: '', y: 'F(x)' }),
    ...strip.parts,
  ];
  return { ...strip, parts };
}

/** The strip with the basins, with the numbers of the axis of x below. */
function stripOf(scene: Scene, x: Scale): Seen & Drawing {
  const { left, size } = FIELD;
  const panel: Panel = { left, top: FIELD.top + HEIGHT + GAP, width: size, height: STRIP };
  const band = { y: panel.top, height: STRIP };
  const probes = Float64Array.from({ length: SAMPLES }, (_, k) =>
    x.value(left + ((k + 0.5) / SAMPLES) * size),
  );
  const sampling = scene.sampling(probes);
  const runs = runsOf(sampling, (place) => x.value(place), left, left + size);
  // A repelling point, say, may lie on a sample.
  const visible = runs.filter(({ from, to }) => to - from > NARROWEST);
  const sampled = visible.map(({ label, from, to }) =>
    element('rect', {
      class: 'sampled',
      x: from,
      width: to - from,
      ...band,
      fill: sampling.colour(label),
      'shape-rendering': 'crispEdges',
    }),
  );
  const stretches = scene.proved.map((each) => {
    const { lo, hi } = at(ranges(each.set), 0);
    const end = (value: number) => clamped(x.place(value), { lo: left - 9, hi: left + size + 9 });
    const [from, to] = [end(lo?.toNumber() ?? -Infinity), end(hi?.toNumber() ?? Infinity)];
    return { ...each, from, to };
  });
  const proved = stretches.map(({ from, to, paint }) =>
    // A rectangle without width would not be seen, whatever its outline.
    element('path', { class: 'certified', d: boxPath(from, to, panel.top, STRIP), ...paint }),
  );
  const middle = { ...x, place: () => panel.top + STRIP / 2 };
  const unnamed = scene.marks.map(({ at, kind, colour }) => ({ at, kind, colour }));
  const { points, labels } = marksOf(unnamed, { x, y: middle }, panel);
  const base = panel.top + STRIP / 2 + 4;
  const names = stretches.flatMap(({ from, to, name }) => {
    const [start, end] = [Math.max(from, left), Math.min(to, left + size)];
    const places = [(start + end) / 2, start + 10, end - 10, start - 10, end + 10];
    return name === undefined || start > end
      ? []
      : labels.at(
          places.map((each) => [each, base]),
          name,
        );
  });
  const parts = [
    clipped(panel, [...sampled, ...proved, ...points, ...names]),
    axes(panel, x, { ...x, ticks: [] }, { x: 'x', y: '' }),
  ];
  return {
    parts,
    bottom: panel.top + STRIP + 32,
    sampling,
    seen: new Set(visible.map(({ label }) => label)),
  };
}

function boxPath(from: number, to: number, top: number, height: number): string {
  return `M${decimal(from)} ${top}H${decimal(to)}V${top + height}H${decimal(from)}Z`;
}

interface Run {
  readonly label: number;
  readonly from: number;
  readonly to: number;
}

/** The stretches of one label between two places; where the label changes is bisected. */
function runsOf(
  sampling: Sampling,
  valueAt: (place: number) => number,
  from: number,
  to: number,
): readonly Run[] {
  const places = Array.from({ length: SAMPLES + 1 }, (_, k) => from + (k / SAMPLES) * (to - from));
  const labels = sampling.labels(Float64Array.from(places, valueAt), places.length);
  const runs: Run[] = [];
  let start = from;
  places.forEach((place, k) => {
    const [label, next] = [labels[k] ?? 0, labels[k + 1]];
    if (label === next) return;
    let [lo, hi] = [place, places[k + 1] ?? place];
    for (let round = 0; round < BISECTIONS && lo < hi; round++) {
      const middle = (lo + hi) / 2;
      if (sampling.labels(Float64Array.of(valueAt(middle)), 1)[0] === label) lo = middle;
      else hi = middle;
    }
    runs.push({ label, from: start, to: hi });
    start = hi;
  });
  return runs;
}
