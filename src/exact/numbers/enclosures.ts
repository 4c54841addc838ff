/**
 * Rational enclosures of irrational functions at rational points, as narrow as asked for.
 *
 * `encloseF(x, width)` is an interval of at most that width (a positive rational) that contains F(x). Its ends are
 * multiples of the largest power of two that is at most width/4 and at most 1/4, and lie in the closed range of F.
 * Any rational x is allowed, except that e^x has a greatest x.
 */

import { DyadicInterval } from './dyadic-interval.js';
import {
  expOver,
  sigmoidOver,
  sigmoidSlopeOver,
  softplusOver,
  tanhOver,
  tanhSlopeOver,
} from './exponential.js';
import { bitLength } from './integer.js';
import { type Interval } from './interval.js';
import { erfOver, erfSlopeOver, normalCdfOver, normalDensityOver } from './normal.js';
import { type Rational } from './rational.js';

/** e^x. Throws for x > 16384: e^x needs 1.44·x bits before the point. */
export function encloseExp(x: Rational, width: Rational): Interval {
  return enclose(expOver, x, width);
}

export function encloseTanh(x: Rational, width: Rational): Interval {
  return enclose(tanhOver, x, width);
}

/** tanh′ = 1 − tanh² */
export function encloseTanhSlope(x: Rational, width: Rational): Interval {
  return enclose(tanhSlopeOver, x, width);
}

/** σ(x) = 1/(1 + e^−x) */
export function encloseSigmoid(x: Rational, width: Rational): Interval {
  return enclose(sigmoidOver, x, width);
}

/** σ′ = σ·(1 − σ) */
export function encloseSigmoidSlope(x: Rational, width: Rational): Interval {
  return enclose(sigmoidSlopeOver, x, width);
}

/** ln(1 + e^x) */
export function encloseSoftplus(x: Rational, width: Rational): Interval {
  return enclose(softplusOver, x, width);
}

export function encloseErf(x: Rational, width: Rational): Interval {
  return enclose(erfOver, x, width);
}

/** erf′(x) = (2/√π)·e^(−x²) */
export function encloseErfSlope(x: Rational, width: Rational): Interval {
  return enclose(erfSlopeOver, x, width);
}

/** Φ, the distribution function of the standard normal distribution. */
export function encloseNormalCdf(x: Rational, width: Rational): Interval {
  return enclose(normalCdfOver, x, width);
}

/** Φ′(x) = e^(−x²/2)/√(2π) */
export function encloseNormalDensity(x: Rational, width: Rational): Interval {
  return enclose(normalDensityOver, x, width);
}

function enclose(f: (x: DyadicInterval) => DyadicInterval, x: Rational, width: Rational): Interval {
  return toWidth(width, (bits) => f(DyadicInterval.around(x, x, bits)));
}

/**
 * Computes with twice the number of bits again and again, until the result is at most half as wide as asked for.
 * Rounding its ends to multiples of at most a quarter of the width adds at most the other half.
 */
export function toWidth(width: Rational, compute: (bits: bigint) => DyadicInterval): Interval {
  if (width.sign <= 0) throw new RangeError(`toWidth: expected a positive width, got ${width.toString()}`);
  // The least grid ≥ 2 with 4/width ≤ 2^grid.
  const grid = BigInt(Math.max(2, bitLength((4n * width.denominator - 1n) / width.numerator)));
  for (let bits = grid + 4n; ; bits *= 2n) {
    const found = compute(bits);
    if (found.hi - found.lo <= 2n << (bits - grid)) return found.withBits(grid).toInterval();
  }
}
