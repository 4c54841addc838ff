/**
 * Contractions of the whole space, for networks of any size. With λ ≥ |φ′| wherever φ has a slope,
 *
 *     |F(x) − F(y)| ≤ M·|x − y|   coordinate by coordinate, for M = λ^(L−1)·|W_L|⋯|W_1|,
 *
 * A positive vector u with M·u ≤ q·u, q < 1, therefore shows that F contracts ℝⁿ in the norm max |x_i|/u_i. Then F
 * has exactly one fixed point, and all orbits converge to it: its basin is ℝⁿ. Such a u exists for every q above the
 * spectral radius of M. It is computed in float64, and the inequality is checked in exact arithmetic.
 */

import { floatNetwork, type FloatNetwork } from '../../sampling/index.js';
import { at, Interval, type Layer, type Network, Rational, type Vector } from '../../exact/index.js';

export interface Contraction {
  /** The factor q < 1. */
  readonly factor: Rational;
  /** The vector u > 0 with M·u ≤ q·u. */
  readonly scale: Vector;
}

/**
 * Number of steps of the iteration that approximates the eigenvector of M. Each step takes as long as an evaluation
 * of F.
 */
const POWER_ITERATION_STEPS = 64;
/** The entries of u are rounded up to multiples of 1/DENOMINATOR_OF_SCALE; the greatest entry is about 1. */
const DENOMINATOR_OF_SCALE = 2n ** 20n;

/** A proof that F contracts ℝⁿ; `undefined` if none was found. Throws unless F maps ℝⁿ to ℝⁿ. */
export function contraction(network: Network): Contraction | undefined {
  const slopes = network.activation.chordSlopes(Interval.line)?.magnitude();
  if (slopes === undefined) return undefined;
  const lambda = Rational.max(slopes, Rational.zero);
  const u = dominant(floatNetwork(network), lambda.toNumber());
  if (u === undefined) return undefined;
  const scale = u.map((x) => Rational.fromNumber(x).roundedUpTo(DENOMINATOR_OF_SCALE));
  const image = network.layers.reduce<Vector>((v, layer, k) => {
    const values = absoluteImage(layer, v);
    return k + 1 < network.depth ? values.map((x) => x.times(lambda)) : values;
  }, scale);
  const factor = image
    .map((x, i) => x.dividedBy(at(scale, i)))
    .reduce((most, x) => Rational.max(most, x), Rational.zero);
  return factor.lessThan(Rational.one) ? { factor, scale } : undefined;
}

/** |W|·v, for v ≥ 0. */
function absoluteImage({ weights }: Layer, v: Vector): Vector {
  return weights.map((row) => {
    // The sum is kept over one denominator. The denominators of weights are few, mostly powers of two.
    let [numerator, denominator] = [0n, 1n];
    row.forEach((w, j) => {
      const x = at(v, j);
      const n = (w.numerator < 0n ? -w.numerator : w.numerator) * x.numerator;
      if (n === 0n) return;
      const d = w.denominator * x.denominator;
      if (denominator % d === 0n) numerator += n * (denominator / d);
      else if (d % denominator === 0n) [numerator, denominator] = [numerator * (d / denominator) + n, d];
      else [numerator, denominator] = [numerator * d + n * denominator, denominator * d];
    });
    return Rational.of(numerator, denominator);
  });
}

/**
 * A positive vector near the eigenvector of the spectral radius of M; `undefined` if that radius is seen to be at
 * least 1.
 */
function dominant({ dimension, layers }: FloatNetwork, lambda: number): readonly number[] | undefined {
  let u = Array.from({ length: dimension }, () => 1);
  for (let step = 0; step < POWER_ITERATION_STEPS; step++) {
    let v: readonly number[] = u;
    layers.forEach(({ inputs, outputs, weights }, k) => {
      const factor = k + 1 < layers.length ? lambda : 1;
      const before = v;
      v = Array.from({ length: outputs }, (_, i) => {
        let sum = 0;
        for (let j = 0; j < inputs; j++) sum += Math.abs(weights[i * inputs + j] ?? NaN) * (before[j] ?? NaN);
        return factor * sum;
      });
    });
    const ratios = v.map((x, i) => x / (u[i] ?? NaN));
    const [least, most] = [Math.min(...ratios), Math.max(...ratios)];
    if (!(most < Infinity) || least >= 1) return undefined;
    if (most < 0.999) return u;
    const greatest = Math.max(...v);
    // An entry that M takes to 0, or close to it, stays positive.
    u = v.map((x) => Math.max(x / greatest, 2 ** -20));
  }
  return u;
}
