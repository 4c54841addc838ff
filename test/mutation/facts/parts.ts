/** The parts of the verifier one by one, where whole files cannot show that a check is there. */

import { staysBelow } from '../../../src/proof/parts/carrying.js';
import { checkBarrier } from '../../../src/proof/barrier/separation.js';
import { Cells } from '../../../src/proof/parts/grid.js';
import { LimitExceeded, watchWithin } from '../../../src/proof/parts/limits.js';
import { insist, Objection } from '../../../src/proof/parts/objection.js';
import { numberText, vectorText } from '../../../src/proof/parts/text.js';
import { Region, type BasinCounterexample } from '../../../src/proof/index.js';
import {
  type Fraction,
  Interval,
  type Network,
  point,
  Rational,
  unwatched,
  type Vector,
  type Zonotope,
} from '../../../src/exact/index.js';
import { base, line22 } from './bases.js';
import { interval, q, v } from './exact.js';
import { is, read, within, type Draft, type Edits, type Fact } from './fact.js';

/** What the barrier's part of the proof objects to, in a file whose other parts need not hold. */
function objectionToBarrier(draft: Draft, edits: Edits): string | undefined {
  try {
    checkBarrier(read(draft, edits) as BasinCounterexample, unwatched);
    return undefined;
  } catch (error) {
    if (error instanceof Objection) return error.path;
    throw error;
  }
}

// The whole line is both avoiding and, as far as it goes, attracted.
const line: Draft = { origin: ['0'], directions: [['1']], ranges: [['-inf', 'inf']], next: 0 };
const everywhere: Edits = { 'avoiding[0]': line };

const grid = (): Cells =>
  new Cells({
    origin: v('1', '0'),
    basis: [v('1', '0'), v('1', '1')],
    axes: [
      [undefined, q('0'), q('1'), undefined],
      [undefined, q('0'), undefined],
    ],
  });
const region = (origin: Vector, directions: readonly Vector[], ...ranges: readonly Interval[]): Region => {
  const made = Region.parallelotope(origin, directions, ranges);
  if (made === undefined) throw new Error('region: expected independent directions');
  return made;
};
const unit = interval('0', '1');
const square = (): Region => region(v('0', '0'), [v('1', '0'), v('0', '1')], unit, unit);
const diamond = (x: string, y: string): Region =>
  region(v(x, y), [v('1', '1'), v('-1', '1')], interval('-1', '1'), interval('-1', '1'));

const longest = 1n << 20n;
const watches = (value: Fraction, milliseconds = 1000, clock = Date.now, count?: number): boolean => {
  const { now } = Date;
  Date.now = clock;
  try {
    watchWithin(within({ bits: 20, milliseconds }))(value, count);
    return true;
  } catch (error) {
    if (error instanceof LimitExceeded) return false;
    throw error;
  } finally {
    Date.now = now;
  }
};
/** How often the clock is looked at by so many watches. */
const looksBy = (count: number): number => {
  const { now } = Date;
  let looks = 0;
  Date.now = () => looks++;
  try {
    const watch = watchWithin(within({}));
    for (let k = 0; k < count; k++) watch(Rational.zero);
    return looks;
  } finally {
    Date.now = now;
  }
};
/** The limit that is exceeded. */
const saidOf = (value: Fraction, count: number): string => {
  try {
    watchWithin(within({ bits: 20 }))(value, count);
    return 'nothing';
  } catch (error) {
    if (error instanceof LimitExceeded) return error.expected;
    throw error;
  }
};
export const barrierAlone: readonly Fact[] = [
  is('a point off the barrier', () => objectionToBarrier(line22, everywhere), undefined),
  is(
    'a point on the barrier',
    () => objectionToBarrier(line22, { ...everywhere, 'witness.points[0].at': ['79/8'] }),
    'witness.points[0].at',
  ),
  is(
    'a point on a face of the barrier',
    () => objectionToBarrier(line22, { ...everywhere, 'witness.points[0].at': ['1/2'] }),
    'witness.points[0].at',
  ),
];

export const grids: readonly Fact[] = [
  is(
    'cells are numbered along the first axis first',
    () => [0, 1, 2].map((i) => grid().numberOf([i, 1])),
    [3, 4, 5],
  ),
  is('the cells that contain a point', () => grid().containing(v('5/2', '1')), [4]),
  is('the cells that contain a point on a face', () => grid().containing(v('2', '1')), [3, 4]),
  is('the cells that contain a corner', () => grid().containing(v('1', '0')), [0, 1, 3, 4]),
  is(
    'cells without a neighbour beyond the ends',
    () => [0, 1, 2, 3, 4, 5].map((cell) => [...grid().neighbours(cell)].sort()),
    [
      [1, 3],
      [0, 2, 4],
      [1, 5],
      [0, 4],
      [1, 3, 5],
      [2, 4],
    ],
  ),
  is(
    'all cells are infinite in some direction',
    () => [0, 1, 2, 3, 4, 5].map((cell) => grid().isInfinite(cell)),
    [true, true, true, true, true, true],
  ),
];

const hat = (): Network => read(base('3.1-without-width')).network;
export const carrying: readonly Fact[] = [
  is('F below a bound', () => staysBelow(hat(), point(v('1')), q('0'), unwatched), true),
  is('F not below its own value', () => staysBelow(hat(), point(v('0')), q('0'), unwatched), false),
  is('F below no bound', () => staysBelow(hat(), point(v('1')), undefined, unwatched), false),
  is('F without an upper bound', () => staysBelow(hat(), allOf(1), q('1000'), unwatched), false),
];

