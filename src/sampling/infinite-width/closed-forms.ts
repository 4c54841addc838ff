/** The moments of activations for which they have closed forms: affine maps, ReLU, and a·erf(b·x) + o. */

import { exp64, normalCdf64 } from '../../exact/index.js';
import type { Moments, WideActivation } from './moments.js';

/** Rounding of a handful of operations. */
const ROUNDING = 1e-14;
const SQRT_2 = Math.SQRT2;

/**
 * σ(x) = slope·x + intercept: the linear region of an activation, such as x/4 + 1/2 for the sigmoid.
 *
 * @example
 * ```ts
 * import { affineActivation } from 'basincheck';
 * affineActivation(0.25, 0.5).moments(1, 1, 0).values; // → 0.25
 * ```
 */
export function affineActivation(slope: number, intercept: number): WideActivation {
  return {
    name: 'linear',
    value: (x) => slope * x + intercept,
    slope: () => slope,
    moments: (_p, _q, c) => ({
      values: slope * slope * c + intercept * intercept,
      slopes: slope * slope,
      curvatures: 0,
      radialValues: slope * slope * c,
      radialSlopes: 0,
      firstRadialValues: slope * slope * c,
      firstRadialSlopes: 0,
    }),
    error: ROUNDING,
    relations: { kind: 'linear', offset: intercept },
  };
}

/** √(p·q − c²), which rounding does not make a root of a negative number. */
function spread(p: number, q: number, c: number): number {
  return Math.sqrt(Math.max(0, p * q - c * c));
}

/** ReLU: kernels of the angle θ between the two. E[σ̈σ̈] is infinite where θ is 0 or π. */
export const wideRelu: WideActivation = {
  name: 'relu',
  value: (x) => Math.max(0, x),
  slope: (x) => (x > 0 ? 1 : 0),
  moments: (p, q, c) => {
    const sine = spread(p, q, c);
    const angle = Math.atan2(sine, c);
    const slopes = (Math.PI - angle) / (2 * Math.PI);
    const values = sine / (2 * Math.PI) + c * slopes;
    return {
      values,
      slopes,
      curvatures: 1 / (2 * Math.PI * sine),
      radialValues: values,
      radialSlopes: 0,
      firstRadialValues: values,
      firstRadialSlopes: 0,
    };
  },
  error: ROUNDING,
  relations: { kind: 'ray', offset: 0 },
};

/**
 * E[erf(b·u)·erf(b·v)], E[erf′·erf′] and so on, times height².
 *
 * With A = 1 + 2b²p, B = 1 + 2b²q and D = A·B − 4b⁴c² the first is (2/π)·arcsin(2b²c/√(A·B)), the second (4b²/π)/√D; the others come from
 * E[σ̈σ̈] = ∂E[σ̇σ̇]/∂c, E[σσ̈] = 2·∂E[σσ]/∂q and E[σ̇σ⃛] = 2·∂E[σ̇σ̇]/∂q.
 */
export function errorFunctionMoments(p: number, q: number, c: number, height: number, rate: number): Moments {
  const bb = rate * rate;
  const determinant = Math.max(0, p * q - c * c);
  // A·B − 4b⁴c² without the cancellation of large products.
  const D = 1 + 2 * bb * (p + q) + 4 * bb * bb * determinant;
  const root = Math.sqrt(D);
  const slopes = (4 * height * height * bb) / (Math.PI * root);
  return {
    values: height * height * (2 / Math.PI) * Math.atan2(2 * bb * c, root),
    slopes,
    curvatures: (slopes * 4 * bb * bb * c) / D,
    radialValues: (slopes * c) / (1 + 2 * bb * q),
    radialSlopes: (-2 * bb * slopes * (q + 2 * bb * determinant)) / D,
    firstRadialValues: (slopes * c) / (1 + 2 * bb * p),
    firstRadialSlopes: (-2 * bb * slopes * (p + 2 * bb * determinant)) / D,
  };
}

/** σ(x) = height·erf(rate·x) + offset. */
export function errorFunction(name: string, height: number, rate: number, offset: number): WideActivation {
  return {
    name,
    value: (x) => height * (2 * normalCdf64(SQRT_2 * rate * x) - 1) + offset,
    slope: (x) => ((2 * height * rate) / Math.sqrt(Math.PI)) * exp64(-rate * rate * x * x),
    moments: (p, q, c) => {
      const moments = errorFunctionMoments(p, q, c, height, rate);
      return { ...moments, values: moments.values + offset * offset };
    },
    error: ROUNDING,
    relations: { kind: 'odd', offset },
  };
}
