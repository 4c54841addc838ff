import { type Activation, PiecewiseLinear } from '../../exact/index.js';
import { easy } from './hypothesis.js';

/**
 * Whether φ is piecewise linear, and constant on all of its pieces but one.
 *
 * @example
 * ```ts
 * import { absolute, hardTanh, hasOneSlope } from 'basincheck';
 * [hardTanh, absolute].map(hasOneSlope); // → [true, false]
 * ```
 */
export function hasOneSlope(phi: Activation): boolean {
  return phi instanceof PiecewiseLinear && phi.pieces.filter(({ slope }) => slope.sign !== 0).length <= 1;
}

export const oneSlope = easy(
  {
    name: 'one-slope',
    text: 'φ is affine on one interval and constant on both sides of it',
    assumed: '`φ` is affine on one interval and constant on both sides of it',
    noun: 'one slope',
    arranged: {
      holds: { activation: { oneSlope: true } },
      fails: { activation: { oneSlope: false } },
    },
  },
  ({ activation }) => {
    const holds = hasOneSlope(activation);
    return { holds, because: holds ? 'φ has one slope other than 0' : 'φ has several slopes other than 0' };
  },
);
