import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rational } from '../../../src/exact/index.js';
import { decimalDigits, rounded } from '../../../src/present/prose/decimals.js';

const rational = fc
  .tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 20n }))
  .map(([n, d]) => Rational.of(n, d));
const digits = fc.integer({ min: 1, max: 12 });

/** The number that the digits and the power of ten stand for. */
function readBack({ digits: text, exponent }: { digits: string; exponent: number }): Rational {
  const [whole = '', fraction = ''] = text.split('.');
  const shift = BigInt(fraction.length - exponent);
  const integer = Rational.of(BigInt(whole + fraction));
  return shift >= 0n
    ? integer.dividedBy(Rational.of(10n ** shift))
    : integer.times(Rational.of(10n ** -shift));
}

describe('rounding', () => {
  test('down gives no more, up gives no less, and both are near', () => {
    fc.assert(
      fc.property(rational, digits, (x, count) => {
        const [down, up] = [rounded(x, count, 'down'), rounded(x, count, 'up')];
        expect(down.atMost(x) && x.atMost(up)).toBe(true);
        const gap = up.minus(down).times(Rational.of(10n ** BigInt(count - 1)));
        expect(gap.atMost(x.abs())).toBe(true);
      }),
    );
  });

  test('leaves no more digits than asked for, unless it goes up to the next power of ten', () => {
    fc.assert(
      fc.property(rational, digits, (x, count) => {
        const text = decimalDigits(rounded(x, count, 'down')).digits.replace('-', '');
        const significant = text.replace('.', '').replace(/^0+/, '').replace(/0+$/, '');
        expect(significant.length).toBeLessThanOrEqual(count);
      }),
    );
  });

  test.each([
    ['1/3', 'down', '0.333'],
    ['1/3', 'up', '0.334'],
    ['-1/3', 'down', '-0.334'],
    ['-1/3', 'up', '-0.333'],
    ['9999/10', 'up', '1000'],
    ['0', 'up', '0'],
  ] as const)('%s %s to three digits is %s', (x, direction, expected) => {
    expect(decimalDigits(rounded(Rational.from(x), 3, direction))).toEqual({ digits: expected, exponent: 0 });
  });
});

describe('digits', () => {
  test('stand for the number itself', () => {
    fc.assert(
      fc.property(rational, digits, (x, count) => {
        const value = rounded(x, count, 'down');
        expect(readBack(decimalDigits(value)).toString()).toBe(value.toString());
      }),
    );
  });

  test.each([
    ['1/8', '0.125', 0],
    ['-25', '-25', 0],
    ['1/100000', '1', -5],
    ['1230000000', '1.23', 9],
  ])('of %s are %s·10^%i', (x, text, exponent) => {
    expect(decimalDigits(Rational.from(x))).toEqual({ digits: text, exponent });
  });
});
