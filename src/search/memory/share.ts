/** Shares that were sampled, with Wilson's confidence intervals at 95 %. */

import { wilson } from '../stress/index.js';

export interface Share {
  readonly seen: number;
  readonly of: number;
  /** The share; NaN if nothing was sampled. */
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
}

const Z = 1.96;

export function shareOf(seen: number, of: number): Share {
  if (of === 0) return { seen, of, value: NaN, lo: 0, hi: 1 };
  const { lo, hi } = wilson(seen, of, Z);
  return { seen, of, value: seen / of, lo: Math.max(lo, 0), hi: Math.min(hi, 1) };
}
