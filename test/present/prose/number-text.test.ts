import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Rational } from '../../../src/exact/index.js';
import { boundText, floatText, rationalText } from '../../../src/present/prose/number-text.js';
import { pointText, rationalPoint, separation } from '../../../src/present/prose/point-text.js';

/** The value of a text such as 1/3, -0.25 or 1.5e-7. */
function valueOf(text: string): Rational {
  const [, sign = '', whole = '', part = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(text) ?? [];
  if (whole === '') return Rational.from(text);
  const power = Number(exponent) - part.length;
  const ten = 10n ** BigInt(Math.abs(power));
  const digits = BigInt(`${sign}${whole}${part}`);
  return power < 0 ? Rational.of(digits, ten) : Rational.of(digits * ten);
}

const rationals = fc
  .tuple(fc.bigInt(-(10n ** 30n), 10n ** 30n), fc.bigInt(1n, 10n ** 30n))
  .map(([p, q]) => Rational.of(p, q));

test.each([
  [1_000_001, '1000001'],
  [0.5, '0.5'],
  [-1e-7, '-1e-7'],
  [1e20, '100000000000000000000'],
])('a float64 with few digits is written as it is: %f', (value, text) => {
  expect(floatText(value, 3)).toEqual({ text, isExact: true });
});

test('a float64 with many digits is rounded, and said to be', () => {
  expect(floatText(1 / 3, 6)).toEqual({ text: '0.333333', isExact: false });
  expect(floatText(2.9999999999999996, 6)).toEqual({ text: '3', isExact: false });
});

test('a distance that matters is not rounded away', () => {
  const [a, b] = [1e9 + 1 / 3, 1e9 + 2 / 3];
  expect(floatText(a, 6, b - a).text).not.toBe(floatText(b, 6, b - a).text);
  expect(floatText(0.99999999, 3, 1e-8).text).toBe('0.99999999');
});

test('a text that says that it is exact is exact', () => {
  fc.assert(
    fc.property(rationals, fc.integer({ min: 1, max: 9 }), (value, digits) => {
      const { text, isExact } = rationalText(value, digits);
      expect(valueOf(text).equals(value)).toBe(isExact);
    }),
  );
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const { text, isExact } = floatText(value, 4);
      expect(Number(text) === value).toBe(isExact);
    }),
  );
});

test('a bound is on its side of the number', () => {
  fc.assert(
    fc.property(rationals, fc.integer({ min: 1, max: 9 }), (value, digits) => {
      expect(value.lessThan(valueOf(boundText(value, digits, 'down').text))).toBe(false);
      expect(valueOf(boundText(value, digits, 'up').text).lessThan(value)).toBe(false);
    }),
  );
});

test('rationals are written as decimals or fractions where these are short', () => {
  const text = (value: string) => rationalText(Rational.from(value), 6).text;
  expect(['1000001', '1/2', '1/3', '-27/8', '100000000001/2'].map(text)).toEqual([
    '1000001',
    '0.5',
    '1/3',
    '-3.375',
    '50000000000.5',
  ]);
});

test('a point is rounded if one of its coordinates is', () => {
  expect(pointText([1, 0.5], { digits: 3 })).toBe('(1, 0.5)');
  expect(pointText([1, 1 / 3, 2], { digits: 3, most: 2 })).toBe('≈ (1, 0.333, … 3 coordinates)');
  const third = [Rational.one, Rational.of(1, 3)];
  expect(rationalPoint(third, { digits: 3 })).toEqual({ text: '(1, 1/3)', isExact: true });
});

test('the separation of points is the least distance of two that differ', () => {
  expect(separation([])).toBe(Infinity);
  expect(separation([[1, 2]])).toBe(Infinity);
  const points = [
    [0, 0],
    [3, 1],
    [3, 3],
    [3, 3],
  ];
  expect(separation(points)).toBe(2);
});
