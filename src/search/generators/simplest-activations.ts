import { absolute, hardTanh, leakyRelu, type PiecewiseLinear, Rational, relu } from '../../exact/index.js';
import { fromKinks } from './kinks.js';

/**
 * For every combination of traits that some φ has, the simplest piecewise linear φ that has a kink, and HardTanh.
 * These are what activations shrink to first.
 */
export const simplestActivations: readonly PiecewiseLinear[] = [
  relu,
  leakyRelu(Rational.half),
  hardTanh,
  absolute,
  // The Heaviside function, 0 for x ≤ 0 and 1 for x > 0.
  kinked('0', '0', ['0', '1', '0']),
  // 1 for x ≤ 0 and x for x > 0: a jump down, then a rise.
  kinked('0', '1', ['0', '-1', '1']),
  // x + 1 for x ≤ 0 and x for x > 0: onto, although it jumps.
  kinked('1', '1', ['0', '-1', '1']),
  // x for x ≤ 0, −x from 0 to 1/2, and x − 1 from 1/2 on: onto and continuous, but not monotone.
  kinked('1', '0', ['0', '0', '-1'], ['1/2', '0', '1']),
];

function kinked(
  slope: string,
  intercept: string,
  ...kinks: readonly (readonly [at: string, jump: string, slope: string])[]
): PiecewiseLinear {
  const found = fromKinks({
    slope: Rational.from(slope),
    intercept: Rational.from(intercept),
    kinks: kinks.map(([where, jump, after]) => ({
      at: Rational.from(where),
      jump: Rational.from(jump),
      slope: Rational.from(after),
    })),
  });
  if (found === undefined) throw new RangeError('kinked: expected kinks in increasing order');
  return found;
}
