/** The attracting region: a fixed point at its centre, and a contraction. */

import { Network, relu } from '../../../src/exact/index.js';
import { contractionFactor, Region } from '../../../src/proof/index.js';
import { base, line22, square21 } from './bases.js';
import { interval, v } from './exact.js';
import { accepted, is, rejected, unjudged, within, type Draft, type Fact } from './fact.js';
import { seenBy } from './seen.js';

type Rows = readonly (readonly string[])[];
type Sides = readonly (readonly [lo: string, hi: string])[];

const identity: Draft = [{ slope: '1', intercept: '0' }];
/** Slope 1/4 up to 0, slope 1 after. */
const leaky: Draft = [
  { until: '0', slope: '1/4', intercept: '0' },
  { slope: '1', intercept: '0' },
];

/** A file whose attractor is all there is to it: if that is right, what it lacks next is a point. */
function attractorOf(
  pieces: Draft,
  layers: readonly (readonly [weights: Rows, ...bias: string[]])[],
  point: readonly string[],
  directions: Rows,
  ranges: Sides,
  power = 1,
): Draft {
  const axes = point.map(() => ['-inf', 'inf']);
  const unit = point.map((_, i) => point.map((__, j) => (i === j ? '1' : '0')));
  return {
    format: 'basincheck/counterexample@1',
    theorem: '2.2',
    dropped: layers.some(([weights]) => weights.length > point.length) ? ['width'] : [],
    network: {
      activation: { pieces },
      layers: layers.map(([weights, ...bias]) => ({ weights, bias: weights.map((_, i) => bias[i] ?? '0') })),
    },
    attractor: { point, region: { origin: point, directions, ranges }, power },
    avoiding: [],
    witness: { grid: { basis: unit, axes }, cells: [], points: [] },
  };
}

/** F = W·x on the region around 0. */
const linear = (weights: Rows, directions: Rows, ...radii: readonly string[]): Draft =>
  attractorOf(
    identity,
    [[weights]],
    radii.map(() => '0'),
    directions,
    radii.map((r) => [`-${r}`, r]),
  );

/** x ↦ after·φ(before·x) on [−1, 1], with the leaky φ. */
const bent = (before: readonly string[], after: readonly string[]): Draft =>
  attractorOf(leaky, [[before.map((w) => [w])], [[after]]], ['0'], [['1']], [['-1', '1']]);

const attracts = (why: string, draft: Draft): Fact =>
  rejected(`not for its attractor: ${why}`, [draft], 'witness.points');
const repels = (why: string, draft: Draft): Fact => rejected(why, [draft], 'attractor.region');

const axes2 = [
  ['1', '0'],
  ['0', '1'],
] as const;
const tanh = base('2.2-without-width-tanh');
const power2 = base('2.3-without-surjective-square-tanh-power-2');
const shear = base('2.1-without-rank-shear-power-3');

/** A smooth map of the line with a cycle of the given points, around which it is almost constant. */
function smoothCycle(layers: Draft, point: string, power: number): Draft {
  const draft = attractorOf(
    identity,
    [[[['1'], ['1']]]],
    [point],
    [['1']],
    [['-1/8', '1/8']],
    power,
  ) as Record<string, Draft>;
  return { ...draft, network: { activation: { name: 'tanh' }, layers } };
}
/** −2·tanh(4x) goes back and forth between about 2 and −2. */
const twoCycle: Draft = [
  { weights: [['4'], ['4']], bias: ['0', '0'] },
  { weights: [['-1', '-1']], bias: ['0'] },
];
/** 0 → 1 → 2 → 0, nearly. */
const threeCycle: Draft = [
  { weights: [['16'], ['16']], bias: ['-8', '-24'] },
  { weights: [['1/2', '-1']], bias: ['1/2'] },
];

/** While x ↦ w·relu(x) + w·relu(x) is found to contract [−1, 1]. */
function seenOfSlopes(w: string): string {
  const F = new Network(relu, [
    { weights: [v('1'), v('1')], bias: v('0', '0') },
    { weights: [v(w, w)], bias: v('0') },
  ]);
  const region = Region.parallelotope(v('0'), [v('1')], [interval('-1', '1')]);
  if (region === undefined) throw new Error('seenOfSlopes: expected a region');
  return seenBy((watch) => contractionFactor(F, region, watch));
}

