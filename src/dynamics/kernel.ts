/**
 * The one interface for iterating many points at once. A kernel is free in how it goes about it, but not in its
 * result: F is computed in the order of operations that `float-network.ts` fixes, to the last bit.
 */

/**
 * Where orbits may end: ellipsoids {x : |form·(x − centre)|₂ ≤ 1} around points known to attract. A point that
 * lies in several has landed in the first of them.
 */
export interface Targets {
  readonly count: number;
  /** count × n. */
  readonly centres: Float64Array;
  /** count × n × n, upper triangular. */
  readonly forms: Float64Array;
  /** count × n, the half widths of a box that contains the ellipsoid. */
  readonly reach: Float64Array;
}

export interface Limits {
  /** At most so many applications of F to each point. */
  readonly budget: number;
  /** Beyond this in the maximum norm, an orbit that grows step after step has escaped. */
  readonly escapeRadius: number;
}

/** What the kernel saw of one orbit, if it did not land: the targets that it landed in count from 0. */
export const Ending = {
  /** Outside the escape radius, and its maximum norm grew in `GROWING_STEPS` steps in a row. */
  escaped: -1,
  /** A coordinate is NaN or ±∞. */
  leftFloatRange: -2,
  /** It came back, bit for bit, to where it had been: a fixed point or a cycle of F in float64. */
  recurred: -3,
  budgetSpent: -4,
} as const;

export const GROWING_STEPS = 16;

export interface Settled {
  /** The target in which the orbit landed, or its `Ending`. */
  readonly endings: Int32Array;
  /** How many times F was applied. */
  readonly steps: Int32Array;
}

export interface Kernel {
  /** n, the dimension of the space. */
  readonly dimension: number;

  /** Replaces the first `count` points (rows of n coordinates) by their images under F. */
  step(points: Float64Array, count: number): void;

  /**
   * Iterates each of the first `count` points until it lands in a target (a point that lies in one has landed
   * after 0 steps), escapes, leaves the float range, recurs, or has spent its budget; the points become the
   * last ones of their orbits. Recurrence is found by Brent's method: the orbit is compared with a point of its
   * past that is moved up at the steps 1, 2, 4, 8, ….
   */
  settle(points: Float64Array, count: number, targets: Targets, limits: Limits): Settled;
}
