/**
 * The one interface for iterating many points at once. A kernel may choose its method, but not its result: F is
 * computed in the order of operations that `float-network.ts` fixes, to the last bit.
 */

import type { FloatNetwork } from './float-network.js';
import type { SparseFloatNetwork } from './sparse-float-network.js';

/**
 * Targets in which orbits may end: ellipsoids {x : |form·(x − centre)|₂ ≤ 1} around points known to attract. A point
 * that lies in several has landed in the first of them.
 */
export interface Targets {
  readonly count: number;
  /** The centres, count × n. */
  readonly centres: Float64Array;
  /** The forms, count × n × n, upper triangular. */
  readonly forms: Float64Array;
  /** The half widths of a box that contains each ellipsoid, count × n. */
  readonly reach: Float64Array;
}

export interface OrbitLimits {
  /** Greatest number of applications of F to each point. */
  readonly budget: number;
  /** An orbit beyond this radius in the maximum norm has escaped if it grows step after step. */
  readonly escapeRadius: number;
}

/** The end of an orbit that did not land. The targets in which orbits land have the numbers 0, 1, …. */
export const Ending = {
  /** Outside the escape radius, its maximum norm grew from look to look for `GROWING_STEPS` steps. */
  escaped: -1,
  /** A coordinate is NaN or ±∞. */
  leftFloatRange: -2,
  /** The orbit returned, bit for bit, to an earlier point: a fixed point or a cycle of F in float64. */
  recurred: -3,
  budgetSpent: -4,
} as const;

export const GROWING_STEPS = 16;

/**
 * Number of steps after which a kernel looks at an orbit. In two and three dimensions, under a piecewise linear φ, a
 * look takes longer than F.
 */
export function stepsPerLook({ dimension: n, layers, pieces }: FloatNetwork | SparseFloatNetwork): number {
  const isSmall = n === 2 || n === 3;
  const isSquare = layers.every(({ inputs, outputs }) => inputs === n && outputs === n);
  return pieces && isSmall && isSquare ? 4 : 1;
}

export interface Settled {
  /** The target in which the orbit landed, or its `Ending`. */
  readonly endings: Int32Array;
  /** Number of applications of F. */
  readonly steps: Int32Array;
}

export interface Kernel {
  /** The dimension n of the space. */
  readonly dimension: number;

  /** Replaces the first `count` points (rows of n coordinates) by their images under F, or under a power of F. */
  step(points: Float64Array, count: number, times?: number): void;

  /**
   * Iterates each of the first `count` points until it lands in a target, escapes, leaves the float range, recurs, or
   * has spent its budget. A point that lies in a target has landed after 0 steps. The points become the last ones of
   * their orbits. Recurrence is found by Brent's method: the orbit is compared with an earlier point of its own,
   * which is replaced at the steps 1, 2, 4, 8, ….
   *
   * An orbit is looked at after every `stepsPerLook` steps, and when its budget is spent. If it is then near a
   * target, has recurred, escaped or left the float range, the steps since the last look are examined one by one, and
   * the first step at which it has ended counts. No landing is missed, because targets attract. Whether an orbit has
   * escaped is checked at looks only.
   */
  settle(points: Float64Array, count: number, targets: Targets, limits: OrbitLimits): Settled;
}
