/** Activations that are piecewise linear: exact values. */

import { throws } from 'node:assert/strict';
import { coversTheLine, type Stretch } from '../../../src/exact/network/coverage.js';
import {
  absolute,
  type Activation,
  hardTanh,
  type Piece,
  PiecewiseLinear,
  relu,
} from '../../../src/exact/index.js';
import { interval, q } from './exact.js';
import { is, type Fact } from './fact.js';
import { seenBy } from './seen.js';
import { mixed, phi, sawtooth, stairs, step, zigzag, bend } from './activations.js';

const fails = (claim: string, value: () => unknown): Fact => ({
  claim: `fails: ${claim}`,
  check: () => {
    throws(value, /^RangeError: PiecewiseLinear/);
  },
});

const piece = (until?: string): Piece => ({
  slope: q('1'),
  intercept: q('0'),
  ...(until === undefined ? {} : { until: q(until) }),
});

const traits = ({ continuous, increasing, surjective }: PiecewiseLinear): string =>
  [continuous && 'continuous', increasing && 'increasing', surjective && 'surjective']
    .filter(Boolean)
    .join(' ');
/** φ(x), by the band over x alone. */
const valueOf = (f: Activation, x: string): string => {
  const { slope, offset } = f.bandOver(interval(x, x));
  return String(slope.times(q(x)).plus(offset.value ?? q('1000')));
};
const band = (f: PiecewiseLinear, lo: string, hi: string): string => {
  const { slope, offset } = f.bandOver(interval(lo, hi));
  return `${String(slope)}x + ${String(offset)}`;
};
const chords = (f: PiecewiseLinear, lo: string, hi: string): string =>
  String(f.chordSlopes(interval(lo, hi)));

/** Over [lo/q, hi/q]. */
const line = (f: PiecewiseLinear, lo: bigint | undefined, hi: bigint | undefined, over: bigint): unknown => {
  const found = f.lineOver(lo, hi, over);
  return found && `${String(found.slope)}x + ${String(found.offset)}`;
};
const three = phi(['1', '0', '2/3'], ['2', '-2/3', '5/2'], ['3', '7']);
const [first, second, last] = ['1x + [0, 0]', '2x + [-2/3, -2/3]', '3x + [7, 7]'];

