/**
 * What the verifier is prepared to spend on one file. A file that asks for more may still be true. So it is not
 * rejected but left unjudged, and the limit is stated.
 */

import { readingLimits, type ReadingLimits, type Watch } from '../../exact/index.js';

export interface Limits extends ReadingLimits {
  /** Number of barrier cells, of avoiding regions, or of cells on the boundary of a domain. */
  readonly cells: number;
  /** Number of cells of the whole grid, through which the flood fill may run. */
  readonly gridCells: number;
  /** Number of steps of one fate. */
  readonly steps: number;
  /** The power of an attracting region. */
  readonly power: number;
  /**
   * Binary digits of every numerator and denominator in the computation. The numbers of a set or a layer have one
   * common denominator, which counts in the place of their own denominators.
   */
  readonly bits: number;
  /** Time for the whole file, in milliseconds. */
  readonly milliseconds: number;
}

export const defaultLimits: Limits = {
  ...readingLimits,
  cells: 100_000,
  gridCells: 2 ** 22,
  steps: 10_000,
  power: 64,
  bits: 2 ** 17,
  milliseconds: 60_000,
};

/** Binary digits of all numbers together that one set, one layer or the sets of all cases keep in memory: 128 MiB. */
const BITS_AT_ONCE = 2 ** 30;

/** A number takes some memory however short it is. */
const BITS_OF_ANY_NUMBER = 256;

/** Thrown while judging, caught by `verify`. */
export class LimitExceeded extends Error {
  constructor(
    readonly expected: string,
    readonly found: string,
  ) {
    super(`expected ${expected}, got ${found}`);
  }
}

/** One look at the clock takes longer than all else that a watch does. So the clock is looked at each time after so many watches. */
const WATCHES_PER_LOOK = 8;

/** Watches a computation: throws `LimitExceeded` when the time is over or a number grows too long. */
export function watchWithin({ bits, milliseconds }: Limits): Watch {
  const end = Date.now() + milliseconds;
  const longest = 1n << BigInt(bits);
  let watches = 0;
  return ({ numerator, denominator }, count = 1) => {
    const most = Math.min(bits, Math.floor(BITS_AT_ONCE / count) - BITS_OF_ANY_NUMBER);
    if (most < 1) throw new LimitExceeded('at most 4 million numbers at once', `${count}`);
    const bound = most < bits ? 1n << BigInt(most) : longest;
    if (numerator >= bound || -numerator >= bound || denominator >= bound) {
      throw new LimitExceeded(`numbers of at most ${most} bits`, 'a longer one on the way');
    }
    if (watches++ % WATCHES_PER_LOOK === 0 && Date.now() > end) {
      throw new LimitExceeded(`at most ${milliseconds / 1000} seconds of work`, 'more');
    }
  };
}
