/** Attractors that are not stable: passages and neighbourhoods, and which hypothesis they drop. */

import { base, line22, square21 } from './bases.js';
import { proofOf, saysCounterexample } from '../../../src/proof/index.js';
import { accepted, is, read, refused, rejected, unjudged, within, type Draft, type Fact } from './fact.js';

const one = base('2.2-without-stable-relu');
const elsewhere = base('2.2-without-stable-hard-tanh');
const three = base('2.2-without-stable-three-passages');
/** How large a proof is; of its numbers how many. */
function sizeOf(draft: Draft): object {
  const { cells, steps, numbers } = proofOf(read(draft)).size();
  return { cells, steps, numbers: numbers.length };
}

const P = 'attractor.passages';
const N = 'attractor.neighbourhood';

const cellsOf = (draft: Draft): readonly Draft[] =>
  (draft as unknown as { attractor: { neighbourhood: { cells: readonly Draft[] } } }).attractor.neighbourhood
    .cells;
const point = (steps: number): Draft => ({ into: 'point', steps });

/** F(x, y) = (φ(2x)/2, 0) and one passage along the first axis. φ has slope 3 up to 1, then 1; or F(x, y) = (slope·x, 0). */
function lineOf(length: string, power: number, slope?: string): Draft {
  const bent = [
    { until: '1', slope: '3', intercept: '0' },
    { slope: '1', intercept: '2' },
  ];
  const straight = slope === undefined ? bent : [{ slope, intercept: '0' }];
  const [before, after] = slope === undefined ? ['2', '1/2'] : ['1', '1'];
  return {
    ...(one as Readonly<Record<string, Draft>>),
    network: {
      activation: { pieces: straight },
      layers: [
        {
          weights: [
            [before, '0'],
            ['0', '0'],
          ],
          bias: ['0', '0'],
        },
        {
          weights: [
            [after, '0'],
            ['0', '1'],
          ],
          bias: ['0', '0'],
        },
      ],
    },
    attractor: {
      point: ['0', '0'],
      neighbourhood: {
        basis: [
          ['1', '0'],
          ['0', '1'],
        ],
        axes: [
          ['-1', '1'],
          ['-1', '1'],
        ],
        cells: [],
      },
      passages: [
        { direction: [length, '0'], power, cuts: ['1/64', '1'], pieces: [{ into: 'point', steps: 1 }] },
      ],
    },
  };
}

