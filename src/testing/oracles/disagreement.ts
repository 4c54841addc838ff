/**
 * The report of a difference between code and reference: the case, the expected value, the received value, and the
 * distance.
 */

import { bitLength, Rational } from '../../exact/index.js';
import type { Value } from './measured-pass.js';
import type { Precision } from './precision.js';

export interface Disagreement {
  /** The part of the result that is wrong, such as `output 1` or `entry (0, 1)`. */
  readonly where: string;
  readonly expected: string;
  readonly received: string;
  /**
   * The distance of the two values and the permitted distance, in words; absent where the difference is not a
   * distance.
   */
  readonly difference?: string;
  /** What the code may be meant to do, if the result looks like it. */
  readonly hint?: string;
}

export interface Allowance {
  readonly precision: Precision;
  /**
   * Permitted error in units in the last place of the exact value, instead of the permitted error that comes with it.
   */
  readonly ulps?: number | undefined;
  /** Permitted error in absolute terms, instead of the permitted error that comes with the value. */
  readonly bound?: number | undefined;
  /** Permitted besides, such as the error of a difference quotient. */
  readonly absolute?: number | undefined;
}

/**
 * The error of a computed number, in words. `undefined` if the number is as near to the exact value as permitted, or
 * may be as near, given the enclosure of that value. Decided exactly.
 */
export function tooFar(
  received: number,
  { mid, radius, error }: Value,
  { precision, ulps, bound, absolute = 0 }: Allowance,
): string | undefined {
  if (!Number.isFinite(received)) return `not a finite number`;
  const apart = Rational.fromNumber(received).minus(mid).abs();
  const ulp = ulpOf(mid.abs().plus(radius), precision);
  const given = bound === undefined ? error : Rational.fromNumber(bound);
  const permitted = ulps === undefined ? given : ulp.times(Rational.fromNumber(ulps));
  const allowed = permitted.plus(Rational.fromNumber(absolute));
  if (apart.atMost(allowed.plus(radius))) return undefined;
  // For the value 0, units in the last place have no meaning.
  const inUlps = mid.sign === 0 ? '' : `, which is ${roughly(apart.dividedBy(ulp))} ulps`;
  const distance = `${roughly(apart)}${inUlps}`;
  const besides = absolute === 0 ? '' : ` and ${roughly(Rational.fromNumber(absolute))}`;
  if (ulps !== undefined) return `${distance}; permitted: ${ulps} ulps${besides}`;
  if (besides !== '' || bound !== undefined) return `${distance}; permitted: ${roughly(given)}${besides}`;
  return error.sign === 0
    ? `${distance}; permitted: nothing, since every step is exact in ${precision.name}`
    : `${distance}; permitted: ${roughly(error)}`;
}

/**
 * The spacing of the floating-point numbers at a real number; at 0 and among subnormal numbers, the least positive
 * one.
 */
function ulpOf(value: Rational, { bits, least }: Precision): Rational {
  const size = value.abs();
  if (size.sign === 0) return least;
  // The exponent e with 2^e ≤ |value| < 2^(e+1).
  let e = bitLength(size.numerator) - bitLength(size.denominator);
  if (size.lessThan(power(e))) e -= 1;
  return Rational.max(power(e - bits + 1), least);
}

function power(e: number): Rational {
  return e >= 0 ? Rational.of(1n << BigInt(e)) : Rational.of(1n, 1n << BigInt(-e));
}

/** A number in decimals: its nearest float64 and the rest, or the fraction if it is short. */
export function numberText(x: Rational): string {
  const nearest = x.toNumber();
  const fraction = x.toString();
  const decimals = String(nearest);
  if (fraction === decimals || !Number.isFinite(nearest)) return fraction;
  const rest = x.minus(Rational.fromNumber(nearest));
  if (fraction.length <= SHORT_TEXT_LENGTH) return `${decimals} = ${fraction}`;
  return rest.sign === 0 ? decimals : `${decimals} ${rest.sign < 0 ? '-' : '+'} ${roughly(rest.abs())}`;
}

const SHORT_TEXT_LENGTH = 24;

/** Three digits are enough for a distance. */
export function roughly(x: Rational): string {
  const number = Number(x.toNumber().toPrecision(3));
  return number >= 1e6 ? number.toExponential() : String(number);
}
