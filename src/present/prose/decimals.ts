/** Numbers in decimals: rounded in a stated direction. */

import { Rational } from '../../exact/index.js';

/** A number with more characters than this is written in decimals, cut off. */
const LONGEST = 40;

const TEN = 10n;

export function isLong(value: Rational): boolean {
  return value.toString().length > LONGEST;
}

/** The first ten significant digits. */
export function cutOff(value: Rational): Rational {
  return value.sign < 0 ? rounded(value, 10, 'up') : rounded(value, 10, 'down');
}

/** The greatest number ≤ value of that many significant digits, or the least one ≥ value. */
export function rounded(value: Rational, digits: number, direction: 'down' | 'up'): Rational {
  if (value.sign === 0) return value;
  const exponent = exponentOf(value.abs()) + 1 - digits;
  const scaled = value.times(powerOfTen(-exponent));
  const integer = direction === 'down' ? scaled.floor() : scaled.ceil();
  return Rational.of(integer).times(powerOfTen(exponent));
}

/** The digits of a number that has finitely many, `-0.125`, and a power of ten to go with them, 0 where it can be. */
export function decimalDigits(value: Rational): { readonly digits: string; readonly exponent: number } {
  if (value.sign === 0) return { digits: '0', exponent: 0 };
  const exponent = exponentOf(value.abs());
  if (exponent >= -4 && exponent < 9) return { digits: pointed(value), exponent: 0 };
  return { digits: pointed(value.times(powerOfTen(-exponent))), exponent };
}

function pointed(value: Rational): string {
  const whole = value.abs().floor();
  let rest = value.abs().minus(Rational.of(whole));
  let digits = '';
  while (rest.sign > 0) {
    rest = rest.times(Rational.of(TEN));
    digits += String(rest.floor());
    rest = rest.minus(Rational.of(rest.floor()));
    if (digits.length > 1000) throw new RangeError(`decimalDigits: expected a finite decimal number`);
  }
  return `${value.sign < 0 ? '-' : ''}${whole}${digits === '' ? '' : `.${digits}`}`;
}

/** e with 10^e ≤ value < 10^(e + 1), for a positive value. */
function exponentOf(value: Rational): number {
  let e = value.numerator.toString().length - value.denominator.toString().length;
  if (value.lessThan(powerOfTen(e))) e -= 1;
  return e;
}

function powerOfTen(e: number): Rational {
  return e >= 0 ? Rational.of(TEN ** BigInt(e)) : Rational.of(1n, TEN ** BigInt(-e));
}
