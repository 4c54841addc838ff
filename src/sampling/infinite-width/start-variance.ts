/** The variance of the entries of J₀(x)·z before training: Proposition 2 of the paper on sigmoid autoencoders. */

import type { WideActivation } from './moments.js';
import { inner } from './tangent-kernel.js';
import { TINY } from './trapezoid.js';

/**
 * E[(ẑ^(L−1))²] for a network of the depth L ≥ 1, at x and for a vector z of its length: J₀(x)·z has independent normal entries of this variance as the
 * widths go to infinity. For L = 1 it is z·z/n0. With (a, b) ~ N(0, [[p, c], [c, v]]), E[σ̇(a)²b²] = (c²/p)·E[σ̇²·a²]/p + (v − c²/p)·E[σ̇²], and
 * E[σ(a)·σ̇(a)·b] = (c/p)·E[a·σ·σ̇]. Throws on another depth, or vectors of different lengths.
 *
 * @example
 * ```ts
 * import { startVariance, wideActivations } from 'basincheck';
 * startVariance(wideActivations.erf, 2, [1, 2, 2], [1, 0, 0]).toFixed(12); // → '0.012157669264'
 * ```
 */
export function startVariance(
  activation: WideActivation,
  depth: number,
  x: ArrayLike<number>,
  z: ArrayLike<number>,
): number {
  if (!Number.isInteger(depth) || depth < 1)
    throw new RangeError(`startVariance: expected a depth of 1 or more, got ${depth}`);
  if (x.length !== z.length || x.length === 0)
    throw new RangeError(
      `startVariance: expected vectors of one length, got ${x.length} and ${z.length} numbers`,
    );
  const n0 = x.length;
  let [p, c, v] = [inner(x, x) / n0, inner(x, z) / n0, inner(z, z) / n0];
  for (let layer = 1; layer < depth; layer++) {
    const { values, slopes, radialValues, radialSlopes } = activation.moments(p, p, p);
    const factor = p < TINY ? 0 : c / p;
    // By Stein's lemma E[σ̇(a)²·a²] = p·(E[σ̇²] + 2·E[a·σ̇·σ̈]).
    const next = factor * c * (slopes + 2 * radialSlopes) + (v - factor * c) * slopes;
    [p, c, v] = [values, factor * radialValues, next];
  }
  return v;
}
