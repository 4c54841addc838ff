/**
 * What the verifier is prepared to spend on one file. A file that asks for more is not rejected, for it may be
 * true: it is left unjudged, with the limit stated.
 */

import { readingLimits, type ReadingLimits, type Watch } from '../../exact/index.js';

export interface Limits extends ReadingLimits {
  /** Barrier cells, avoiding regions, or cells on the boundary of a domain. */
  readonly cells: number;
  /** Cells of the whole grid, through which the flood fill may run. */
  readonly gridCells: number;
  /** Steps of one fate. */
  readonly steps: number;
  /** The power of an attracting region. */
  readonly power: number;
  /**
   * Binary digits of a numerator or denominator that comes up on the way: for sets and layers, whose numbers have one
   * denominator in common, of that one.
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

/** Binary digits of numbers that are kept at once, as parts of a set or of a layer. */
const BITS_AT_ONCE = 2 ** 30;

/** Thrown while judging, caught by `verify`. */
export class LimitExceeded extends Error {
  constructor(
    readonly expected: string,
    readonly found: string,
  ) {
    super(`expected ${expected}, got ${found}`);
  }
}

/** Watches a computation: throws `LimitExceeded` when it runs out of time or its numbers grow too long. */
export function watchWithin({ bits, milliseconds }: Limits): Watch {
  const end = Date.now() + milliseconds;
  const longest = 1n << BigInt(bits);
  return ({ numerator, denominator }, count = 1) => {
    const most = Math.min(bits, Math.floor(BITS_AT_ONCE / count));
    const bound = most < bits ? 1n << BigInt(most) : longest;
    if (numerator >= bound || -numerator >= bound || denominator >= bound) {
      throw new LimitExceeded(`numbers of at most ${most} bits`, 'a longer one on the way');
    }
    if (Date.now() > end) throw new LimitExceeded(`at most ${milliseconds / 1000} seconds of work`, 'more');
  };
}
