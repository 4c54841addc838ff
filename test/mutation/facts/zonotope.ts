/** Sets that are carried through networks, whole and case by case: exact values. */

import { activatedCases, everyCase, MOST_CASES } from '../../../src/exact/network/cases.js';
import {
  absolute,
  activated,
  affineForms,
  affineImage,
  type AnySet,
  image,
  integerLayer,
  type Interval,
  Network,
  type PiecewiseLinear,
  point,
  ranges,
  Rational,
  rationals,
  relu,
  type Watch,
  type Zonotope,
} from '../../../src/exact/index.js';
import { bend, mixed, phi, sawtooth, stairs, step } from './activations.js';
import { interval, v } from './exact.js';
import { is, type Fact } from './fact.js';

const box = (...sides: readonly Interval[]): Zonotope => ({
  origin: sides.map(() => Rational.zero),
  generators: sides.map((range, i) => ({
    direction: sides.map((_, j) => (i === j ? Rational.one : Rational.zero)),
    range,
  })),
});
const shown = (set: AnySet): readonly string[] => {
  const { origin, terms, denominator } = affineForms(set);
  const rational = (numerators: readonly bigint[]) =>
    rationals({ numerators, denominator }).map(String).join();
  return [rational(origin), ...terms.map(({ direction, span }) => `${rational(direction)}: ${span}`)];
};
const shear = { weights: [v('1', '2'), v('0', '1'), v('1', '0')], bias: v('1', '2', '3') };

/** (x, y) ↦ (x + y, x − y), then φ, then the identity. */
const turn = (f: PiecewiseLinear): Network =>
  new Network(f, [
    { weights: [v('1', '1'), v('1', '-1')], bias: v('0', '0') },
    { weights: [v('1', '0'), v('0', '1')], bias: v('0', '1') },
  ]);

/** Constant in the end: 1/17 + 2/13·1/3 = 73/663. */
const flat = new Network(phi(['0', '1/3', '0'], ['1/7', '2/5']), [
  { weights: [v('3/11')], bias: v('-5') },
  { weights: [v('2/13')], bias: v('1/17') },
]);
/** x/2¹⁰⁰, times 2¹⁰⁰. */
const thereAndBack = new Network(phi([`1/${1n << 100n}`, '0']), [
  { weights: [v('1')], bias: v('0') },
  { weights: [v(String(1n << 100n))], bias: v('0') },
]);
const thirds = new Network(relu, [{ weights: [v('1/3')], bias: v('1') }]);

export const zonotopes: readonly Fact[] = [
  is('a point has point ranges', () => ranges(point(v('1', '2'))).map(String), ['[1, 1]', '[2, 2]']),
  is(
    'ranges add up',
    () =>
      ranges({
        origin: v('1', '0'),
        generators: [
          { direction: v('1', '-2'), range: interval('0', '1') },
          { direction: v('3', '0'), range: interval('-1', 'inf') },
        ],
      }).map(String),
    ['[-2, inf]', '[-2, 0]'],
  ),
  is(
    'an affine image',
    () => shown(affineImage(integerLayer(shear), box(interval('0', '1'), interval('-inf', '2')))),
    ['5,4,3', '1,0,1: segment', '-2,-1,0: ray'],
  ),
  is(
    'an affine image of a set that is lost',
    () =>
      shown(
        affineImage(
          integerLayer({ weights: [v('0', '1')], bias: v('4') }),
          box(interval('0', '1'), interval('0', '2')),
        ),
      ),
    ['4', '2: segment'],
  ),
  is(
    'a whole line has no ends in the coordinates that it moves',
    () =>
      ranges({
        origin: v('1', '2', '3'),
        generators: [
          { direction: v('1', '-1', '0'), range: interval('-inf', 'inf') },
          { direction: v('1', '1', '1'), range: interval('0', '1') },
        ],
      }).map(String),
    ['[-inf, inf]', '[-inf, inf]', '[3, 4]'],
  ),
  is(
    'a half-line has one end',
    () =>
      ranges({
        origin: v('1', '2'),
        generators: [
          { direction: v('1', '-1'), range: interval('-inf', '5') },
          { direction: v('1', '1'), range: interval('-1', '1') },
        ],
      }).map(String),
    ['[-inf, 7]', '[-4, inf]'],
  ),
  is('a box', () => shown(box(interval('3', '3'), interval('-inf', 'inf'), interval('-inf', '2'))), [
    '3,0,2',
    '0,-1,0: line',
    '0,0,-1: ray',
  ]),
  is(
    'what is watched, but for the clock',
    () => seenOf(shear, box(interval('0', '1/2'), interval('1', '2'))),
    [
      ...['0/1', '0/1', '1/1', '0/1', '0/1', '1/1'].map((each) => `${each}, 6`),
      ...['1/2, 4', '0/2, 4', '1/2, 4', '1/2, 4', '1/2, 4'],
      '1/2, 9',
      ...['6/2', '6/2', '6/2', '1/2', '0/2', '1/2', '4/2', '2/2', '0/2'].map((each) => `${each}, 9`),
    ],
  ),
  is('numbers stay as short as what they say', () => longestOf(flat) < 600, true),
  is('numbers stay as short where φ alone makes them long', () => longestOf(thereAndBack) < 600, true),
  is('a set that always comes back stays the same', () => ranges(after(thereAndBack, 400)).map(String), [
    '[-1, 1]',
  ]),
  is('numbers that grow are not lost', () => longestOf(thirds) > 600, true),
  is('φ where it is linear', () => shown(activated(bend, box(interval('1', '2'), interval('-2', '-1')))), [
    '1,-2/3',
    '1,0: segment',
    '0,1/3: segment',
  ]),
  is('φ with an intercept', () => shown(activated(phi(['2', '5']), box(interval('1', '2')))), [
    '7',
    '2: segment',
  ]),
  is('φ where it is constant', () => shown(activated(relu, box(interval('-2', '-1'), interval('0', '1')))), [
    '0,0',
    '0,1: segment',
  ]),
  is('φ where it bends', () => shown(activated(relu, box(interval('-1', '1'), interval('1', '2')))), [
    '-1/2,1',
    '1,0: segment',
    '0,1: segment',
    '1/2,0: segment',
  ]),
  is(
    'φ where it bends, of an unbounded set',
    () => shown(activated(absolute, box(interval('1', '2'), interval('-1', 'inf')))),
    ['1,0', '1,0: segment', '0,1: ray'],
  ),
  is(
    'an image through both layers',
    () => shown(image(turn(relu), box(interval('0', '1'), interval('0', '1')))),
    ['0,1', '1,1/2: segment', '1,-1/2: segment', '0,1/2: segment'],
  ),
];