export const piecewiseLinear: readonly Fact[] = [
  is('a flat piece far out, in float64', () => relu.evaluate(-Infinity), 0),
  is('the line up to a bend', () => line(three, -9n, 4n, 6n), first),
  is('the line from minus infinity', () => line(three, undefined, 3n, 6n), first),
  is('no line from minus infinity across a bend', () => line(three, undefined, 5n, 6n), undefined),
  is('no line just across a bend', () => line(three, 3n, 5n, 6n), undefined),
  is('no line right from a bend', () => line(three, 4n, 5n, 6n), undefined),
  is('the line from just above a bend', () => line(three, 5n, 15n, 6n), second),
  is('no line across the second bend', () => line(three, 14n, 16n, 6n), undefined),
  is('the line above the last bend', () => line(three, 16n, 20n, 6n), last),
  is('the line to infinity', () => line(three, 16n, undefined, 6n), last),
  is('no line from the last bend to infinity', () => line(three, 15n, undefined, 6n), undefined),
  is('no line over everything', () => line(three, undefined, undefined, 6n), undefined),
  is('the only line over everything', () => line(phi(['3', '7']), undefined, undefined, 6n), last),
  is(
    'traits of a falling line in two pieces',
    () => traits(phi(['-1', '0', '0'], ['-1', '0'])),
    'continuous surjective',
  ),
  is(
    'traits of one that misses 0, between a piece that falls to it and one that rises from it',
    () => traits(phi(['1', '-1', '0'], ['-1', '0', '1'], ['1', '-1'])),
    '',
  ),
  is(
    'traits of one that has 0 on a flat piece only',
    () => traits(phi(['1', '-1', '0'], ['-1', '0', '1'], ['0', '0', '2'], ['1', '-2'])),
    'surjective',
  ),
  is('a band that starts within a piece', () => band(zigzag, '3/2', '5/2'), '0x + [0, 1/2]'),
  is('a band that ends within a piece', () => band(zigzag, '1/2', '3/2'), '0x + [1/2, 1]'),
  fails('no pieces', () => new PiecewiseLinear([])),
  fails('a last piece that ends', () => new PiecewiseLinear([piece('0')])),
  fails('a first piece that does not end', () => new PiecewiseLinear([piece(), piece()])),
  fails(
    'a middle piece that does not end',
    () => new PiecewiseLinear([piece('0'), piece(), piece('1'), piece()]),
  ),
  fails('breakpoints that fall', () => new PiecewiseLinear([piece('1'), piece('0'), piece()])),
  fails('equal breakpoints', () => new PiecewiseLinear([piece('1'), piece('1'), piece()])),
  fails(
    'breakpoints that fall later',
    () => new PiecewiseLinear([piece('0'), piece('2'), piece('1'), piece()]),
  ),
  is('traits of a line', () => traits(phi(['1', '5'])), 'continuous increasing surjective'),
  is('traits of a falling line', () => traits(phi(['-1', '5'])), 'continuous surjective'),
  is('traits of a constant', () => traits(phi(['0', '5'])), 'continuous increasing'),
  is('traits of relu', () => traits(relu), 'continuous increasing'),
  is('traits of hard tanh', () => traits(hardTanh), 'continuous increasing'),
  is('traits of |x|', () => traits(absolute), 'continuous'),
  is('traits of a step', () => traits(step), 'increasing'),
  is('traits of stairs that rise', () => traits(phi(['1', '0', '0'], ['1', '1'])), 'increasing'),
  is('traits of a sawtooth', () => traits(sawtooth), 'surjective'),
  is('traits of a zigzag', () => traits(zigzag), 'continuous surjective'),
  is(
    'traits of a fall after a rise',
    () => traits(phi(['1', '0', '0'], ['1', '1', '1'], ['1', '-5'])),
    'surjective',
  ),
  is('traits of a rise after a fall', () => traits(phi(['1', '0', '0'], ['1', '-1', '1'], ['1', '5'])), ''),
  is('traits of a fall and a slope', () => traits(phi(['1', '0', '0'], ['1', '-1'])), 'surjective'),
  is(
    'values on both sides of breakpoints',
    () => ['-1', '0', '1/2', '1', '3/2', '2', '3'].map((x) => String(mixed.valueAt(q(x)))),
    ['-2', '0', '1/2', '1', '5/2', '3', '6'],
  ),
  is(
    'float64 values on both sides of breakpoints',
    () => [-1, 0, 0.5, 1, 1.5, 2, 3, NaN].map((x) => mixed.evaluate(x)),
    [-2, 0, 0.5, 1, 2.5, 3, 6, NaN],
  ),
  is('a band of one piece', () => band(mixed, '1/4', '3/4'), '1x + [0, 0]'),
  is('a band up to the end of a piece', () => band(bend, '-1', '0'), '1/3x + [0, 0]'),
  is('a band from the end of a piece', () => band(bend, '0', '1'), '1x + [0, 0]'),
  is('a band from a jump', () => band(mixed, '1', '2'), '2x + [-1, 0]'),
  is('a band of a single value at a bend', () => band(bend, '0', '0'), '1/3x + [0, 0]'),
  is('a band of a single value at a jump', () => band(step, '0', '0'), '0x + [0, 0]'),
  is('a band over a bend: 2/3 rounds to 43/64', () => band(bend, '-1', '1'), '43/64x + [0, 65/192]'),
  is('a band over a bend that is not in the middle', () => band(bend, '-2', '1'), '9/16x + [0, 11/24]'),
  is('a band over a jump', () => band(step, '-1', '1'), '1/2x + [0, 1]'),
  is('a band over two jumps', () => band(stairs, '-1', '2'), '43/64x + [0, 85/64]'),
  is(
    'a band over two pieces of one line',
    () => band(phi(['1', '2', '0'], ['1', '2']), '-1', '1'),
    '1x + [2, 2]',
  ),
  is('a band over parallel pieces', () => band(phi(['1', '0', '0'], ['1', '1']), '-1', '1'), '3/2x + [0, 1]'),
  is('a band over crossing lines', () => band(phi(['1', '0', '1'], ['2', '0']), '0', '2'), '2x + [-1, 0]'),
  is('a band over a half-line of one piece', () => band(relu, '1', 'inf'), '1x + [0, 0]'),
  is('a band over a half-line from the end of a piece', () => band(relu, '0', 'inf'), '1x + [0, 0]'),
  is('a band over a half-line up to the end of a piece', () => band(relu, '-inf', '0'), '0x + [0, 0]'),
  is('a band over a half-line of two pieces', () => band(relu, '-1', 'inf'), '0x + [0, inf]'),
  is('a band over the other half-line of two pieces', () => band(absolute, '-inf', '2'), '0x + [0, inf]'),
  is('a band over the line', () => band(hardTanh, '-inf', 'inf'), '0x + [-1, 1]'),
  is('a band over the line of a line', () => band(phi(['3', '1']), '-inf', 'inf'), '3x + [1, 1]'),
  is('a band over a line that zigzags', () => band(zigzag, '0', '3'), '21/64x + [-21/32, 43/64]'),
  is('chord slopes of one piece', () => chords(mixed, '1/4', '1/2'), '[1, 1]'),
  is('chord slopes over a bend', () => chords(mixed, '-1', '1/2'), '[1, 2]'),
  is('chord slopes up to a bend', () => chords(mixed, '-1', '0'), '[2, 2]'),
  is('chord slopes from a bend', () => chords(mixed, '0', '1'), '[1, 1]'),
  is('chord slopes up to a jump', () => chords(mixed, '1/2', '1'), '[1, 1]'),
  is('chord slopes from a jump', () => chords(mixed, '1', '2'), 'undefined'),
  is('chord slopes over a jump', () => chords(mixed, '1/2', '3/2'), 'undefined'),
  is('chord slopes over a bend and a jump', () => chords(mixed, '-1', '3/2'), 'undefined'),
  is('chord slopes over a jump and a bend', () => chords(mixed, '3/2', '3'), '[1, 3]'),
  is('chord slopes over the line', () => chords(hardTanh, '-inf', 'inf'), '[0, 1]'),
  is('chord slopes over a line that zigzags', () => chords(zigzag, '1', '2'), '[-1, -1]'),
  is(
    'what is watched of chord slopes',
    () => seenBy((watch) => zigzag.chordSlopes(interval('0', '3'), watch)),
    '2, 2, 0',
  ),
  is('branches of a continuous one', () => relu.branches.map(({ on, phi: f }) => [String(on), f === relu]), [
    ['[-inf, inf]', true],
  ]),
  is(
    'branches from jump to jump',
    () =>
      mixed.branches.map(({ on, phi: f }) => [
        String(on),
        f.continuous,
        ['-1', '0', '1', '2', '3'].map((x) => valueOf(f, x)),
      ]),
    [
      ['[-inf, 1]', true, ['-2', '0', '1', '2', '3']],
      ['[1, inf]', true, ['0', '1', '2', '3', '6']],
    ],
  ),
  is('branches of stairs', () => stairs.branches.map(({ on, phi: f }) => [String(on), valueOf(f, '7')]), [
    ['[-inf, 0]', '0'],
    ['[0, 1]', '1'],
    ['[1, inf]', '2'],
  ]),
];

