/**
 * The activations that have a name and no parameter, and are not piecewise linear: tanh, sigmoid, softplus, elu, gelu,
 * gelu-tanh and silu.
 *
 * The data of such a φ are enclosures of φ and φ′ at single points, and the places, at most two, at which either of
 * them changes its direction. Values of φ and φ′ are enclosed to a width below 2^−80.
 */

import {
  DyadicInterval,
  integerSqrt,
  normalCdf64,
  normalCdfByTanhOver,
  normalCdfOver,
  normalDensityByTanhOver,
  normalDensityOver,
  onEitherSide,
  PiecewiseMonotone,
  positivePart,
  Rational,
  type Shape,
  sigmoid64,
  sigmoidOver,
  sigmoidSlopeOver,
  silu64,
  softplus64,
  softplusOver,
  tanh64,
  tanhOver,
  tanhSlopeOver,
} from '../numbers/index.js';
import type { Activation } from './activation.js';
import { Elu } from './elu.js';
import { BITS, SmoothActivation } from './smooth-activation.js';

export type SmoothName = 'tanh' | 'sigmoid' | 'softplus' | 'elu' | 'gelu' | 'gelu-tanh' | 'silu';

/** @param value φ, @param slope φ′ */
function smooth(
  evaluate: (x: number) => number,
  isIncreasing: boolean,
  value: Shape,
  slope: Shape,
): Activation {
  return new SmoothActivation(
    evaluate,
    isIncreasing,
    new PiecewiseMonotone(value, BITS),
    new PiecewiseMonotone(slope, BITS),
  );
}

/** A φ that increases from its limit at −∞ to its limit at ∞ (`undefined` if the latter is ∞). */
function increasing(over: Shape['over'], atMinusInfinity: bigint, atInfinity: bigint | undefined): Shape {
  return { over, atMinusInfinity, atInfinity, turns: [] };
}

/** An even function, f(−x) = f(x), that decreases to 0 for x ≥ 0. */
function hump(over: Shape['over']): Shape {
  return { over, atMinusInfinity: 0n, atInfinity: 0n, turns: [point(0n)] };
}

/**
 * φ(x) = x·P(x) for the distribution function P of a density p with p(−x) = p(x): the normal density gives gelu, the
 * logistic one silu, and one that is nearly the normal one gelu-tanh. With t = |x|, φ(x) = max(x, 0) − t·P(−t) and φ′(x) = P(x) ± t·p(t), with the sign of x.
 *
 * φ′ falls from 0 at −∞ to a minimum at −d, rises to a maximum at d, and falls to 1 at ∞. So φ′ has a single
 * zero c, between −d and d; φ falls from 0 at −∞ to its minimum at c, and rises to ∞. That this is the shape
 * of φ′ follows from φ″, see `turningPoints`.
 */
function gate(
  evaluate: (x: number) => number,
  P: Shape['over'],
  p: Shape['over'],
  { c, d }: { readonly c: bigint; readonly d: bigint },
): Activation {
  const value = (x: DyadicInterval): DyadicInterval =>
    positivePart(x).minus(fading(x.abs(), (t) => P(t.negated())));
  const slope = (x: DyadicInterval): DyadicInterval =>
    onEitherSide(
      x,
      (t) => P(t.negated()).minus(fading(t, p)),
      (t) => P(t).plus(fading(t, p)),
    );
  return smooth(
    evaluate,
    false,
    { over: value, atMinusInfinity: 0n, atInfinity: undefined, turns: [unitFrom(c)] },
    { over: slope, atMinusInfinity: 0n, atInfinity: 1n, turns: [unitFrom(d).negated(), unitFrom(d)] },
  );
}

/**
 * t·f(t), for t ≥ 0 and an f with 0 ≤ f(t) ≤ e^−t for t ≥ 2. For t ≥ 128 that is at most 128·e^−128, since
 * t·e^−t decreases for t ≥ 1; and e^−128 < 2^−179, since e^5 > 2^7.
 *
 * Indeed Φ(−t) ≤ e^(−t²/2)/2, Φ′(t) ≤ e^(−t²/2)/2, σ′(t) ≤ σ(−t) ≤ e^−t. For gelu-tanh, P(−t) = σ(−u) ≤ e^−u and
 * p(t) = σ′(u)·u′ ≤ e^−u·u′ with u = k·(t + c·t³), k = √(8/π) > 1.59 and c = 0.044715. So P(−t) ≤ e^−t. With y = 3c·t²,
 * u′ = k·(1 + y) and u − t ≥ 0.59·t + (k/3)·y·t ≥ 1.18 + y for t ≥ 2. Since k < 1.6 < e^1.18 and 1 + y ≤ e^y, u′ ≤ e^(u − t).
 */
