/** The picture of a counterexample: what its file proves is solid, what floating point sees beside it is pale. */

import { type BasinCounterexample, Cells, type Counterexample } from '../../proof/index.js';
import { portraitOutside } from '../../sampling/index.js';
import { at, ranges } from '../../exact/index.js';
import { drawScene } from './draw-scene.js';
import { type Entry, line, outlined, swatch } from './legend.js';
import { core, disc } from './marks.js';
import { palette } from './palette.js';
import { sheet } from './paper.js';
import { samplingOfLandings } from './landing-sampling.js';
import { drawPeak } from './peak.js';
import { samplingOfBasin } from './sampling.js';
import type { Mark, ProvedSet, Scene } from './scene.js';
import { floats } from './sets.js';
import { type View, type VisibleRanges, windowAround, windowOf } from './view.js';

const STEPS = 12;

/**
 * SVG, for up to three inputs; the same bytes for the same counterexample and view. `title` says what is shown. That the
 * counterexample is verified is for the caller to see to. Throws a RangeError for more inputs, and on a window that does
 * not fit.
 *
 * @example
 * ```ts
 * import { readFileSync } from 'node:fs';
 * import { drawCounterexample } from 'basincheck/draw';
 * import { defaultLimits, readCounterexample } from 'basincheck/verify';
 * const read = readCounterexample(readFileSync('counterexamples/2.2-without-width.json', 'utf8'), defaultLimits);
 * if ('problems' in read) throw new Error('not a counterexample file');
 * drawCounterexample(read.counterexample, 'A hole').includes('<title>A hole</title>'); // → true
 * ```
 */
export function drawCounterexample(counterexample: Counterexample, title: string, view: View = {}): string {
  const n = counterexample.network.inputDimension;
  if (n > 3) throw new RangeError(`drawCounterexample: expected at most 3 inputs, got ${n}`);
  switch (counterexample.kind) {
    case 'barrier':
      return drawBarrier(counterexample, title, view);
    case 'peak':
      return drawPeak(counterexample, title, view);
  }
}

function drawBarrier(counterexample: BasinCounterexample, title: string, view: View): string {
  const { network, attractor } = counterexample;
  const n = network.inputDimension;
  const window = windowOf(view, n, () => windowOfBarrier(counterexample));
  const star = floats(attractor.point);
  const scene: Scene = {
    sampling: (probes) =>
      attractor.kind === 'passages'
        ? samplingOfLandings(network, star)
        : samplingOfBasin(portraitOutside(network, { seed: 0 }), star, probes),
    proved: provedSets(counterexample),
    marks: marksOf(counterexample),
    orbits:
      n > 2 ? [] : counterexample.barrier.points.map((point) => orbitOf(counterexample, floats(point.at))),
  };
  const drawing = drawScene(scene, network, window, view);
  const legend = [...certified(counterexample), ...drawing.sampling.legend(drawing.seen), ...ofOrbits(n)];
  return sheet({ ...drawing, title, description: SHOWN[n - 1] ?? '', legend, size: view.size });
}

const SHOWN = [
  'The graph of F with the orbits of the certified points as cobwebs; below it the basin of x* as a strip, with the cells of the barrier.',
  'The basin of x* in the plane, the cells of the barrier, and the orbits of the certified points.',
  'The basin of x* in slices of space, and the cells of the barrier where the slices meet them.',
];

/** The cells of the barrier, and outlines of the regions that orbits do not leave. */
function provedSets({ attractor, avoiding, barrier }: BasinCounterexample): readonly ProvedSet[] {
  const cells = new Cells(barrier.grid);
  return [
    ...barrier.cells.map(({ index, fate }): ProvedSet => {
      const fill = colourOf(fate);
      return { set: cells.set(index), paint: { fill, stroke: fill, 'stroke-width': 2 } };
    }),
    { set: attractor.region.set, paint: outline(palette.basin) },
    ...avoiding.map(({ region }): ProvedSet => ({ set: region.set, paint: outline(palette.avoiding) })),
  ];
}

function outline(stroke: string): ProvedSet['paint'] {
  return { fill: 'none', stroke, 'stroke-width': 1.5, 'stroke-dasharray': '5 3' };
}

function marksOf({ attractor, barrier }: BasinCounterexample): readonly Mark[] {
  return [
    { at: floats(attractor.point), kind: 'attractor', colour: palette.ink, name: 'x*' },
    ...barrier.points.map(({ at: point, fate }): Mark => ({
      at: floats(point),
      kind: 'proved',
      colour: colourOf(fate),
    })),
  ];
}

