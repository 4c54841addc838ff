/** The picture of a counterexample: what its file proves is solid, what floating point sees beside it is pale. */

import { type BasinCounterexample, Cells, type Counterexample } from '../../proof/index.js';
import { portraitOutside } from '../../sampling/index.js';
import { at, ranges, type Zonotope } from '../../exact/index.js';
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
  const legend = [
    ...certified(counterexample, window),
    ...drawing.sampling.legend(drawing.seen),
    ...ofOrbits(
      n,
      scene.orbits.some((orbit) => moves(orbit, window)),
    ),
  ];
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
    { set: attractor.region.set, paint: outline(palette.basin), name: 'R' },
    ...avoiding.map(({ region }, i): ProvedSet => {
      const name = nameOf(i, avoiding.length);
      return { set: region.set, paint: outline(palette.avoiding), ...(name !== undefined && { name }) };
    }),
  ];
}

/** Of so many regions, each has its name in the picture. */
const MOST_NAMES = 6;

/** As the proof calls it: A, or A₁, A₂, …. */
function nameOf(i: number, count: number): string | undefined {
  if (count > MOST_NAMES) return undefined;
  return count === 1 ? 'A' : `A${'₁₂₃₄₅₆'[i] ?? ''}`;
}

function outline(stroke: string): ProvedSet['paint'] {
  return { fill: 'none', stroke, 'stroke-width': 1.5, 'stroke-dasharray': '5 3' };
}

function marksOf({ attractor, barrier }: BasinCounterexample): readonly Mark[] {
  return [
    { at: floats(attractor.point), kind: 'attractor', colour: palette.ink, name: 'x*' },
    ...barrier.points.map(({ at: point, fate }, i): Mark => {
      const name = pointNames({ attractor, barrier })[i];
      return {
        at: floats(point),
        kind: 'proved',
        colour: colourOf(fate),
        ...(name !== undefined && { name }),
      };
    }),
  ];
}

/** As the proof calls them: p, and p′ if there are two; none of its own for x* itself. */
function pointNames({
  attractor,
  barrier,
}: Pick<BasinCounterexample, 'attractor' | 'barrier'>): readonly (string | undefined)[] {
  const names = ['p′', 'p'];
  return barrier.points.map(({ at: x }) =>
    x.every((value, j) => value.equals(at(attractor.point, j))) ? undefined : names.pop(),
  );
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
function certified(counterexample: BasinCounterexample, window: VisibleRanges): readonly Entry[] {
  const { attractor, barrier, avoiding, network } = counterexample;
  const names = pointNames(counterexample).map((name) => name ?? 'x*');
  const isOutlined = avoiding.some(({ region }) => isOutlineSeen(region.set, window));
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
          ? `the point enclosed, ${names.join('')}: it ${isIn(colour).replace('lie', 'lies').replace('get', 'gets')}`
          : `points kept apart, ${names.join(' and ')}: they ${isIn(colour)}`;
      return { standing, sample: (x, y) => disc([x, y], colour), text };
    }),
    { standing, sample: (x, y) => core([x, y], palette.ink), text: star },
    {
      standing,
      sample: outlined(palette.basin),
      text: `R, a region from which all orbits ${attractor.kind === 'passages' ? 'land on x*, which is not stable' : 'tend to x*'}`,
    },
    ...(isOutlined
      ? [
          {
            standing,
            sample: outlined(palette.avoiding),
            text: regionsText(avoiding.length),
          } as const,
        ]
      : []),
  ];
}

function regionsText(count: number): string {
  if (count === 1) return 'A, a region that orbits do not leave, without x*';
  const [first, last] = [nameOf(0, count), nameOf(count - 1, count)];
  const names =
    first === undefined || last === undefined ? '' : `${first}${count === 2 ? ', ' : ', …, '}${last}, `;
  return `${names}regions that orbits do not leave, without x*`;
}

/** Whether an outline is drawn that can be seen. In the plane and in space a point has none; on the line it is a stroke. */
function isOutlineSeen(set: Zonotope, window: VisibleRanges): boolean {
  const sides = ranges(set).map(
    ({ lo, hi }) => [lo?.toNumber() ?? -Infinity, hi?.toNumber() ?? Infinity] as const,
  );
  const meets = sides.every(
    ([lo, hi], i) => lo <= (window[i]?.hi ?? Infinity) && hi >= (window[i]?.lo ?? -Infinity),
  );
  return meets && (sides.length === 1 || sides.some(([lo, hi]) => lo < hi));
}

/** Whether an orbit is seen to go somewhere. */
function moves([start, next]: readonly (readonly number[])[], window: VisibleRanges): boolean {
  return (
    start !== undefined &&
    next !== undefined &&
    start.some((value, i) => {
      const { lo, hi } = window[i] ?? { lo: 0, hi: 1 };
      return Math.abs((next[i] ?? value) - value) > STILL * (hi - lo);
    })
  );
}

/** What of a window is less than what can be seen. */
const STILL = 0.004;

function ofOrbits(n: number, areSeen: boolean): readonly Entry[] {
  const standing = 'sampled';
  const dotted = { stroke: palette.ink, 'stroke-opacity': 0.7 };
  const graph: Entry = {
    standing,
    sample: line({ stroke: palette.ink, 'stroke-width': 2 }),
    text: 'the graph of F; thin: the diagonal',
  };
  if (n === 1 && !areSeen) return [graph];
  if (n === 1)
    return [
      graph,
      {
        standing,
        sample: line({ ...dotted, 'stroke-dasharray': '3 3' }),
        text: 'the orbits of the points, as cobwebs',
      },
    ];
  return n === 2 && areSeen ? [{ standing, sample: line(dotted), text: 'the orbits of the points' }] : [];
}

/**
 * Around all that the certificate speaks of; on the line and in the plane also around the orbits of its points, as far as they are near.
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
  // No orbits are drawn in slices of space.
  if (n > 2) return windowAround([...points, ...corners], ROOM);
  const surroundings = windowAround([...points, ...corners], NEAR);
  const isNear = (x: readonly number[]) =>
    surroundings.every(({ lo, hi }, i) => lo <= (x[i] ?? NaN) && (x[i] ?? NaN) <= hi);
  const near = points.flatMap((start) => orbitOf(counterexample, start)).filter(isNear);
  return windowAround([...points, ...corners, ...near], ROOM);
}

/** On each side of what is shown, as a share of its width: the room around it, and where orbits are still near enough to be shown. */
const [ROOM, NEAR] = [0.25, 5];
