/** Numbers in sentences: exact while they are short, else rounded and said to be so. */

import { type Interval, Rational, type Vector } from '../../exact/index.js';

export function numberText(value: Rational): string {
  // Writing out a number of many digits takes long.
  const isShort = value.abs().lessThan(LONG) && value.denominator < LONG.numerator;
  const exact = isShort ? value.toString() : undefined;
  return exact !== undefined && exact.length <= 16 ? exact : `≈${value.toNumber()}`;
}

const LONG = Rational.of(10n ** 16n);

/** `[-1/8, 1/8]`, or `[0, inf]`. */
export function rangeText({ lo, hi }: Interval): string {
  return `[${lo ? numberText(lo) : '-inf'}, ${hi ? numberText(hi) : 'inf'}]`;
}

/** `(1/4, 1/4)`, or just the number in dimension one. */
export function vectorText(vector: Vector): string {
  const text = vector.map(numberText).join(', ');
  return vector.length === 1 ? text : `(${text})`;
}
