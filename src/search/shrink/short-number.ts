/** Numbers that a reader need not remember, or not for long. */

import { at, Rational, type Vector } from '../../exact/index.js';
import type { Random } from '../../sampling/index.js';

/** 0 and ±1; and after them the others, in the order in which they are less and less likely. */
export const SHORT_NUMBERS: Vector = [
  ...['0', '1', '-1'],
  ...['2', '-2', '1/2', '-1/2', '3', '-3', '3/2', '-3/2', '4', '-4', '1/4', '3/4'],
].map((text) => Rational.from(text as `${number}`));
/** The first so many are no parameters. */
export const PLAIN_NUMBERS = 3;
/** Each parameter is this much less likely than the one before. */
const DECAY = 3 / 4;
/** Of the other numbers, this share is 0, and this share is 0 or 1; the others are −1. */
const [ZEROS, ZEROS_AND_ONES] = [0.4, 0.7];

/** 0 or ±1, but for the given share of other short numbers. */
export function shortNumber(random: Random, shareOfParameters: number): Rational {
  return at(SHORT_NUMBERS, whichShortNumber(random, shareOfParameters));
}

/** The same as its place among the short numbers. */
export function whichShortNumber(random: Random, shareOfParameters: number): number {
  const u = random.between(0, 1);
  if (u >= shareOfParameters) {
    const v = (u - shareOfParameters) / (1 - shareOfParameters);
    return v < ZEROS ? 0 : v < ZEROS_AND_ONES ? 1 : 2;
  }
  let k = PLAIN_NUMBERS;
  while (k < SHORT_NUMBERS.length - 1 && random.between(0, 1) < DECAY) k++;
  return k;
}
