/** The piecewise linear activations that have names. */

import { Rational } from '../numbers/index.js';
import { PiecewiseLinear } from './piecewise-linear.js';

const { zero, one } = Rational;

/**
 * x for x > 0, slope·x else. ReLU has slope 0, the paper's leaky ReLU slope 1/4.
 *
 * @example
 * ```ts
 * import { leakyRelu, Rational } from 'basincheck';
 * const phi = leakyRelu(Rational.of(1, 4));
 * [phi.valueAt(Rational.of(-2)), phi.valueAt(Rational.of(2))]; // → [-1/2, 2]
 * phi.surjective; // → true
 * ```
 */
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
