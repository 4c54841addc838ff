/** The piecewise linear activations that have names. */

import { Rational } from '../numbers/index.js';
import { PiecewiseLinear } from './piecewise-linear.js';

const { zero, one } = Rational;

/** x for x > 0, slope·x for x ≤ 0. ReLU has slope 0, the paper's leaky ReLU slope 1/4. */
export function leakyRelu(slope: Rational): PiecewiseLinear {
  return new PiecewiseLinear([
    { until: zero, slope, intercept: zero },
    { slope: one, intercept: zero },
  ]);
}

export const relu = leakyRelu(zero);

/** |x|. */
export const absolute = leakyRelu(one.negated());

/** x clipped to [−1, 1]. */
export const hardTanh = new PiecewiseLinear([
  { until: one.negated(), slope: zero, intercept: one.negated() },
  { until: one, slope: one, intercept: zero },
  { slope: zero, intercept: one },
]);
