import { expect, test } from 'vitest';
import { Interval, Rational } from '../../../src/exact/numbers/index.js';
import { PiecewiseLinear } from '../../../src/exact/network/index.js';

const r = (text: string) => Rational.from(text);

test('the chord slopes over a range are found over a hundred and fifty thousand pieces', () => {
  const wave = Array.from({ length: 150_000 }, (_, i) => ({
    until: Rational.of(i),
    slope: Rational.of(i % 2 === 0 ? -1 : 1),
    intercept: Rational.of(i % 2 === 0 ? i : 1 - i),
  }));
  const activation = new PiecewiseLinear([...wave, { slope: r('-1'), intercept: r('150000') }]);
  expect(activation.chordSlopes(Interval.of(r('0'), r('1')))).toEqual(Interval.point(r('1')));
  expect(activation.chordSlopes(Interval.line)).toEqual(Interval.of(r('-1'), r('1')));
});