/** The whole of ℝⁿ. */
function allOf(n: number): Zonotope {
  return {
    origin: v(...Array<string>(n).fill('0')),
    generators: Array.from({ length: n }, (_, i) => ({
      direction: v(...Array.from({ length: n }, (__, j) => (i === j ? '1' : '0'))),
      range: Interval.line,
    })),
  };
}

export const regions: readonly Fact[] = [
  is(
    'dependent directions span no parallelotope',
    () => Region.parallelotope(v('0', '0'), [v('1', '2'), v('2', '4')], [unit, unit]),
    undefined,
  ),
  is('a region contains itself', () => square().contains(square().set), true),
  is(
    'a diamond does not contain its square hull',
    () => diamond('0', '0').contains(region(v('-1', '-1'), [v('3', '0'), v('0', '2')], unit, unit).set),
    false,
  ),
  is(
    'a region does not contain a longer one',
    () => square().contains(region(v('0', '0'), [v('1', '0'), v('0', '1')], unit, interval('0', '2')).set),
    false,
  ),
  is('coordinates are exact', () => diamond('1', '0').coordinatesOf(square().set).map(String), [
    '[-1/2, 1/2]',
    '[0, 1]',
  ]),
  is('a region at its own corner', () => square().containsPoint(v('1', '0')), true),
  is(
    'a point is a region that contains itself',
    () => Region.point(v('1', '2')).containsPoint(v('1', '2')),
    true,
  ),
  is(
    'a point is a region that contains no other point',
    () => Region.point(v('1', '2')).containsPoint(v('1', '3')),
    false,
  ),
  is('apart in coordinates of the second', () => square().isSeparatedFrom(diamond('-1', '-1/2')), false),
  is('apart in coordinates of the diamond only', () => square().isSeparatedFrom(diamond('9/4', '9/4')), true),
  is(
    'apart in coordinates of the other way round',
    () => diamond('9/4', '9/4').isSeparatedFrom(square()),
    true,
  ),
  is('regions that touch are not apart', () => square().isSeparatedFrom(diamond('2', '2')), false),
  is(
    'regions apart in one coordinate',
    () => square().isSeparatedFrom(region(v('2', '0'), [v('1', '0'), v('0', '1')], unit, unit)),
    true,
  ),
];

export const limits: readonly Fact[] = [
  ...[
    [Rational.of(longest - 1n, 1n), true],
    [Rational.of(longest, 1n), false],
    [Rational.of(1n - longest, 1n), true],
    [Rational.of(-longest, 1n), false],
    [Rational.of(1n, longest - 1n), true],
    [Rational.of(1n, longest), false],
  ].map(([value, expected]) => is(`20 bits: ${String(value)}`, () => watches(value as Rational), expected)),
  ...[
    { bits: 9, count: 4_036_000, expected: true },
    { bits: 10, count: 4_036_000, expected: true },
    { bits: 11, count: 4_036_000, expected: false },
    { bits: 1, count: 4_177_983, expected: true },
    { bits: 1, count: 4_177_984, expected: false },
    { bits: 20, count: 3_890_000, expected: true },
    { bits: 21, count: 2, expected: false },
  ].map(({ bits, count, expected }) =>
    is(
      `${count} numbers of ${bits} bits`,
      () => watches({ numerator: (1n << BigInt(bits)) - 1n, denominator: 1n }, 1000, Date.now, count),
      expected,
    ),
  ),
  ...[4_177_983, 4_177_984, 5_000_000].map((count, i) =>
    is(
      `what is said of ${count} numbers of two bits`,
      () => saidOf({ numerator: 3n, denominator: 1n }, count),
      i === 0 ? 'numbers of at most 1 bits' : 'at most 4 million numbers at once',
    ),
  ),
  is('the last millisecond', () => watches(Rational.zero, 0, () => 0), true),
  is('no time at all', () => watches(Rational.zero, -1), false),
  is('at first, by one watch, by eight, and by nine', () => [0, 1, 8, 9].map(looksBy), [1, 2, 2, 3]),
  is('a zero over a long number', () => watches({ numerator: 0n, denominator: longest }), false),
  is('what a limit says', () => new LimitExceeded('a', 'b').message, 'expected a, got b'),
];

export const objections: readonly Fact[] = [
  is('what an objection says', () => new Objection('x', 'a', 'b').message, 'x: expected a, got b'),
  {
    claim: 'what is so meets no objection',
    check: (): void => {
      insist(true, 'x', 'a', 'b');
    },
  },
];

export const wording: readonly Fact[] = [
  ...[
    ['999999999999999', '999999999999999'],
    ['-999999999999999', '-999999999999999'],
    ['1000000000000000', '≈1000000000000000'],
    ['-1000000000000000', '≈-1000000000000000'],
    ['1/999999999999999', '1/999999999999999'],
    ['1/1000000000000000', '≈1e-15'],
    ['-12345678/12345677', '-12345678/12345677'],
    ['-100000001/99999999', '≈-1.00000002'],
  ].map(([value = '', text]) => is(`in words: ${value}`, () => numberText(q(value)), text)),
  is('a number', () => vectorText(v('1/2')), '1/2'),
  is('a vector', () => vectorText(v('1/2', '-3')), '(1/2, -3)'),
];