const four = box(interval('-1', '1'), interval('-1', '1'));
const casesOf = (f: PiecewiseLinear, set: AnySet): unknown => activatedCases(f, set)?.map(shown);
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
  is('no more cases than are followed up', () => activatedCases(step, many(10))?.length, MOST_CASES),
  is('more cases than are followed up', () => activatedCases(step, many(11)), undefined),
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
    () =>
      everyCase(
        new Network(step, [
          {
            weights: many(11).origin.map((_, i) =>
              many(11).origin.map((__, j) => (i === j ? Rational.one : Rational.zero)),
            ),
            bias: many(11).origin,
          },
          { weights: [many(11).origin], bias: v('0') },
        ]),
        many(11),
        1,
        () => true,
        patience(),
      ),
    false,
  ),
  is('the cases of F', () => allCases(turn(step), four, 1), [['1,2'], ['1,1'], ['0,2'], ['0,1']]),
  is('the cases of F^2', () => allCases(turn(step), four, 2), [['1,1'], ['1,1'], ['1,1'], ['1,1']]),
  is('F^0 is the set itself', () => allCases(turn(step), four, 0), [shown(four)]),
];

/** Ends a computation that does not end by itself. */
function patience(): Watch {
  let watched = 0;
  return () => {
    watched += 1;
    if (watched > 1_000_000) throw new RangeError('patience: expected an end');
  };
}

function allCases(network: Network, set: Zonotope, steps: number): unknown {
  const seen: unknown[] = [];
  everyCase(network, set, steps, (x) => seen.push(shown(x)) > 0, patience());
  return seen;
}

function seenOf(map: Parameters<typeof integerLayer>[0], set: Zonotope): readonly string[] {
  const seen: string[] = [];
  affineImage(integerLayer(map), set, ({ numerator, denominator }, count = 1) =>
    count === 1 ? 0 : seen.push(`${numerator}/${denominator}, ${count}`),
  );
  return seen;
}

/** The image of [−1, 1] after `steps` steps. */
function after(network: Network, steps: number): AnySet {
  let x: AnySet = box(interval('-1', '1'));
  for (let k = 0; k < steps; k++) x = image(network, x);
  return x;
}

/** How many digits the denominator has at most, in 400 steps. */
function longestOf(network: Network): number {
  let x = affineForms(after(network, 0));
  let most = 0;
  for (let k = 0; k < 400; k++) {
    x = image(network, x);
    most = Math.max(most, x.denominator.toString(2).length);
  }
  return most;
}