function colourOf({ into }: BasinCounterexample['barrier']['points'][number]['fate']): string {
  return into === 'attractor' ? palette.basin : palette.avoiding;
}

function orbitOf({ network }: BasinCounterexample, start: readonly number[]): readonly (readonly number[])[] {
  const orbit = [start];
  for (let k = 0; k < STEPS; k++) orbit.push(network.evaluate(orbit.at(-1) ?? start));
  return orbit;
}

/** What there is of the certificate, each in its colour. */
function certified({ attractor, barrier, avoiding, network }: BasinCounterexample): readonly Entry[] {
  const standing = 'certified';
  const isIn = (colour: string) => (colour === palette.basin ? 'lie in the basin of x*' : 'never get to x*');
  const cells = new Set(barrier.cells.map(({ fate }) => colourOf(fate)));
  const points = new Set(barrier.points.map(({ fate }) => colourOf(fate)));
  const star = network.activation.exact ? 'the fixed point x*' : 'the fixed point x*, up to rounding';
  return [
    ...[...cells].map(
      (colour) =>
        ({ standing, sample: swatch(colour), text: `cells of the barrier: they ${isIn(colour)}` }) as const,
    ),
    ...[...points].map((colour): Entry => {
      const text =
        barrier.points.length === 1
          ? `the point enclosed: it ${isIn(colour).replace('lie', 'lies').replace('get', 'gets')}`
          : `points kept apart: they ${isIn(colour)}`;
      return { standing, sample: (x, y) => disc([x, y], colour), text };
    }),
    { standing, sample: (x, y) => core([x, y], palette.ink), text: star },
    {
      standing,
      sample: outlined(palette.basin),
      text: `a region from which all orbits ${attractor.kind === 'passages' ? 'land on x*, which is not stable' : 'tend to x*'}`,
    },
    ...(avoiding.length > 0
      ? [
          {
            standing,
            sample: outlined(palette.avoiding),
            text: 'regions that orbits do not leave, without x*',
          } as const,
        ]
      : []),
  ];
}

function ofOrbits(n: number): readonly Entry[] {
  const standing = 'sampled';
  const dotted = { stroke: palette.ink, 'stroke-opacity': 0.7 };
  const graph: Entry = {
    standing,
    sample: line({ stroke: palette.ink, 'stroke-width': 2 }),
    text: 'the graph of F; thin: the diagonal',
  };
  if (n === 1)
    return [
      graph,
      {
        standing,
        sample: line({ ...dotted, 'stroke-dasharray': '3 3' }),
        text: 'the orbits of the points, as cobwebs',
      },
    ];
  return n === 2 ? [{ standing, sample: line(dotted), text: 'the orbits of the points' }] : [];
}

/**
 * Around all that the certificate speaks of; on the line also around the orbits of its points, as far as they are near.
 *
 * @example
 * ```ts
 * import { readFileSync } from 'node:fs';
 * import { windowOfBarrier } from 'basincheck/draw';
 * import { defaultLimits, readCounterexample } from 'basincheck/verify';
 * const read = readCounterexample(readFileSync('counterexamples/2.1-without-rank.json', 'utf8'), defaultLimits);
 * if ('problems' in read || !('barrier' in read.counterexample)) throw new Error('not about a basin');
 * const [{ lo, hi } = { lo: 0, hi: 0 }] = windowOfBarrier(read.counterexample);
 * lo < hi; // → true
 * ```
 */
export function windowOfBarrier(counterexample: BasinCounterexample): VisibleRanges {
  const { network, attractor, barrier } = counterexample;
  const n = network.inputDimension;
  const cells = new Cells(barrier.grid);
  const points = [attractor.point, ...barrier.points.map((point) => point.at)].map(floats);
  // A corner for each finite end of a cell, with the attractor's coordinates elsewhere.
  const corners = barrier.cells.flatMap(({ index }) =>
    ranges(cells.set(index)).flatMap(({ lo, hi }, axis) =>
      [lo, hi].flatMap((end) =>
        end ? [at(points, 0).map((value, i) => (i === axis ? end.toNumber() : value))] : [],
      ),
    ),
  );
  if (n > 1) return windowAround([...points, ...corners], 0.25);
  const [own = { lo: 0, hi: 0 }] = windowAround([...points, ...corners], 1);
  const near = points
    .flatMap((start) => orbitOf(counterexample, start))
    .filter(([t = NaN]) => t >= own.lo && t <= own.hi);
  return windowAround([...points, ...corners, ...near], 0.25);
}
