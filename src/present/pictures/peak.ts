/** A counterexample to Theorem 3.1: F over a bounded domain D, with the point where it is greater than on the boundary. */

import { Cells, type PeakCounterexample } from '../../proof/index.js';
import { at, type End, ranges, type Zonotope } from '../../exact/index.js';
import { drawScene } from './draw-scene.js';
import { graphOf } from './graph.js';
import { Labels } from './labels.js';
import { type Entry, line, outlined } from './legend.js';
import { samplingOfValues } from './levels.js';
import { disc } from './marks.js';
import { palette } from './palette.js';
import { axes, clipped, type Drawing, FIELD, type Panel, sheet } from './paper.js';
import { rangeAround, scale } from './scale.js';
import type { Scene } from './scene.js';
import { floats } from './sets.js';
import type { PlanePoint } from './simplify.js';
import { element } from './svg.js';
import { scaleOf, type View, type VisibleRanges, windowAround, windowOf } from './view.js';

const POINT: Entry = {
  standing: 'certified',
  sample: (x, y) => disc([x, y], palette.basin),
  text: 'p, a point of D where F is greater than on its boundary',
};

export function drawPeak(counterexample: PeakCounterexample, title: string, view: View): string {
  const { network, peak } = counterexample;
  const n = network.inputDimension;
  const window = windowOf(view, n, () => windowOfDomain(peak));
  if (n === 1) {
    const legend = [POINT, ...GRAPH];
    const description = 'The graph of F over the domain D, its ends, and the certified point between them.';
    return sheet({ ...onLine(counterexample, window, view), title, description, legend, size: view.size });
  }
  const scene: Scene = {
    sampling: (probes) => samplingOfValues(network, probes),
    proved: [
      {
        set: domainOf(peak),
        paint: { fill: 'none', stroke: palette.avoiding, 'stroke-width': 2.5 },
        name: 'D',
      },
    ],
    marks: [{ at: floats(peak.inside), kind: 'proved', colour: palette.basin, name: 'p' }],
    orbits: [],
  };
  const drawing = drawScene(scene, network, window, view);
  const domain: Entry = {
    standing: 'certified',
    sample: outlined(palette.avoiding, ''),
    text: 'the boundary of the domain D, where F is smaller',
  };
  const legend = [POINT, domain, ...drawing.sampling.legend(drawing.seen)];
  const description = `The values of F${n === 3 ? ' in slices of space' : ''}, the domain D, and the certified point inside it.`;
  return sheet({ ...drawing, title, description, legend, size: view.size });
}

const GRAPH: readonly Entry[] = [
  {
    standing: 'certified',
    sample: (x, y) =>
      element('rect', { x: x - 13, y: y - 7, width: 26, height: 14, fill: palette.ground }) +
      [-13, 13].map((d) => disc([x + d, y], palette.avoiding)).join(''),
    text: 'the domain D, and the ends of it, where F is smaller',
  },
  { standing: 'sampled', sample: line({ stroke: palette.ink, 'stroke-width': 2 }), text: 'the graph of F' },
  {
    standing: 'sampled',
    sample: line({ stroke: palette.basin, 'stroke-dasharray': '5 3' }),
    text: 'the value of F at the point',
  },
];

const HEIGHT = 400;

function onLine(
  { network, peak }: PeakCounterexample,
  [range = { lo: 0, hi: 1 }]: VisibleRanges,
  view: View,
): Drawing {
  const F = (t: number): number => network.evaluate([t])[0] ?? NaN;
  const { left, top, size } = FIELD;
  const panel: Panel = { left, top, width: size, height: HEIGHT };
  const x = scaleOf(range, view, left, left + size);
  const [lo, hi] = endsOf(peak);
  const inside = floats(peak.inside)[0] ?? NaN;
  const samples = Array.from({ length: 200 }, (_, k) => range.lo + ((k + 0.5) / 200) * (range.hi - range.lo));
  const y = scale(rangeAround([...samples, lo, hi, inside].map(F), 0.1), top + HEIGHT, top);
  const place = (t: number): PlanePoint => [x.place(t), y.place(F(t))];
  const height = y.place(F(inside));
  const labels = new Labels(panel, [lo, hi, inside].map(place));
  const parts = [
    element('rect', {
      x: x.place(lo),
      y: top,
      width: x.place(hi) - x.place(lo),
      height: HEIGHT,
      fill: palette.ground,
    }),
    element('line', {
      x1: left,
      x2: left + size,
      y1: height,
      y2: height,
      stroke: palette.basin,
      'stroke-dasharray': '5 3',
    }),
    graphOf(F, x, y, left, left + size),
    ...[lo, hi].map((t) => disc(place(t), palette.avoiding)),
    disc(place(inside), palette.basin),
    ...labels.besidePoint(place(inside), 'p'),
    ...labels.at([[x.place((lo + hi) / 2), top + HEIGHT - 12]], 'D'),
  ];
  return {
    parts: [clipped(panel, parts), axes(panel, x, y, { x: 'x', y: 'F(x)' })],
    bottom: top + HEIGHT + 32,
  };
}

/** The whole domain, without its subdivision. */
function domainOf({ domain }: PeakCounterexample['peak']): Zonotope {
  const ends = (axis: readonly End[]): readonly End[] => [axis[0], axis.at(-1)];
  return new Cells({ ...domain, axes: domain.axes.map(ends) }).set(domain.axes.map(() => 0));
}

function endsOf(peak: PeakCounterexample['peak'], axis = 0): readonly [number, number] {
  const { lo, hi } = at(ranges(domainOf(peak)), axis);
  return [lo?.toNumber() ?? NaN, hi?.toNumber() ?? NaN];
}

function windowOfDomain(peak: PeakCounterexample['peak']): VisibleRanges {
  const ends = peak.inside.map((_, axis) => endsOf(peak, axis));
  return windowAround(
    [0, 1].map((end) => ends.map((both) => both[end] ?? NaN)),
    0.3,
  );
}