function fading(t: DyadicInterval, f: Shape['over']): DyadicInterval {
  return t.lo >= 128n << BITS ? unitFrom(0n) : t.times(f(t));
}

function point(n: bigint): DyadicInterval {
  return DyadicInterval.of(n, n, BITS);
}

/** The interval from n to n + 1 units. */
function unitFrom(n: bigint): DyadicInterval {
  return DyadicInterval.of(n, n + 1n, BITS);
}

/** x·Φ(x); 0 far to the left and at −∞. */
function gelu64(x: number): number {
  return x < -1000 ? 0 : x * normalCdf64(x);
}

/** x·σ(√(8/π)·(x + 0.044715·x³)); 0 far to the left and at −∞. */
function geluTanh64(x: number): number {
  return x < -1000 ? 0 : x * sigmoid64(1.5957691216057308 * (x + 0.044715 * x * x * x));
}

/**
 * The turning points of gelu, gelu-tanh and silu: φ′(c) = 0 and φ″(d) = 0, in units of 2^−96. Each lies between the number here
 * and the next integer.
 */
export const turningPoints = {
  // φ″(x) = Φ′(x)·(2 − x²). c = −0.7517…, d = √2.
  gelu: { c: -59563061095268295647893366582n, d: integerSqrt(2n << (2n * BITS)) },
  // φ″(x) = σ′(u)·k·((2 + 12c·x²) − k·x·(1 + 3c·x²)²·tanh(u/2)), with u, k and c as in `fading`. The zeros are where
  // x·tanh(u/2)·(1 + y)²/(2 + 4y) = 1/k, with y = 3c·x². The left side is even and increases for x ≥ 0, since the
  // derivative of (1 + y)²/(2 + 4y) by y has the sign of y. c = −0.7524…, d = 1.4185….
  'gelu-tanh': { c: -59616135833556926418164797701n, d: 112385466135615197522155189424n },
  // φ″(x) = σ′(x)·(2 − x·tanh(x/2)), and x·tanh(x/2) is even and increases for x ≥ 0. c = −1.2784…, d = 2.3993….
  silu: { c: -101290396562599003152735741617n, d: 190096668550462798407348486627n },
};

export const smoothActivations: Readonly<Record<SmoothName, Activation>> = {
  tanh: smooth(tanh64, true, increasing(tanhOver, -1n, 1n), hump(tanhSlopeOver)),
  sigmoid: smooth(sigmoid64, true, increasing(sigmoidOver, 0n, 1n), hump(sigmoidSlopeOver)),
  softplus: smooth(
    softplus64,
    true,
    increasing(softplusOver, 0n, undefined),
    increasing(sigmoidOver, 0n, 1n),
  ),
  elu: new Elu(Rational.one),
  gelu: gate(gelu64, normalCdfOver, normalDensityOver, turningPoints.gelu),
  'gelu-tanh': gate(geluTanh64, normalCdfByTanhOver, normalDensityByTanhOver, turningPoints['gelu-tanh']),
  silu: gate(silu64, sigmoidOver, sigmoidSlopeOver, turningPoints.silu),
};

/**
 * x for x ≥ 0 and alpha·(e^x − 1) for x ≤ 0; `smoothActivations.elu` itself for alpha = 1. Throws unless alpha is positive.
 *
 * @example
 * ```ts
 * import { elu, Rational } from 'basincheck';
 * const phi = elu(Rational.of(2));
 * [phi.evaluate(-1), phi.evaluate(3)]; // → [-1.2642411176571153, 3]
 * phi.increasing; // → true
 * ```
 */
export function elu(alpha: Rational): Activation {
  return alpha.equals(Rational.one) ? smoothActivations.elu : new Elu(alpha);
}
