/** Numbers in sentences: exact while they are short, else rounded and said to be so. */

import type { Rational, Vector } from '../numbers/index.js';

export function numberText(value: Rational): string {
  const exact = value.toString();
  return exact.length <= 16 ? exact : `≈${value.toNumber()}`;
}

/** `(1/4, 1/4)`, or just the number in dimension one. */
export function vectorText(vector: Vector): string {
  const text = vector.map(numberText).join(', ');
  return vector.length === 1 ? text : `(${text})`;
}
