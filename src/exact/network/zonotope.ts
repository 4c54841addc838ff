/** Sets as they are given in files: sums of segments, rays and lines. */

import type { Interval, Vector } from '../numbers/index.js';

export interface Generator {
  readonly direction: Vector;
  readonly range: Interval;
}

/** The set {origin + Σ t_k·direction_k : t_k ∈ range_k} ⊂ ℝⁿ; without generators, a point. */
export interface Zonotope {
  readonly origin: Vector;
  readonly generators: readonly Generator[];
}

/**
 * The set of this point alone.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { point, ranges } from 'basincheck/exact';
 * ranges(point([Rational.one, Rational.half])); // → [[1, 1], [1/2, 1/2]]
 * ```
 */
export function point(at: Vector): Zonotope {
  return { origin: at, generators: [] };
}
