/** Pictures of what a network remembers: the basins in the plane with the cells of the nearest examples, or curves. */

import type { PortraitOutside } from '../../sampling/index.js';
import type { Memory, RecoveryAt } from '../../search/memory/index.js';
import { everyExample, type Examples } from '../../sources/training/index.js';
import { curveSheet, type Curve } from './curves.js';
import { type Entry, line } from './legend.js';
import { disc, ring } from './marks.js';
import { hueOf, palette } from './palette.js';
import { clipped, sheet } from './paper.js';
import { drawPlane } from './plane.js';
import { samplingOfAttractors } from './sampling.js';
import { numeral } from './scale.js';
import { placed, type Plane } from './sets.js';
import type { PlanePoint } from './simplify.js';
import { element, pointList } from './svg.js';
import { windowAround, type VisibleRanges } from './view.js';

/** SVG; the same bytes for the same memory. */
export function drawMemory(
  memory: Memory,
  portrait: PortraitOutside,
  examples: Examples,
  title: string,
): string {
  return examples.dimension === 2
    ? drawBasins(memory, portrait, examples, title)
    : drawRecovery(memory, title);
}

function drawBasins(memory: Memory, portrait: PortraitOutside, examples: Examples, title: string): string {
  const rows = everyExample(examples).map((x): PlanePoint => [x[0] ?? NaN, x[1] ?? NaN]);
  const window = windowAround(rows, 0.25);
  const held = new Set(
    memory.remembered.flatMap(({ example, nearby }) => (nearby?.kind === 'attractive' ? [example] : [])),
  );
  const cells = rows.map((_, k) => cellOf(rows, k, window));
  const overlay = (plane: Plane): readonly string[] => [
    ...cells.map((cell) =>
      element('polygon', {
        points: pointList(cell.map((place) => placed(plane, place))),
        fill: 'none',
        ...EDGE,
      }),
    ),
    ...rows.map((place, k) =>
      held.has(k + 1) ? disc(placed(plane, place), palette.ink) : hollow(placed(plane, place)),
    ),
  ];
  const scene = {
    sampling: (probes: Float64Array) => samplingOfAttractors(portrait, probes),
    proved: [],
    marks: portrait.attractors.flatMap(({ points }, k) =>
      points.map((x) => ({ at: [...x], kind: 'found' as const, colour: hueOf(k) })),
    ),
    orbits: [],
  };
  const drawing = drawPlane(scene, window, {}, (plane, panel) => [clipped(panel, overlay(plane))]);
  const entry = (sample: Entry['sample'], text: string): Entry => ({ standing: 'sampled', sample, text });
  const legend = [
    ...drawing.sampling.legend(drawing.seen),
    entry((x, y) => ring([x, y], hueOf(0)), 'attractors, in the colours of their basins'),
    entry((x, y) => disc([x, y], palette.ink), 'examples at an attractive fixed point or cycle'),
    entry((x, y) => hollow([x, y]), 'the other examples'),
    entry(line(EDGE), 'the cells of the nearest examples'),
  ];
  const description = 'The basins of attraction in the plane, and the cells of the nearest examples.';
  return sheet({ ...drawing, title, description, legend });
}

const EDGE = { stroke: palette.ink, 'stroke-width': 0.9, 'stroke-dasharray': '4 3' };

function hollow([cx, cy]: PlanePoint): string {
  const paint = { fill: palette.paper, stroke: palette.ink, 'stroke-width': 1.5 };
  return element('circle', { cx, cy, r: 4, ...paint });
}

/** The part of the window that is nearer to point k than to any other. */
function cellOf(points: readonly PlanePoint[], k: number, window: VisibleRanges): readonly PlanePoint[] {
  const [h = { lo: 0, hi: 0 }, v = { lo: 0, hi: 0 }] = window;
  const [x = 0, y = 0] = points[k] ?? [];
  let cell: readonly PlanePoint[] = [
    [h.lo, v.lo],
    [h.hi, v.lo],
    [h.hi, v.hi],
    [h.lo, v.hi],
  ];
  for (const [a, b] of points.filter((_, j) => j !== k)) {
    // How much nearer to the other one: linear in the place.
    const excess = ([p, q]: PlanePoint) => (p - x) ** 2 + (q - y) ** 2 - ((p - a) ** 2 + (q - b) ** 2);
    cell = cell.flatMap((place, i) => {
      const next = cell[(i + 1) % cell.length] ?? place;
      const [from, to] = [excess(place), excess(next)];
      const kept = from <= 0 ? [place] : [];
      if (from <= 0 === to <= 0) return kept;
      const t = from / (from - to);
      const crossing: PlanePoint = [place[0] + t * (next[0] - place[0]), place[1] + t * (next[1] - place[1])];
      return [...kept, crossing];
    });
  }
  return cell;
}

/** Of all examples, so that there is nothing to be uncertain of. */
function counted({ iterations, share }: RecoveryAt): RecoveryAt {
  return { iterations, share: { ...share, lo: share.value, hi: share.value } };
}

function drawRecovery({ recovery, noise, epsilon, examples }: Memory, title: string): string {
  const curve = (name: string, colour: string, along: readonly RecoveryAt[]): Curve => ({
    name,
    colour,
    shares: along.map(({ share }) => share),
  });
  return curveSheet({
    title,
    description: 'Shares of examples that are recovered, by the number of iterations.',
    names: { x: 'iterations', y: `recovered within ${numeral(epsilon, 3)}` },
    values: recovery.map(({ iterations }) => iterations),
    curves: [
      curve('examples that some of the sampled points come to (R_t)', palette.ink, recovery.map(counted)),
      ...noise.map((each, k) =>
        curve(`from noise of radius ${numeral(each.radius, 3)}`, hueOf(k), each.recovery),
      ),
    ],
    notes: [`${examples} examples; bands: Wilson intervals at 95 %. Nothing in this picture is certified.`],
  });
}
