/**
 * What the rest of the project asks of an activation φ: ℝ → ℝ.
 *
 * Everything but `evaluate` is exact or an enclosure, and may end up in a proof.
 */

import type { Interval, Rational } from '../numbers/index.js';

/** A band that contains the graph of φ over a range: φ(x) ∈ slope·x + offset. Exact if the offset is a point. */
export interface Band {
  readonly slope: Rational;
  readonly offset: Interval;
}

/** A continuous activation, and the closed range on which it is φ, or φ's limit at the lower end. */
export interface Branch {
  readonly on: Interval;
  readonly phi: Activation;
}

export interface Activation {
  /** Whether φ is piecewise linear, so that values at rationals are rational. */
  readonly exact: boolean;
  readonly continuous: boolean;
  /** x < y ⇒ φ(x) ≤ φ(y), the paper's "monotonically increasing". */
  readonly increasing: boolean;
  /** φ(ℝ) = ℝ. */
  readonly surjective: boolean;
  /** φ from jump to jump, in increasing order: φ itself if it is continuous. */
  readonly branches: readonly Branch[];

  /** φ(x) in float64 arithmetic. No error bound: good for searching, never for proving. */
  evaluate(x: number): number;

  /** A band around the graph of φ over the range, by the rule that the certificate format fixes. */
  bandOver(range: Interval): Band;

  /** The band over [lo/q, hi/q] where φ is easily seen to be a single line there. An end may be infinite: `undefined`. */
  lineOver(lo: bigint | undefined, hi: bigint | undefined, q: bigint): Band | undefined;

  /**
   * An interval that contains every chord slope (φ(x) − φ(y)) / (x − y) for x ≠ y in the range;
   * `undefined` where φ jumps in the range, so that there is none.
   */
  chordSlopes(range: Interval): Interval | undefined;
}

/** Slopes of bands are rounded to multiples of 1/64: any slope is sound, and these keep denominators small. */
export const SLOPE_DENOMINATOR = 64n;
