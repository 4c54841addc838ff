/** Numbers that a reader need not remember, or not for long. */

import { at, Rational } from '../../exact/index.js';
import type { Random } from '../../sampling/index.js';

/** Short numbers besides 0 and ±1, in the order in which they are less and less likely. */
const SHORT_NUMBERS = ['2', '-2', '1/2', '-1/2', '3', '-3', '3/2', '-3/2', '4', '-4', '1/4', '3/4'].map(
  (text) => Rational.from(text as `${number}`),
);
/** Each short number is this much less likely than the one before. */
const DECAY = 3 / 4;
/** Of the other numbers, this share is 0, and this share is 0 or 1; the others are −1. */
const [ZEROS, ZEROS_AND_ONES] = [0.4, 0.7];
const MINUS_ONE = Rational.of(-1);

/** 0 or ±1, but for the given share of other short numbers. */
export function shortNumber(random: Random, shareOfParameters: number): Rational {
  const u = random.between(0, 1);
  if (u >= shareOfParameters) {
    const v = (u - shareOfParameters) / (1 - shareOfParameters);
    return v < ZEROS ? Rational.zero : v < ZEROS_AND_ONES ? Rational.one : MINUS_ONE;
  }
  let k = 0;
  while (k < SHORT_NUMBERS.length - 1 && random.between(0, 1) < DECAY) k++;
  return at(SHORT_NUMBERS, k);
}
