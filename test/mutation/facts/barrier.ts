/** The barrier: fates of cells and points, and the flood fill. */

import { base, line22, square21, wall23 } from './bases.js';
import { accepted, rejected, unjudged, within, type Draft, type Fact } from './fact.js';

const shear = base('2.1-without-rank-shear-power-3');
const turn = base('2.1-without-rank-quarter-turn');
const cube = base('2.1-without-rank-cube-three-cycles');
const stairs = base('2.1-without-continuous');

interface Barrier {
  readonly witness: { readonly cells: readonly Draft[]; readonly points: readonly Draft[] };
}
const cellsOf = (draft: Draft): readonly Draft[] => (draft as unknown as Barrier).witness.cells;
const pointsOf = (draft: Draft): readonly Draft[] => (draft as unknown as Barrier).witness.points;

/** Without any one of its cells, the barrier has a gap. */
function everyCellIsNeeded(name: string, draft: Draft): readonly Fact[] {
  const cells = cellsOf(draft);
  return cells.map((_, i) =>
    rejected(
      `${name} without barrier cell ${i}`,
      [draft, { 'witness.cells': cells.toSpliced(i, 1) }],
      'witness.cells',
    ),
  );
}

const [first21 = null] = pointsOf(square21);
const [first22 = null] = pointsOf(line22);
const points23 = pointsOf(wall23);

/** A grid of one line with many cells, and a point that a long way leads from to infinity. */
/** Of many cells to both sides of 7/2. */
const corridor = ['-inf', ...Array.from({ length: 101 }, (_, i) => `${300 + i}/100`), 'inf'];

export const barrier: readonly Fact[] = [
  rejected('no point for 2.1', [square21, { 'witness.points': [] }], 'witness.points'),
  rejected('two points for 2.1', [square21, { 'witness.points': [first21, first21] }], 'witness.points'),
  rejected('no point for 2.2', [line22, { 'witness.points': [] }], 'witness.points'),
  rejected('two points for 2.2', [line22, { 'witness.points': [first22, first22] }], 'witness.points'),
  rejected('one point for 2.3', [wall23, { 'witness.points': points23.slice(1) }], 'witness.points'),
  rejected(
    'three points for 2.3',
    [wall23, { 'witness.points': [...points23, ...points23.slice(1)] }],
    'witness.points',
  ),
  rejected(
    'the point of 2.1 outside the basin',
    [square21, { 'witness.points[0]': { at: ['-1', '0'], into: '0', steps: 0 } }],
    'witness.points[0].into',
  ),
  rejected(
    'the point of 2.2 in the basin',
    [line22, { 'witness.points[0]': { at: ['1/2'], into: 'attractor', steps: 0 } }],
    'witness.points[0].into',
  ),
  ...[0, 1].map((i) =>
    rejected(
      'a point of 2.3 outside the basin',
      [wall23, { [`witness.points[${i}]`]: { at: ['0', '0'], into: '0', steps: 0 } }],
      `witness.points[${i}].into`,
    ),
  ),
  rejected(
    'a barrier cell of 2.1 in the basin',
    [square21, { 'witness.cells[2].into': 'attractor' }],
    'witness.cells[2].into',
  ),
  rejected(
    'a barrier cell of 2.2 outside the basin',
    [line22, { 'witness.cells[1].into': '0' }],
    'witness.cells[1].into',
  ),
  rejected(
    'a barrier cell of 2.3 in the basin',
    [wall23, { 'witness.cells[0].into': 'attractor' }],
    'witness.cells[0].into',
  ),
  rejected(
    'a point that is not in the region that it names',
    [square21, { 'witness.points[0].at': ['0', '0'] }],
    'witness.points[0]',
  ),
  rejected(
    'a second point that is not in the region that it names',
    [wall23, { 'witness.points[1].steps': 0 }],
    'witness.points[1]',
  ),
  rejected(
    'a barrier cell in another region than it names',
    [square21, { 'witness.cells[1].into': '0' }],
    'witness.cells[1]',
  ),
  rejected(
    'a barrier cell that has not arrived',
    [line22, { 'witness.cells[1].steps': 0 }],
    'witness.cells[1]',
  ),
  rejected(
    'a barrier cell that has not arrived after one of two steps',
    [stairs, { 'witness.cells[0].steps': 1 }],
    'witness.cells[0]',
  ),
  rejected('a barrier cell that has passed', [line22, { 'witness.cells[1].index': [4] }], 'witness.cells[1]'),
  accepted('a point that has arrived stays', [wall23, { 'witness.points[1].steps': 7 }]),
  rejected(
    'the point is on the barrier',
    [
      line22,
      {
        'avoiding[0].origin': ['83/16'],
        'witness.points[0].at': ['83/16'],
        'witness.grid.axes[0]': ['-inf', '1/2', '1/2', '83/16', '83/16', 'inf'],
      },
    ],
    'witness.cells[1]',
  ),
  ...everyCellIsNeeded('the square', square21),
  ...everyCellIsNeeded('the line', line22),
  ...everyCellIsNeeded('the wall', wall23),
  ...everyCellIsNeeded('the shear', shear),
  ...everyCellIsNeeded('the quarter turn', turn),
  ...everyCellIsNeeded('the cube', cube),
  ...everyCellIsNeeded('the smooth wall', base('2.3-without-surjective-tanh')).slice(14, 18),
  rejected(
    'a way to infinity through a point on a face',
    [
      line22,
      {
        'witness.grid.axes[0]': ['-inf', '7/2', '79/8', '79/8', 'inf'],
        'witness.cells': [{ index: [2], into: 'attractor', steps: 1 }],
      },
    ],
    'witness.cells',
  ),
  rejected(
    'a way to infinity through the other cell of a point on a face',
    [
      line22,
      {
        'witness.grid.axes[0]': ['-inf', '1/2', '1/2', '7/2', 'inf'],
        'witness.cells': [{ index: [1], into: 'attractor', steps: 0 }],
      },
    ],
    'witness.cells',
  ),
  rejected(
    'a way to infinity through a cell that is infinite in one direction only',
    [
      square21,
      {
        'witness.cells': [
          ...cellsOf(square21).filter((_, i) => i !== 1),
          ...[3, 4].flatMap((x) => [
            { index: [x, 1], into: '2', steps: 0 },
            { index: [x, 3], into: '3', steps: 0 },
          ]),
        ],
      },
    ],
    'witness.cells',
  ),
  accepted('a point on a face between two inner cells', [
    line22,
    {
      'witness.grid.axes[0]': ['-inf', '1/2', '1/2', '7/2', '79/8', '79/8', 'inf'],
      'witness.cells[1].index': [4],
    },
  ]),
  unjudged(
    'a fill that takes too long',
    [line22, { 'witness.grid.axes[0]': corridor, 'witness.cells': [] }, within({ milliseconds: 14 })],
    '',
  ),
];