export const passages: readonly Fact[] = [
  accepted(
    'one passage',
    [one],
    'Theorem 2.2 fails without stable: for a network with n0 = 2, depth 2, width 2, the complement of the basin B(x*) of ' +
      'x* = (0, 0) has a bounded component, which contains (1, 2).',
  ),
  accepted('three passages', [three]),
  accepted('one passage elsewhere', [elsewhere]),
  is('the size of the proof', () => sizeOf(one), {
    cells: 18,
    steps: 79,
    numbers: 62,
  }),
  rejected('a kept hypothesis that fails', [one, { dropped: [] }], 'dropped'),
  rejected('a dropped hypothesis that holds', [line22, { dropped: ['width', 'stable'] }], 'dropped'),
  rejected('more dropped than fail', [one, { dropped: ['stable', 'width'] }], 'dropped'),
  refused(
    'stability of Theorem 2.1, which does not assume it',
    square21,
    { dropped: ['rank', 'stable'] },
    'dropped[1]',
  ),
  rejected('an attractor that is not fixed', [one, { 'attractor.point': ['1/16', '0'] }], 'attractor.point'),
  rejected(
    'no passage',
    [one, { [P]: [], [`${N}.cells`]: [0, 1].map((i) => ({ index: [0, i], into: 'point', steps: 9 })) }],
    P,
  ),
  rejected('a smooth φ', [one, { 'network.activation': { name: 'tanh' } }], 'attractor'),
  // What the segment is: on [−1, 1] × {0}, where φ is met twice, at 0 and along the first axis.
  rejected('a segment that is stretched, with a kink', [lineOf('1', 1)], `${P}[0]`),
  rejected(
    'a shorter one without a kink, whose piece does not land',
    [lineOf('1/2', 1)],
    `${P}[0].pieces[0]`,
  ),
  rejected('a segment with a kink for a power', [lineOf('1/4', 2)], `${P}[0]`),
  rejected('a shorter one without a kink for that power', [lineOf('1/8', 2)], `${P}[0].pieces[0]`),
  rejected('a segment that rests', [lineOf('1', 1, '1')], `${P}[0]`),
  rejected('a segment of length 0', [one, { [`${P}[0].direction`]: ['0', '0'] }], P),
  rejected('a kink on the segment', [one, { [`${P}[0].direction`]: ['2', '2'] }], `${P}[0]`),
  accepted('more cuts, from an earlier one on', [
    one,
    {
      [`${P}[0]`]: {
        direction: ['1', '1'],
        power: 1,
        cuts: ['1/4', '9/32', '5/16', '1/2', '9/16', '5/8', '1'],
        pieces: [9, 8, 8, 8, 7, 7].map(point),
      },
    },
  ]),
  rejected('a segment that turns', [one, { [`${P}[0].direction`]: ['1', '0'] }], `${P}[0]`),
  rejected('a segment that is taken to x*', [one, { [`${P}[0].direction`]: ['0', '1'] }], `${P}[0]`),
  rejected(
    'a segment that is taken to x*, the other way',
    [one, { [`${P}[0].direction`]: ['-1', '-1'] }],
    `${P}[0]`,
  ),
  rejected('a segment to another side', [one, { [`${P}[0].direction`]: ['1', '1/2'] }], `${P}[0]`),
  rejected('another power with a kink on the way', [one, { [`${P}[0].power`]: 2 }], `${P}[0]`),
  // What is cut of it.
  rejected('a first cut that is too late', [one, { [`${P}[0].cuts[0]`]: '33/64' }], `${P}[0].cuts[0]`),
  rejected('a first cut at x*', [one, { [`${P}[0].cuts[0]`]: '0' }], `${P}[0].cuts[0]`),
  rejected('a first cut on the other side', [one, { [`${P}[0].cuts[0]`]: '-1/2' }], `${P}[0].cuts[0]`),
  rejected('a last cut before the end', [one, { [`${P}[0].cuts[3]`]: '63/64' }], `${P}[0].cuts[3]`),
  rejected('a last cut beyond the end', [one, { [`${P}[0].cuts[3]`]: '65/64' }], `${P}[0].cuts[3]`),
  rejected(
    'a first cut that is too late for a power',
    [three, { [`${P}[1].cuts[0]`]: '17/64' }],
    `${P}[1].cuts[0]`,
  ),
  rejected('pieces cut at another place', [one, { [`${P}[0].cuts[1]`]: '37/64' }], `${P}[0].pieces[0]`),
  // Where its pieces land.
  ...[0, 1, 2].map((i) =>
    rejected(
      `a piece that takes longer`,
      [one, { [`${P}[0].pieces[${i}].steps`]: 6 }],
      `${P}[0].pieces[${i}]`,
    ),
  ),
  rejected(
    'a piece into its own passage',
    [three, { [`${P}[1].pieces[0].into`]: '1' }],
    `${P}[1].pieces[0].into`,
  ),
  rejected(
    'a piece into a later passage',
    [three, { [`${P}[0].pieces[0].into`]: '1' }],
    `${P}[0].pieces[0].into`,
  ),
  rejected('a piece that misses x*', [three, { [`${P}[1].pieces[0]`]: point(0) }], `${P}[1].pieces[0]`),
  rejected('a piece that leaves a passage', [three, { [`${P}[1].pieces[1].steps`]: 2 }], `${P}[1].pieces[1]`),
  rejected(
    'the last passage without its piece',
    [three, { [`${P}[2].pieces[0].steps`]: 3 }],
    `${P}[2].pieces[0]`,
  ),
  // The neighbourhood.
  rejected('x* on its edge', [one, { [`${N}.axes[0]`]: ['0', '1/2'] }], `${N}.axes[0]`),
  rejected('x* on its other edge', [one, { [`${N}.axes[0]`]: ['-1/2', '0'] }], `${N}.axes[0]`),
  rejected('x* outside', [one, { [`${N}.axes[0]`]: ['1/4', '1/2'] }], `${N}.axes[0]`),
  rejected('x* outside, on the other side', [one, { [`${N}.axes[0]`]: ['-1/2', '-1/4'] }], `${N}.axes[0]`),
  rejected(
    'x* on its edge along the other axis',
    [three, { [`${N}.axes[1]`]: ['0', '1/8', '1/4', '1/2'] }],
    `${N}.axes[1]`,
  ),
  rejected('a cell too few', [one, { [`${N}.cells`]: cellsOf(one).slice(1) }], `${N}.cells`),
  rejected('a neighbourhood that is too large', [one, { [`${N}.axes[1][0]`]: '-17/32' }], `${N}.cells[0]`),
  rejected('a cell cut at another place', [one, { [`${N}.axes[1][1]`]: '1/64' }], `${N}.cells[0]`),
  rejected('a cell that needs longer', [one, { [`${N}.cells[1].steps`]: 0 }], `${N}.cells[1]`),
  rejected('a cell that does not land on x*', [one, { [`${N}.cells[0].into`]: 'point' }], `${N}.cells[0]`),
  rejected(
    'a cell into a passage that is too short',
    [three, { [`${N}.cells[0].into`]: '2' }],
    `${N}.cells[0]`,
  ),
  rejected(
    'a cell beside a passage',
    [
      one,
      {
        [`${N}.axes`]: [
          ['-1/2', '1', '3/2'],
          ['-1/2', '-1/4', '0', '1/2'],
        ],
        [`${N}.cells`]: [0, 1].flatMap((i) =>
          [0, 1, 2].map((j) => ({ index: [i, j], into: j === 2 && i === 0 ? 'point' : '0', steps: 1 })),
        ),
      },
    ],
    `${N}.cells[3]`,
  ),
  rejected(
    'a barrier that leaves at the lower end',
    [one, { [`${N}.axes[1]`]: ['-1/64', '0', '1/2'] }],
    'witness.cells[4]',
  ),
  rejected(
    'a barrier that needs a larger neighbourhood',
    [one, { [`${N}.axes[0]`]: ['-1/64', '1/64'] }],
    'witness.cells[4]',
  ),
];

