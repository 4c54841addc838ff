/** Numbers in sentences: exact while they are short, else rounded and said to be so. */

import type { Interval, Rational, Vector } from '../../exact/index.js';

export function numberText(value: Rational): string {
  const exact = value.toString();
  return exact.length <= 16 ? exact : `≈${value.toNumber()}`;
}

/** `[-1/8, 1/8]`, or `[0, inf]`. */
export function rangeText({ lo, hi }: Interval): string {
  return `[${lo ? numberText(lo) : '-inf'}, ${hi ? numberText(hi) : 'inf'}]`;
}

/** `(1/4, 1/4)`, or just the number in dimension one. */
export function vectorText(vector: Vector): string {
  const text = vector.map(numberText).join(', ');
  return vector.length === 1 ? text : `(${text})`;
}
