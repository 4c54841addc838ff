/** The normal distribution function in float64: for searching and drawing, never for proving. */

import { exp64 } from './exponential-float64.js';

/** 1/√(2π) */
const PEAK = 0.3989422804014327;

/**
 * Φ(x), with an absolute error below 7·10^−16; 0 and 1 at −∞ and ∞. (Not proved: tested against enclosures.)
 *
 * @example
 * ```ts
 * import { normalCdf64 } from 'basincheck/exact';
 * normalCdf64(1); // → 0.841344746068543
 * normalCdf64(-Infinity); // → 0
 * ```
 */
export function normalCdf64(x: number): number {
  const t = Math.abs(x);
  const density = PEAK * exp64(-0.5 * t * t);
  if (t < 2.5) {
    const half = density * risingSeries(t);
    return x < 0 ? 0.5 - half : 0.5 + half;
  }
  const tail = density / laplaceFraction(t);
  return x < 0 ? tail : 1 - tail;
}

/** (Φ(t) − 1/2)/Φ′(t) = t + t³/3 + t⁵/15 + t⁷/105 + …, all of one sign. */
function risingSeries(t: number): number {
  const tt = t * t;
  let term = t;
  let sum = t;
  for (let odd = 3; term > 1e-17 * sum; odd += 2) {
    term *= tt / odd;
    sum += term;
  }
  return sum;
}

/**
 * Φ′(t)/Φ(−t) = c₀ with cₙ = t + (n + 1)/cₙ₊₁ (Laplace), for t ≥ 2.5. The recursion starts with c₄₀ ≈ c₄₁, a solution
 * of c = t + 41/c.
 */
function laplaceFraction(t: number): number {
  let c = (t + Math.sqrt(t * t + 164)) / 2;
  for (let n = 40; n > 0; n--) c = t + n / c;
  return c;
}
