import {
  absolute,
  type Activation,
  at,
  Elu,
  hardTanh,
  leakyRelu,
  PiecewiseLinear,
  relu,
  smoothActivations,
  type SmoothName,
} from '../../exact/index.js';

/** The name of an activation in a table of runs. */
export type ActivationFamily =
  | SmoothName
  | 'relu'
  | 'leaky-relu'
  | 'hard-tanh'
  | 'abs'
  | 'staircase'
  | 'increasing'
  | 'increasing with jumps'
  | 'not monotone'
  | 'not monotone with jumps'
  | 'other';

/**
 * By its name if it has one, else by its traits; `other` is an activation that files cannot hold.
 *
 * @example
 * ```ts
 * import { leakyRelu, Rational, smoothActivations } from 'basincheck';
 * import { activationFamily } from 'basincheck/arbitraries';
 * activationFamily(leakyRelu(Rational.half)); // → 'leaky-relu'
 * activationFamily(leakyRelu(Rational.of(-2))); // → 'not monotone'
 * activationFamily(smoothActivations.tanh); // → 'tanh'
 * ```
 */
export function activationFamily(activation: Activation): ActivationFamily {
  if (!(activation instanceof PiecewiseLinear)) {
    if (activation instanceof Elu) return 'elu';
    const names = Object.keys(smoothActivations) as SmoothName[];
    return names.find((name) => smoothActivations[name] === activation) ?? 'other';
  }
  const { pieces, continuous, increasing } = activation;
  const is = (other: PiecewiseLinear) => JSON.stringify(other.pieces) === JSON.stringify(pieces);
  if (is(relu)) return 'relu';
  if (is(hardTanh)) return 'hard-tanh';
  if (is(absolute)) return 'abs';
  const { slope } = at(pieces, 0);
  if (slope.sign > 0 && is(leakyRelu(slope))) return 'leaky-relu';
  if (pieces.every((piece) => piece.slope.sign === 0)) return 'staircase';
  if (continuous) return increasing ? 'increasing' : 'not monotone';
  return increasing ? 'increasing with jumps' : 'not monotone with jumps';
}
