/** A number for people to read: exact where that is short, else rounded, and then it is said that it is. */

import type { Rational } from '../../exact/index.js';
import { decimalDigits, rounded } from './decimals.js';

export interface NumberText {
  readonly text: string;
  readonly isExact: boolean;
}

/** A number with at most so many significant digits, or a fraction with so many characters, is written as it is. */
const SHORT = 12;
/** Every float64 is told from all others by so many digits. */
const ALL = 17;
/** What is rounded off is at most this part of the distance that matters. */
const FINE = 100;

/**
 * A float64: exact means that it is read again from the text. Else as many digits as asked for, and more where rounding
 * would move it by more than a small part of `within`, such as the distance to another point.
 */
export function floatText(value: number, digits: number, within = Infinity): NumberText {
  const text = String(value);
  if (!Number.isFinite(value) || significant(text) <= SHORT) return { text, isExact: true };
  for (let d = digits; d < ALL; d++) {
    const near = Number(value.toPrecision(d));
    if (FINE * Math.abs(near - value) <= within) return { text: String(near), isExact: near === value };
  }
  return { text, isExact: true };
}

function significant(text: string): number {
  const digits = text.replace(/e.*/, '').replace(/[-.]/g, '').replace(/^0+/, '');
  return digits.replace(/0+$/, '').length;
}

/** The same for a rational. */
export function rationalText(value: Rational, digits: number, within = Infinity): NumberText {
  const exact = shortText(value);
  if (exact !== undefined) return { text: exact, isExact: true };
  for (let d = digits; ; d++) {
    const [below, above] = [rounded(value, d, 'down'), rounded(value, d, 'up')];
    const near = value.minus(below).lessThan(above.minus(value)) ? below : above;
    // The error is tiny: no rounding of this product can matter to a reader.
    if (FINE * near.minus(value).abs().toNumber() <= within || d > 10 * ALL)
      return { text: decimalText(near), isExact: false };
  }
}

/** A bound, rounded in the direction in which it stays true. */
export function boundText(value: Rational, digits: number, direction: 'down' | 'up'): NumberText {
  const exact = shortText(value);
  if (exact !== undefined) return { text: exact, isExact: true };
  return { text: decimalText(rounded(value, digits, direction)), isExact: false };
}

/** As a decimal number or a fraction, whichever is short. */
function shortText(value: Rational): string | undefined {
  const decimal = rounded(value, SHORT, 'down');
  if (decimal.equals(value)) return decimalText(value);
  const fraction = value.toString();
  return fraction.length <= SHORT ? fraction : undefined;
}

/** A number with finitely many digits. */
function decimalText(value: Rational): string {
  const near = value.toNumber();
  // Of so few digits, none is lost on the way.
  if (significant(String(near)) <= 15 && Number.isFinite(near) && near !== 0) return String(near);
  const { digits, exponent } = decimalDigits(value);
  return exponent === 0 ? digits : `${digits}e${exponent}`;
}

/** With a sign before it if it is rounded. */
export function signed({ text, isExact }: NumberText): string {
  return isExact ? text : `≈ ${text}`;
}
