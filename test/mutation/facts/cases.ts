/** Sets that are carried through networks case by case: exact values. */

import { activatedCases, everyCase, MOST_CASES } from '../../../src/exact/network/cases.js';
import {
  type AnySet,
  Network,
  type PiecewiseLinear,
  point,
  ranges,
  Rational,
  relu,
  type Watch,
  type Zonotope,
} from '../../../src/exact/index.js';
import { mixed, phi, sawtooth, stairs, step } from './activations.js';
import { interval, v } from './exact.js';
import { is, type Fact } from './fact.js';
import { heldBy, seenBy } from './seen.js';
import { box, shown, turn } from './sets.js';

const four = box(interval('-1', '1'), interval('-1', '1'));
const casesOf = (f: PiecewiseLinear, set: AnySet): unknown => activatedCases(f, set, patience())?.map(shown);
const many = (n: number): Zonotope => box(...Array.from({ length: n }, () => interval('-1', '1')));

/** x for x ≤ 0, x + 1 else. */
const jump = phi(['1', '0', '0'], ['1', '1']);
const [t1, t2] = [interval('0', '1'), interval('0', '1')];
const slanted: Zonotope = {
  origin: v('0', '0'),
  generators: [
    { direction: v('1', '-1/2'), range: t1 },
    { direction: v('-1/2', '1'), range: t2 },
  ],
};
const firstThenSecond: Zonotope = {
  origin: v('-1/4', '1/4'),
  generators: [
    { direction: v('1', '1'), range: t1 },
    { direction: v('0', '-1'), range: t2 },
  ],
};
const secondThenFirst: Zonotope = {
  origin: v('1/4', '-1/4'),
  generators: [
    { direction: v('1', '1'), range: t1 },
    { direction: v('-1', '0'), range: t2 },
  ],
};

/** The same, with one more parameter, in [0, 1], and one more coordinate that meets no jump. */
const slantedWith = (direction: readonly string[]): Zonotope => ({
  origin: v('0', '0', '5'),
  generators: [
    { direction: v('1', '-1/2', '0'), range: t1 },
    { direction: v('-1/2', '1', '0'), range: t2 },
    { direction: v(...direction), range: interval('0', '1') },
  ],
});
/** x up to 1, x + 7 after it. */
const jumpAtOne = phi(['1', '0', '1'], ['1', '7']);
const threeParameters: Zonotope = {
  origin: v('0'),
  generators: ['3', '1/2', '1/4'].map((hi) => ({ direction: v('1'), range: interval('0', hi) })),
};
/** x and 1/2 − x are not both at most 0; a third coordinate is on either side. */
const notBothBelow: Zonotope = {
  origin: v('0', '1/2', '0'),
  generators: [
    { direction: v('1', '-1', '0'), range: interval('-1', '1') },
    { direction: v('0', '0', '1'), range: interval('-1', '1') },
  ],
};
/** How many cases there are of t − 1, …, t − 12 for t in [0, 13]. */
const casesOfRow = (): unknown => {
  const places = Array.from({ length: 12 }, (_, i) => String(-1 - i));
  const row = {
    origin: v(...places),
    generators: [{ direction: v(...places.map(() => '1')), range: interval('0', '13') }],
  };
  return activatedCases(step, row, patience(30_000))?.length;
};
const spans = {
  segment: interval('-1', '1'),
  ray: interval('-1', 'inf'),
  line: interval('-inf', 'inf'),
};
const seenOf = (f: PiecewiseLinear, span: keyof typeof spans): string =>
  seenBy((watch) => activatedCases(f, box(spans[span]), watch));
const longBox = box(interval('-1', '2'), interval('5', `${1n << 300n}`));
const identity = { weights: [v('1', '0'), v('0', '1')], bias: v('0', '0') };
/** relu of relu. */
const twice = new Network(relu, [identity, identity, identity]);

/** How many numbers are said to be in memory, each time that nothing else is said. */
const room = (work: (watch: Watch) => unknown): string =>
  heldBy(work)
    .filter((each) => each.startsWith('0/1, '))
    .map((each) => each.slice('0/1, '.length))
    .join(' ');
const roomOf = (value: bigint, network = twice): string =>
  room((watch) => everyCase(network, point([Rational.of(value), Rational.of(value)]), 1, () => true, watch));
/** Takes each point to itself. */
const still = new Network(phi(['1', '0']), [identity, identity]);

/** A step up at 0, 1, 2 and so on, with this number of values. */
const rising = (values: number): PiecewiseLinear =>
  phi(...Array.from({ length: values - 1 }, (_, i) => ['0', String(i), String(i)] as const), [
    '0',
    String(values - 1),
  ]);
const all = box(interval('-inf', 'inf'));