const stretch = (lo: string, hi: string, ends: '[]' | '[)' | '(]' | '()'): Stretch => {
  const { lo: from, hi: to } = interval(lo, hi);
  return { lo: from, hi: to, hasLo: ends.startsWith('['), hasHi: ends.endsWith(']') };
};
const covers = (...stretches: readonly Stretch[]): boolean => coversTheLine(stretches);

export const coverage: readonly Fact[] = [
  is(
    'equal starts, the closed one without its end',
    () => covers(stretch('-inf', '0', '()'), stretch('0', '1', '(]'), stretch('0', 'inf', '[)')),
    true,
  ),
  is('nothing does not cover the line', () => covers(), false),
  is('the line covers itself', () => covers(stretch('-inf', 'inf', '()')), true),
  is('a half-line does not cover the line', () => covers(stretch('-inf', '0', '()')), false),
  is('the other half-line does not cover the line', () => covers(stretch('0', 'inf', '[)')), false),
  is(
    'two half-lines that meet, the left one closed',
    () => covers(stretch('-inf', '0', '(]'), stretch('0', 'inf', '()')),
    true,
  ),
  is(
    'two half-lines that meet, the right one closed',
    () => covers(stretch('-inf', '0', '()'), stretch('0', 'inf', '[)')),
    true,
  ),
  is(
    'two half-lines that meet, both open',
    () => covers(stretch('-inf', '0', '()'), stretch('0', 'inf', '()')),
    false,
  ),
  is(
    'two half-lines in the other order',
    () => covers(stretch('0', 'inf', '[)'), stretch('-inf', '0', '()')),
    true,
  ),
  is(
    'two half-lines that overlap',
    () => covers(stretch('-inf', '1', '()'), stretch('0', 'inf', '()')),
    true,
  ),
  is('two half-lines with a gap', () => covers(stretch('-inf', '0', '(]'), stretch('1', 'inf', '[)')), false),
  is(
    'a point fills the gap',
    () => covers(stretch('-inf', '0', '()'), stretch('0', '0', '[]'), stretch('0', 'inf', '()')),
    true,
  ),
  is(
    'a point fills the gap, whatever the order',
    () => covers(stretch('-inf', '0', '()'), stretch('0', 'inf', '()'), stretch('0', '0', '[]')),
    true,
  ),
  is(
    'a point elsewhere does not fill the gap',
    () => covers(stretch('-inf', '0', '()'), stretch('-1', '-1', '[]'), stretch('0', 'inf', '()')),
    false,
  ),
  is(
    'an interval fills the gap',
    () => covers(stretch('-inf', '0', '(]'), stretch('0', '1', '()'), stretch('1', 'inf', '[)')),
    true,
  ),
  is(
    'an interval fills the gap but for its end',
    () => covers(stretch('-inf', '0', '(]'), stretch('0', '1', '()'), stretch('1', 'inf', '()')),
    false,
  ),
  is(
    'two intervals with the same end, the second closed',
    () => covers(stretch('-inf', '1', '()'), stretch('0', '1', '(]'), stretch('1', 'inf', '()')),
    true,
  ),
  is(
    'two intervals with the same end, the first closed',
    () => covers(stretch('-inf', '1', '(]'), stretch('0', '1', '()'), stretch('1', 'inf', '()')),
    true,
  ),
  is(
    'two intervals with the same end, both open',
    () => covers(stretch('-inf', '1', '()'), stretch('0', '1', '()'), stretch('1', 'inf', '()')),
    false,
  ),
  is(
    'an interval within another does not shorten it',
    () => covers(stretch('-inf', '2', '(]'), stretch('0', '1', '[]'), stretch('2', 'inf', '()')),
    true,
  ),
  is(
    'an open interval within a closed one does not open it',
    () => covers(stretch('-inf', '2', '(]'), stretch('0', '1', '()'), stretch('2', 'inf', '()')),
    true,
  ),
  is(
    'a longer open one after a closed one',
    () => covers(stretch('-inf', '1', '(]'), stretch('0', '2', '()'), stretch('2', 'inf', '()')),
    false,
  ),
  is(
    'two half-lines to the left',
    () => covers(stretch('-inf', '1', '()'), stretch('-inf', '2', '(]'), stretch('2', 'inf', '()')),
    true,
  ),
  is(
    'two half-lines to the left, in the other order',
    () => covers(stretch('-inf', '2', '(]'), stretch('-inf', '1', '()'), stretch('2', 'inf', '()')),
    true,
  ),
  is(
    'after the line nothing matters',
    () => covers(stretch('-inf', 'inf', '()'), stretch('0', '1', '()'), stretch('3', '4', '()')),
    true,
  ),
  is(
    'equal starts, the closed one first',
    () => covers(stretch('-inf', '0', '()'), stretch('0', '1', '()'), stretch('0', 'inf', '[)')),
    true,
  ),
  is('only bounded ones', () => covers(stretch('0', '1', '[]'), stretch('1', '2', '[]')), false),
];
