/** The picture of a network: what floating point sees of its basins, or of its values. Nothing in it is certified. */

import { type PortraitOutside, portraitOutside } from '../../sampling/index.js';
import type { Network } from '../../exact/index.js';
import { drawScene } from './draw-scene.js';
import { type Entry, line } from './legend.js';
import { samplingOfValues } from './levels.js';
import { cross, ring } from './marks.js';
import { someOrbits } from './orbits.js';
import { hueOf, palette } from './palette.js';
import { sheet } from './paper.js';
import type { Seen } from './plane.js';
import { nameOf, samplingOfAttractors } from './sampling.js';
import type { Mark, Scene } from './scene.js';
import { kinkCrossings } from './kinks.js';
import { around, type View, type VisibleRanges, windowAround, windowOf } from './view.js';

const GRAPH: Entry = {
  standing: 'sampled',
  sample: line({ stroke: palette.ink, 'stroke-width': 2 }),
  text: 'the graph of F; thin: the diagonal',
};
const ORBITS: Entry = {
  standing: 'sampled',
  sample: (x, y) =>
    line({ stroke: palette.ink, 'stroke-width': 1, 'stroke-opacity': 0.7 })(x, y) +
    [-13, 0, 13].map((d) => `<circle cx="${x + d}" cy="${y}" r="2" fill="${palette.ink}"/>`).join(''),
  text: 'a few orbits, their first points larger',
};
const COBWEBS: Entry = {
  standing: 'sampled',
  sample: line({ stroke: palette.ink, 'stroke-dasharray': '3 3', 'stroke-opacity': 0.7 }),
  text: 'a few orbits, as cobwebs',
};
const NOTE: Entry = { standing: '', sample: () => '', text: 'Nothing in this picture is certified.' };

/**
 * SVG of a network with up to three inputs, and as many outputs or one; the same bytes for the same network, view and portrait.
 * `title` says what is shown; `portrait` is the one to draw, if there is one already. Throws a RangeError on other networks, and on a window that does not fit.
 *
 * @example
 * ```ts
 * import { matrix, Network, relu } from 'basincheck';
 * import { drawNetwork } from 'basincheck/draw';
 * const layer = { weights: matrix.identity(2), bias: matrix.zeros(2) };
 * const svg = drawNetwork(new Network(relu, [layer, layer]), 'ReLU', { window: [-2, 2, -2, 2], size: 400 });
 * svg.slice(0, 4); // → '<svg'
 * svg.includes('<title>ReLU</title>'); // → true
 * ```
 */
export function drawNetwork(
  network: Network,
  title: string,
  view: View & { readonly portrait?: PortraitOutside | undefined } = {},
): string {
  const { inputDimension: n, outputDimension: m } = network;
  if (n > 3) throw new RangeError(`drawNetwork: expected at most 3 inputs, got ${n}`);
  if (m !== n && m !== 1) {
    throw new RangeError(
      `drawNetwork: expected as many outputs as inputs, or one, got ${n} inputs and ${m} outputs`,
    );
  }
  if (m !== n) return drawValues(network, title, view);
  return drawBasins(network, title, view, view.portrait ?? portraitOutside(network, { seed: 0 }));
}

function drawBasins(network: Network, title: string, view: View, portrait: PortraitOutside): string {
  const n = network.inputDimension;
  const window = windowOf(view, n, () => windowOfPortrait(portrait, network));
  const scene: Scene = {
    sampling: (probes) => samplingOfAttractors(portrait, probes),
    proved: [],
    marks: marksOfPortrait(portrait),
    orbits: n > 2 ? [] : someOrbits(portrait, startsIn(window, n === 1 ? 41 : 13)),
  };
  const drawing = drawScene(scene, network, window, view);
  const attracting: Entry = {
    standing: 'sampled',
    sample: (x, y) => ring([x, y], hueOf(0)),
    text: 'attractors, in the colours of their basins',
  };
  const repelling: Entry = {
    standing: 'sampled',
    sample: (x, y) => cross([x, y]),
    text: 'fixed points and cycles that do not attract',
  };
  const legend = [
    ...drawing.sampling.legend(drawing.seen),
    ...(portrait.attractors.length > 0 ? [attracting] : []),
    ...(portrait.others.length > 0 ? [repelling] : []),
    ...(n === 1 ? [GRAPH] : []),
    ...(scene.orbits.length === 0 ? [] : [n === 1 ? COBWEBS : ORBITS]),
    NOTE,
  ];
  return sheetOf(drawing, title, `${BASINS[n - 1] ?? ''} Sampled in floating point.`, legend, view);
}

const BASINS = [
  'The graph of F with some orbits as cobwebs; below it its basins of attraction as a strip.',
  'The basins of attraction in the plane, the attractors, and some orbits.',
  'The basins of attraction in slices of space.',
];

function drawValues(network: Network, title: string, view: View): string {
  const n = network.inputDimension;
  const window = windowOf(view, n, () => windowAround(kinkCrossings(network), 0.5));
  const scene: Scene = {
    sampling: (probes) => samplingOfValues(network, probes),
    proved: [],
    marks: [],
    orbits: [],
  };
  const drawing = drawScene(scene, network, window, view);
  const description = `The values of F in ${n === 2 ? 'the plane' : 'slices of space'}, sampled in floating point.`;
  return sheetOf(drawing, title, description, [...drawing.sampling.legend(drawing.seen), NOTE], view);
}

function sheetOf(
  drawing: Seen,
  title: string,
  description: string,
  legend: readonly Entry[],
  { size }: View,
): string {
  return sheet({ ...drawing, title, description, legend, size });
}

/** The attractors, named by number if there are several, and then what does not attract. */
function marksOfPortrait(portrait: PortraitOutside): readonly Mark[] {
  const { attractors, others } = portrait;
  return [
    ...attractors.flatMap(({ points }, k) =>
      points.map((x, phase): Mark => {
        const name = phase > 0 ? {} : { name: nameOf(portrait, k) };
        return { at: [...x], kind: 'found', colour: hueOf(k), ...name };
      }),
    ),
    ...others.flatMap(({ points }) =>
      points.map((x): Mark => ({ at: [...x], kind: 'repelling', colour: palette.ink })),
    ),
  ];
}

/** Around the periodic points, without those very far away; around the kinks of F if there are not two. */
function windowOfPortrait(
  { attractors, others, surroundings }: PortraitOutside,
  network: Network,
): VisibleRanges {
  if (surroundings) {
    return Array.from(surroundings.centre, (centre) => around(centre, surroundings.half * 0.85));
  }
  const points = [...attractors, ...others].flatMap((orbit) => orbit.points.map((x) => [...x]));
  return windowAround([...points, ...kinkCrossings(network)], 0.4);
}

/** The points of a lattice, `count` along each axis, in the inner part of the window. */
function startsIn(window: VisibleRanges, count: number): Float64Array {
  const n = window.length;
  return Float64Array.from({ length: count ** n * n }, (_, e) => {
    const { lo, hi } = window[e % n] ?? { lo: 0, hi: 0 };
    const index = Math.floor(Math.floor(e / n) / count ** (e % n)) % count;
    return lo + (0.1 + (0.8 * (index + 0.5)) / count) * (hi - lo);
  });
}
