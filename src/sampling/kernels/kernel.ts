/**
 * The one interface for iterating many points at once. A kernel is free in how it goes about it, but not in its
 * result: F is computed in the order of operations that `float-network.ts` fixes, to the last bit.
 */

import type { FloatNetwork } from './float-network.js';

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

export interface OrbitLimits {
  /** At most so many applications of F to each point. */
  readonly budget: number;
  /** Beyond this in the maximum norm, an orbit that grows step after step has escaped. */
  readonly escapeRadius: number;
}

/** What the kernel saw of one orbit, if it did not land: the targets that it landed in count from 0. */
export const Ending = {
  /** Outside the escape radius, and its maximum norm grew from look to look for `GROWING_STEPS` steps. */
  escaped: -1,
  /** A coordinate is NaN or ±∞. */
  leftFloatRange: -2,
  /** It came back, bit for bit, to where it had been: a fixed point or a cycle of F in float64. */
  recurred: -3,
  budgetSpent: -4,
} as const;

export const GROWING_STEPS = 16;

/**
 * After how many steps a kernel looks at an orbit. In the plane and in space, under a piecewise linear φ, a look takes
 * longer than F.
 */
export function stepsPerLook({ dimension: n, layers, pieces }: FloatNetwork): number {
  const isSmall = n === 2 || n === 3;
  const isSquare = layers.every(({ inputs, outputs }) => inputs === n && outputs === n);
  return pieces && isSmall && isSquare ? 4 : 1;
}

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
   *
   * An orbit is looked at after every `stepsPerLook` steps, and when its budget is spent. If it is then near a
   * target, has recurred, escaped or left the float range, the steps since the last look are gone through one by
   * one, and the first at which it has ended counts: targets that attract are not passed by. Whether it has escaped
   * is asked at looks only.
   */
  settle(points: Float64Array, count: number, targets: Targets, limits: OrbitLimits): Settled;
}
