/**
 * The properties and operations of an activation φ: ℝ → ℝ that the rest of the project uses.
 *
 * Everything except `evaluate` is exact or an enclosure, and may be used in a proof.
 */

import type { Interval, Rational, Watch } from '../numbers/index.js';

/** A band that contains the graph of φ over a range: φ(x) ∈ slope·x + offset. Exact if the offset is a point. */
export interface Band {
  readonly slope: Rational;
  readonly offset: Interval;
}

/**
 * A continuous activation, and a closed range. On the range the activation equals φ; at the lower end it equals the
 * limit of φ from above.
 */
export interface Branch {
  readonly on: Interval;
  readonly phi: Activation;
}

export interface Activation {
  /** Whether φ is piecewise linear, so that values at rationals are rational. */
  readonly exact: boolean;
  readonly continuous: boolean;
  /** Whether x < y ⇒ φ(x) ≤ φ(y), which the paper calls "monotonically increasing". */
  readonly increasing: boolean;
  /** Whether φ(ℝ) = ℝ. */
  readonly surjective: boolean;
  /** The branches of φ between its jumps, in increasing order; φ itself if it is continuous. */
  readonly branches: readonly Branch[];

  /** φ(x) in float64 arithmetic. No error bound: good for searching, never for proving. */
  evaluate(x: number): number;

  /** A band around the graph of φ over the range, by the rule that the certificate format fixes. */
  bandOver(range: Interval, watch?: Watch): Band;

  /** The band over [lo/q, hi/q], if φ is easily seen to be a single line there. An end `undefined` is infinite. */
  lineOver(lo: bigint | undefined, hi: bigint | undefined, q: bigint): Band | undefined;

  /**
   * An interval that contains every chord slope (φ(x) − φ(y)) / (x − y) for x ≠ y in the range; `undefined` if φ
   * jumps in the range, because then there is no such interval.
   */
  chordSlopes(range: Interval, watch?: Watch): Interval | undefined;
}

/**
 * Slopes of bands are rounded to the nearest multiple of 1/64, the greater one of two that are equally near. A band with
 * any slope is sound; these slopes keep denominators small. A slope says by how much φ(x) changes with x. So it does not
 * change with the unit in which a hidden neuron is measured, before φ and after it.
 */
export const SLOPE_DENOMINATOR = 64n;
