/** The Swiss roll and points on their way to it: four views of space, seen along the roll, a little from the side. */

import type { Trajectories } from '../../search/memory/index.js';
import { everyExample } from '../../sources/training/index.js';
import type { Entry } from './legend.js';
import { palette } from './palette.js';
import { clipped, FIELD, type Panel, sheet } from './paper.js';
import { scale } from './scale.js';
import type { PlanePoint } from './simplify.js';
import { element, escaped } from './svg.js';

/** Red examples and green points, as in the paper, in shades that are told apart with any kind of colour vision. */
const [EXAMPLE, POINT] = ['#D55E00', '#009E73'];
const [SIDE, GAP, HEADING] = [228, 24, 22];
/** How far the middle coordinate, which runs along the roll, moves a point to the right and up. */
const [RIGHT, UP] = [0.2, 0.1];
const REACH = 1.25;

/** SVG; the same bytes for the same trajectories. */
export function drawTrajectories(of: Trajectories, title: string): string {
  const { examples, stages, training, attractive } = of;
  const panels = stages.map(({ iterations, points, arrived }, k) => {
    const left = FIELD.left + (k % 2) * (SIDE + GAP);
    const top = FIELD.top + Math.floor(k / 2) * (SIDE + GAP + HEADING) + HEADING;
    const panel: Panel = { left, top, width: SIDE, height: SIDE };
    const moved = Array.from({ length: points.length / 3 }, (_, e) => points.subarray(3 * e, 3 * e + 3));
    return [
      element('text', { x: left, y: top - 8 }, escaped(`${iterations} iterations`)),
      element(
        'text',
        { x: left + SIDE, y: top - 8, 'text-anchor': 'end', fill: palette.faint, 'font-size': 11 },
        escaped(`${(100 * arrived.value).toFixed(1)} % at examples`),
      ),
      clipped(panel, [
        ...moved.map((x) => dot(placeIn(panel, x), 1.5, POINT, 0.75)),
        ...everyExample(examples).map((x) => dot(placeIn(panel, x), 2.4, EXAMPLE, 0.9)),
      ]),
      element('rect', { x: left, y: top, width: SIDE, height: SIDE, fill: 'none', stroke: palette.faint }),
    ].join('');
  });
  const rows = Math.ceil(stages.length / 2);
  const bottom = FIELD.top + rows * (SIDE + GAP + HEADING) - GAP;
  const entry = (sample: Entry['sample'], text: string): Entry => ({ standing: 'sampled', sample, text });
  const last = stages.at(-1);
  const facts = [
    `loss ${training.loss.toExponential(1)} after ${training.steps} steps;`,
    `the spectral radius is below 1 at ${attractive.seen} of ${attractive.of} examples;`,
    `at last ${last?.arrived.seen ?? 0} of ${last?.arrived.of ?? 0} points are at ${last?.reached.seen ?? 0} examples.`,
  ];
  return sheet({
    parts: panels,
    bottom,
    title,
    description:
      'Four views of a spiral of examples among points that start on a lattice and are moved by the network, more and more often.',
    legend: [
      entry((x, y) => dot([x, y], 2.4, EXAMPLE, 0.9), 'examples'),
      entry((x, y) => dot([x, y], 1.5, POINT, 0.75), 'points, which start on a lattice'),
      { standing: '', sample: () => '', text: facts.join(' ') },
    ],
  });
}

function placeIn({ left, top, width, height }: Panel, x: ArrayLike<number>): PlanePoint {
  const [a = NaN, along = NaN, b = NaN] = [x[0], x[1], x[2]];
  const across = scale({ lo: -REACH, hi: REACH }, left, left + width);
  const up = scale({ lo: -REACH, hi: REACH }, top + height, top);
  return [across.place(a + RIGHT * along), up.place(b + UP * along)];
}

function dot([cx, cy]: PlanePoint, r: number, fill: string, opacity: number): string {
  return element('circle', { cx, cy, r, fill, 'fill-opacity': opacity });
}
