/** Exact values from texts, in the format's notation. */

import { Interval, Rational, type Vector } from '../../../src/exact/index.js';

/** Throws unless the text is a rational. */
export const q = (text: string): Rational => Rational.from(text);

export const v = (...entries: readonly string[]): Vector => entries.map(q);

export function interval(lo: string, hi: string): Interval {
  return Interval.of(lo === '-inf' ? undefined : q(lo), hi === 'inf' ? undefined : q(hi));
}