export const refusedPassages: readonly Fact[] = [
  is(
    'what is to be read as a counterexample',
    () => ['"basincheck/counterexample@1"', '"basincheck/counterexample@2"', '{}'].map(saysCounterexample),
    [true, true, false],
  ),
  refused(
    'a piece into a passage that is not there, and more',
    one,
    { [`${P}[0].pieces[0].into`]: '1', extra: null },
    'extra',
    `${P}[0].pieces[0].into`,
  ),
  unjudged(
    'a grid that is too large, around a neighbourhood that is not',
    [one, {}, within({ gridCells: 2 })],
    'witness.grid',
  ),
  refused(
    'passages in the first format',
    one,
    { format: 'basincheck/counterexample@1' },
    N,
    P,
    'attractor.region',
  ),
  accepted('a contraction in the second format', [line22, { format: 'basincheck/counterexample@2' }]),
  refused('both kinds at once', one, { 'attractor.power': 1 }, 'attractor.power'),
  refused('no point', one, { 'attractor.point': undefined }, 'attractor.point'),
  refused('no list of passages', one, { [P]: null }, P),
  refused('a passage without a power', one, { [`${P}[0].power`]: undefined }, `${P}[0].power`),
  refused('power 0', one, { [`${P}[0].power`]: 0 }, `${P}[0].power`),
  unjudged('a greater power than the limit', [one, {}, within({ power: 0 })], `${P}[0].power`),
  refused('one cut', one, { [`${P}[0].cuts`]: ['1'], [`${P}[0].pieces`]: [] }, `${P}[0].cuts`),
  refused('no list of cuts', one, { [`${P}[0].cuts`]: '1' }, `${P}[0].cuts`),
  refused('a cut that is no number', one, { [`${P}[0].cuts[1]`]: 'x' }, `${P}[0].cuts[1]`),
  refused('cuts that do not increase', one, { [`${P}[0].cuts[2]`]: '9/16' }, `${P}[0].cuts[2]`),
  refused('cuts that decrease', one, { [`${P}[0].cuts[1]`]: '1/4' }, `${P}[0].cuts[1]`),
  refused('a piece too few', one, { [`${P}[0].pieces`]: [point(8), point(7)] }, `${P}[0].pieces`),
  refused('a piece too many', one, { [`${P}[0].pieces`]: [8, 7, 7, 7].map(point) }, `${P}[0].pieces`),
  refused('a direction in space', one, { [`${P}[0].direction`]: ['1', '1', '0'] }, `${P}[0].direction`),
  ...['1', '00', '01', '-1', '1x', 'x1', '', 'Point', 'attractor', '1000000000', 0, null].map((into) =>
    refused(
      `a piece into ${JSON.stringify(into)}`,
      one,
      { [`${P}[0].pieces[0].into`]: into },
      `${P}[0].pieces[0].into`,
    ),
  ),
  refused('-1 steps', one, { [`${P}[0].pieces[0].steps`]: -1 }, `${P}[0].pieces[0].steps`),
  accepted('as many steps as the limit says', [one, {}, within({ steps: 9 })]),
  unjudged(
    'more steps than the limit says',
    [one, {}, within({ steps: 7 })],
    `${P}[0].pieces[0].steps`,
    'witness.cells[5].steps',
    'witness.cells[6].steps',
  ),
  refused(
    'a piece into a passage with wrong steps',
    three,
    { [`${P}[1].pieces[0].steps`]: -1 },
    `${P}[1].pieces[0].steps`,
  ),
  refused(
    'dependent directions',
    one,
    {
      [`${N}.basis`]: [
        ['1', '1'],
        ['1', '1'],
      ],
    },
    `${N}.basis`,
  ),
  refused(
    'an infinite axis',
    one,
    { [`${N}.axes[0]`]: ['-inf', 'inf'] },
    `${N}.axes[0][0]`,
    `${N}.axes[0][1]`,
  ),
  refused('a cell twice', one, { [`${N}.cells[1].index`]: [0, 0] }, `${N}.cells[1].index`),
  refused('a cell that is not there', one, { [`${N}.cells[1].index`]: [0, 2] }, `${N}.cells[1].index[1]`),
  refused('a cell into "1"', one, { [`${N}.cells[1].into`]: '1' }, `${N}.cells[1].into`),
  accepted('as many cells as the limit says', [one, {}, within({ cells: 18 })]),
  unjudged(
    'more passages than the limit says',
    [three, { 'witness.cells': [], [`${N}.cells`]: [] }, within({ cells: 2 })],
    P,
  ),
  unjudged(
    'more grid cells than the limit says',
    [
      three,
      {
        'witness.grid.axes': [
          ['-inf', 'inf'],
          ['-inf', 'inf'],
        ],
        'witness.cells': [],
      },
      within({ gridCells: 2 }),
    ],
    `${N}.axes`,
  ),
  accepted('as many grid cells as the limit says', [one, {}, within({ gridCells: 77 })]),
];