export const attraction: readonly Fact[] = [
  rejected(
    'the attracting region lies elsewhere',
    [line22, { 'attractor.region.origin': ['1/4'] }],
    'attractor.region.origin',
  ),
  rejected(
    'the attracting region lies elsewhere in one coordinate',
    [square21, { 'attractor.region.origin': ['1/4', '1/8'] }],
    'attractor.region.origin',
  ),
  ...[
    ['-1/8', '1/4'],
    ['-1/4', '1/8'],
    ['-inf', '1/8'],
    ['-1/8', 'inf'],
    ['-inf', 'inf'],
    ['0', '0'],
    ['1/8', '1/8'],
    ['-1/8', '-1/8'],
  ].flatMap((range) => [
    rejected(
      `the attracting region has the range ${range.join()}`,
      [line22, { 'attractor.region.ranges[0]': range }],
      'attractor.region.ranges[0]',
    ),
    rejected(
      `the attracting region has a second range ${range.join()}`,
      [square21, { 'attractor.region.ranges[1]': range }],
      'attractor.region.ranges[1]',
    ),
  ]),
  ...[
    ['1/3', '1/4'],
    ['1/4', '1/3'],
  ].map((point) =>
    rejected(
      'the point is not fixed',
      [square21, { 'attractor.point': point, 'attractor.region.origin': point }],
      'attractor.point',
    ),
  ),
  attracts('x/2 at 0', linear([['1/2']], [['1']], '1')),
  repels('F is the identity', linear([['1']], [['1']], '1')),
  repels('F is a reflection', linear([['-1']], [['1']], '1')),
  repels('F doubles', linear([['2']], [['1']], '1')),
  attracts(
    'rows sum up to less than 1, columns do not',
    linear(
      [
        ['1/2', '3/8'],
        ['3/8', '1/2'],
      ],
      axes2,
      '1',
      '1',
    ),
  ),
  attracts(
    'rows sum up to less than 1, a column does not',
    linear(
      [
        ['3/4', '0'],
        ['3/4', '1/8'],
      ],
      axes2,
      '1',
      '1',
    ),
  ),
  repels(
    'the first row sums up to 1, no column does',
    linear(
      [
        ['1/2', '1/2'],
        ['0', '1/4'],
      ],
      axes2,
      '1',
      '1',
    ),
  ),
  repels(
    'the second row sums up to 1, no column does',
    linear(
      [
        ['1/4', '0'],
        ['-1/2', '1/2'],
      ],
      axes2,
      '1',
      '1',
    ),
  ),
  attracts(
    '1/2 + 1/16 for ranges 4 and 1',
    linear(
      [
        ['1/2', '1/4'],
        ['0', '1/2'],
      ],
      axes2,
      '4',
      '1',
    ),
  ),
  repels(
    '1/2 + 1 for ranges 1 and 4',
    linear(
      [
        ['1/2', '1/4'],
        ['0', '1/2'],
      ],
      axes2,
      '1',
      '4',
    ),
  ),
  attracts(
    'eigenvectors as directions',
    linear(
      [
        ['1/2', '-9/4'],
        ['0', '-1/4'],
      ],
      [
        ['1', '0'],
        ['3', '1'],
      ],
      '1',
      '1',
    ),
  ),
  repels(
    'other directions',
    linear(
      [
        ['1/2', '-9/4'],
        ['0', '-1/4'],
      ],
      [
        ['1', '0'],
        ['1', '1'],
      ],
      '1',
      '1',
    ),
  ),
  repels(
    'directions of the transposed matrix',
    linear(
      [
        ['1/2', '0'],
        ['-9/4', '-1/4'],
      ],
      [
        ['1', '0'],
        ['3', '1'],
      ],
      '1',
      '1',
    ),
  ),
  attracts('slopes from 7/32 to 7/8', bent(['1'], ['7/8'])),
  attracts('slopes from 7/32 to 7/8, the other way round', bent(['7/8'], ['1'])),
  repels('slopes from 9/32 to 9/8', bent(['3/4'], ['3/2'])),
  attracts('slopes from −3/4 to 3/4, by intervals', bent(['1', '1'], ['1', '-1'])),
  repels('slopes from −3/2 to 3/2, by intervals, although F = 0', bent(['2', '2'], ['1', '-1'])),
  repels('slopes that add up', bent(['1/2', '1/2'], ['1', '1'])),
  attracts(
    'only a flat piece is met, closed since φ is continuous',
    attractorOf(
      [
        { until: '-1', slope: '3', intercept: '3' },
        { until: '1', slope: '0', intercept: '0' },
        { slope: '3', intercept: '-3' },
      ],
      [[[['1']]], [[['1']]]],
      ['0'],
      [['1']],
      [['-1', '1']],
    ),
  ),
  accepted('a shear contracts from the third power on', [shear]),
  rejected('the shear itself does not contract', [shear, { 'attractor.power': 1 }], 'attractor.region'),
  rejected('its square does not contract', [shear, { 'attractor.power': 2 }], 'attractor.region'),
  accepted('up to the jumps', [base('2.1-without-continuous')]),
  ...[0, 1].map((i) =>
    rejected(
      'φ jumps at the lower end',
      [base('2.1-without-continuous'), { [`attractor.region.ranges[${i}]`]: ['-1/2', '1/2'] }],
      'attractor.region',
    ),
  ),
  accepted('F maps the region into itself', [tanh]),
  rejected(
    'F does not map the region into itself',
    [
      tanh,
      {
        'attractor.point': ['1/4'],
        'attractor.region.origin': ['1/4'],
        'attractor.region.ranges[0]': ['-1/64', '1/64'],
      },
    ],
    'attractor.region',
  ),
  accepted('F^2 and F^3 map the region into itself, F does not', [power2]),
  rejected(
    'F does not map the region into itself, F^2 and F^3 do',
    [power2, { 'attractor.power': 1 }],
    'attractor.region',
  ),
  repels('F² maps into itself and contracts, but F swaps two regions', smoothCycle(twoCycle, '2', 2)),
  repels('F³ maps into itself, F² contracts, but F permutes three regions', smoothCycle(threeCycle, '2', 2)),
  is('the ends of sums that go up from 0 are watched', () => seenOfSlopes('1/4'), '64, 136, 28'),
  is('the ends of sums that go down from 0 are watched', () => seenOfSlopes('-1/4'), '64, 136, 28'),
  unjudged(
    'long numbers in a product',
    [attractorOf(identity, [[[['1/59049']]]], ['0'], [['1']], [['-1', '1']], 4), {}, within({ bits: 50 })],
    '',
  ),
  unjudged(
    'long upper ends in a product',
    [
      attractorOf(
        [
          { until: '0', slope: '0', intercept: '0' },
          { slope: '1', intercept: '0' },
        ],
        [[[['1/1073741789']]], [[['1/1073741789']]]],
        ['0'],
        [['1']],
        [['-1', '1']],
      ),
      {},
      within({ bits: 50 }),
    ],
    '',
  ),
];