export const cases: readonly Fact[] = [
  is(
    'cases within a branch do not leave it, even where the set does',
    () =>
      casesOf(mixed, {
        origin: v('0'),
        generators: [
          { direction: v('1'), range: interval('0', '3/2') },
          { direction: v('1'), range: interval('0', '3/2') },
        ],
      }),
    [
      ['0', '1: segment', '1: segment'],
      ['-1', '3: segment', '3: segment', '1: segment'],
    ],
  ),
  is(
    'a point has one case',
    () => activatedCases(step, point(many(11).origin.map(() => Rational.one)))?.length,
    1,
  ),
  is('one case where φ is continuous', () => casesOf(relu, box(interval('-1', '1'))), [
    ['-1/2', '1: segment', '1/2: segment'],
  ]),
  is('two cases at a jump', () => casesOf(step, box(interval('-1', '1'))), [['0'], ['1']]),
  is('one case below and up to a jump', () => casesOf(step, box(interval('-1', '0'))), [['0']]),
  is('two cases from a jump on', () => casesOf(step, box(interval('0', '1'))), [['0'], ['1']]),
  is('one case above a jump', () => casesOf(step, box(interval('1/2', '1'))), [['1']]),
  is('three cases at two jumps', () => casesOf(stairs, box(interval('-1', '2'))), [['0'], ['1'], ['2']]),
  is('two of three cases', () => casesOf(stairs, box(interval('1/2', 'inf'))), [['1'], ['2']]),
  is('four cases at jumps in both coordinates', () => casesOf(step, four), [
    ['0,0'],
    ['0,1'],
    ['1,0'],
    ['1,1'],
  ]),
  is('cases cut the set', () => casesOf(mixed, box(interval('1/2', '3/2'))), [
    ['1/2', '1/2: segment'],
    ['2', '1/2: segment'],
  ]),
  is(
    'cases cut what moves both coordinates',
    () =>
      casesOf(sawtooth, {
        origin: v('0', '5'),
        generators: [{ direction: v('2', '1'), range: interval('0', '1') }],
      }),
    [
      ['0,3', '1,1/2: segment'],
      ['0,7/2', '1,1/2: segment'],
    ],
  ),
  is(
    'cases cut every parameter',
    () =>
      casesOf(sawtooth, {
        origin: v('0'),
        generators: [
          { direction: v('1'), range: interval('0', '1') },
          { direction: v('-1'), range: interval('-1', '0') },
        ],
      }),
    [
      ['1', '1: segment', '-1: segment'],
      ['0', '1: segment', '-1: segment'],
    ],
  ),
  is(
    'cases cut the second parameter by what is left of the first',
    () =>
      casesOf(phi(['1', '0', '1'], ['1', '7']), {
        origin: v('0'),
        generators: [
          { direction: v('1'), range: interval('0', '3') },
          { direction: v('1'), range: interval('0', '1/2') },
        ],
      }),
    [
      ['0', '1: segment', '1/2: segment'],
      ['15/2', '5/2: segment', '1/2: segment'],
    ],
  ),
  is(
    'cases of two coordinates: as many rounds as coordinates times parameters',
    () => casesOf(jump, slanted),
    [
      ['0,0', '1/16,-1/32: segment', '-1/32,1/16: segment'],
      ['0,1', '1/2,-1/4: segment', '-1/2,1: segment'],
      ['1,0', '1,-1/2: segment', '-1/4,1/2: segment'],
      ['1,1', '1,-1/2: segment', '-1/2,1: segment'],
    ],
  ),
  is(
    'what does not move these coordinates brings no more rounds',
    () => casesOf(jump, slantedWith(['0', '0', '1'])),
    [
      ['0,0,6', '1/16,-1/32,0: segment', '-1/32,1/16,0: segment', '0,0,1: segment'],
      ['0,1,6', '1/2,-1/4,0: segment', '-1/2,1,0: segment', '0,0,1: segment'],
      ['1,0,6', '1,-1/2,0: segment', '-1/4,1/2,0: segment', '0,0,1: segment'],
      ['1,1,6', '1,-1/2,0: segment', '-1/2,1,0: segment', '0,0,1: segment'],
    ],
  ),
  is(
    'what moves one of these coordinates brings more rounds',
    () => casesOf(jump, slantedWith(['1/4', '0', '0'])),
    [
      ['0,0,6', '1/64,-1/128,0: segment', '-1/128,1/64,0: segment', '1/64,0,0: segment'],
      ['0,1,6', '1/2,-1/4,0: segment', '-1/2,1,0: segment', '1/4,0,0: segment'],
      ['1,0,6', '1,-1/2,0: segment', '-1/4,1/2,0: segment', '1/4,0,0: segment'],
      ['1,1,6', '1,-1/2,0: segment', '-1/2,1,0: segment', '1/4,0,0: segment'],
    ],
  ),
  is('cases cut each parameter by what all the others leave', () => casesOf(jumpAtOne, threeParameters), [
    ['0', '1: segment', '1/2: segment', '1/4: segment'],
    ['29/4', '11/4: segment', '1/2: segment', '1/4: segment'],
  ]),
  is('a choice that cannot be made is not gone into: 13 cases of 12 coordinates', () => casesOfRow(), 13),
  is(
    'the first two of three coordinates are not both in their first branch',
    () => casesOf(step, notBothBelow),
    [['0,1,0'], ['0,1,1'], ['1,0,0'], ['1,0,1'], ['1,1,0'], ['1,1,1']],
  ),
  is(
    'ends that there are not are not watched',
    () => [seenOf(step, 'segment'), seenOf(step, 'ray'), seenOf(step, 'line')],
    ['47, 64, 14', '45, 60, 11', '45, 60, 7'],
  ),
  is(
    'what cases take in memory while φ is applied',
    () => room((watch) => activatedCases(jump, longBox, watch)),
    '6 6 6 6 4 4 4 7 4 4 14',
  ),
  is(
    'what cases take in memory while F is applied',
    () => room((watch) => everyCase(turn(step), four, 1, () => true, watch)),
    '6 6 6 6 6 6 6 6 6 6 4 4 2 2 4 4 4 4 2 4 4 2 2 4 4 4 4 4 4 2 2 4 4 4 6 4 4 2 2 4 4 8 2 4 6 8 8 6 2 4 2 2',
  ),
  is(
    'a number of 252 bits takes as much memory as any other',
    () => roomOf((1n << 252n) - 1n),
    '6 6 6 6 4 4 4 4 2 2 4 4 4 4 2 2 2',
  ),
  is('a longer one takes twice as much', () => roomOf(1n << 252n), '4 4 4 4 4 4 4 4 4 4 4 4 4'),
  is('so it is below zero', () => [roomOf(1n - (1n << 252n), still), roomOf(-1n << 252n, still)], [
    '4 4 4 4 2 2 2',
    '4 4 4 4 4 4 4',
  ]),
  is(
    'up to 508 bits, and then three times as much',
    () => [roomOf((1n << 508n) - 1n, still), roomOf(1n << 508n, still)],
    ['4 4 4 4 4 4 4', '4 4 4 4 6 6 6'],
  ),
  is('cases of two coordinates of which one follows from the other', () => casesOf(jump, firstThenSecond), [
    ['-1/4,0', '1/4,1/4: segment', '0,-3/4: segment'],
    ['-1/4,5/4', '1/4,1/4: segment', '0,-1/2: segment'],
    ['1,0', '1/2,1/2: segment', '0,-1/2: segment'],
    ['1,3/2', '3/4,3/4: segment', '0,-1: segment'],
  ]),
  is('the same cases when the coordinates change places', () => casesOf(jump, secondThenFirst), [
    ['0,-1/4', '1/4,1/4: segment', '-3/4,0: segment'],
    ['0,1', '1/2,1/2: segment', '-1/2,0: segment'],
    ['5/4,-1/4', '1/4,1/4: segment', '-1/2,0: segment'],
    ['3/2,1', '3/4,3/4: segment', '-1,0: segment'],
  ]),
  is(
    'where x ≤ 0, −x is not negative, and only 0 is neither: three cases',
    () =>
      casesOf(step, {
        origin: v('0', '0'),
        generators: [{ direction: v('1', '-1'), range: interval('-1', '1') }],
      }),
    [['0,0'], ['0,1'], ['1,0']],
  ),
  is(
    'no more rounds where nothing changes',
    () => seenBy((watch) => activatedCases(step, many(3), watch)),
    '669, 1587, 172',
  ),
  is('no more cases than are followed up', () => activatedCases(rising(MOST_CASES), all)?.length, MOST_CASES),
  is('more cases than are followed up', () => activatedCases(rising(MOST_CASES + 1), all), undefined),
  is('everything of every case', () => everyCase(turn(step), four, 1, () => true, patience()), true),
  is(
    'not everything of every case',
    () => everyCase(turn(step), four, 1, (x) => ranges(x)[0]?.value?.sign === 0, patience()),
    false,
  ),
  is(
    'not everything of every last case',
    () => everyCase(turn(step), four, 1, (x) => ranges(x)[0]?.value?.sign !== 0, patience()),
    false,
  ),
  is(
    'too many cases say nothing',
    () => {
      const same = { weights: [v('1')], bias: v('0') };
      const network = new Network(rising(MOST_CASES + 1), [same, same]);
      return everyCase(network, all, 1, () => true, patience(100_000));
    },
    false,
  ),
  is('the cases of F', () => allCases(turn(step), four, 1), [['1,2'], ['1,1'], ['0,2'], ['0,1']]),
  is('the cases of F^2', () => allCases(turn(step), four, 2), [['1,1'], ['1,1'], ['1,1'], ['1,1']]),
  is('F^0 is the set itself', () => allCases(turn(step), four, 0), [shown(four)]),
];

/** Ends a computation that does not end by itself. */
function patience(most = 2_000): Watch {
  let watched = 0;
  return () => {
    watched += 1;
    if (watched > most) throw new RangeError('patience: expected an end');
  };
}

function allCases(network: Network, set: Zonotope, steps: number): unknown {
  const seen: unknown[] = [];
  everyCase(network, set, steps, (x) => seen.push(shown(x)) > 0, patience());
  return seen;
}
