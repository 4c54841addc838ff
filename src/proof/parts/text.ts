/** Numbers in sentences: exact while they are short, else rounded and said to be so. */

import type { Interval, Rational, Vector } from '../../exact/index.js';

export function numberText(value: Rational): string {
  const { numerator, denominator } = value.abs();
  return numerator * denominator < LONG ? value.toString() : `≈${value.toNumber()}`;
}

/** Numerator times denominator of a number that is too long to be read, and takes long to be written out. */
const LONG = 10n ** 15n;

/** `[-1/8, 1/8]`, or `[0, inf]`. */
export function rangeText({ lo, hi }: Interval): string {
  return `[${lo ? numberText(lo) : '-inf'}, ${hi ? numberText(hi) : 'inf'}]`;
}

/** `(1/4, 1/4)`, or just the number in dimension one. */
export function vectorText(vector: Vector): string {
  const text = vector.map(numberText).join(', ');
  return vector.length === 1 ? text : `(${text})`;
}
