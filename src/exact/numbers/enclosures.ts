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

/**
 * An interval of at most this width that contains e^x. Throws for x > 16384: e^x needs 1.44·x bits before the point.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { encloseExp } from 'basincheck/exact';
 * encloseExp(Rational.one, Rational.of(1, 64)); // → [695/256, 87/32]
 * ```
 */
export function encloseExp(x: Rational, width: Rational): Interval {
  return enclose(expOver, x, width);
}

/**
 * An interval of at most this width that contains tanh x.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { encloseTanh } from 'basincheck/exact';
 * encloseTanh(Rational.one, Rational.of(1, 64)); // → [97/128, 49/64]
 * encloseTanh(Rational.zero, Rational.of(1, 64)); // → [0, 0]
 * ```
 */
export function encloseTanh(x: Rational, width: Rational): Interval {
  return enclose(tanhOver, x, width);
}

/**
 * An interval of at most this width that contains tanh′(x), where tanh′ = 1 − tanh².
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { encloseTanhSlope } from 'basincheck/exact';
 * encloseTanhSlope(Rational.one, Rational.of(1, 64)); // → [107/256, 27/64]
 * ```
 */
export function encloseTanhSlope(x: Rational, width: Rational): Interval {
  return enclose(tanhSlopeOver, x, width);
}

/**
 * An interval of at most this width that contains σ(x) = 1/(1 + e^−x).
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { encloseSigmoid } from 'basincheck/exact';
 * encloseSigmoid(Rational.one, Rational.of(1, 64)); // → [187/256, 47/64]
 * encloseSigmoid(Rational.of(-1000), Rational.of(1, 64)); // → [0, 1/256]
 * ```
 */
export function encloseSigmoid(x: Rational, width: Rational): Interval {
  return enclose(sigmoidOver, x, width);
}

/**
 * An interval of at most this width that contains σ′(x), where σ′ = σ·(1 − σ).
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { encloseSigmoidSlope } from 'basincheck/exact';
 * encloseSigmoidSlope(Rational.one, Rational.of(1, 64)); // → [25/128, 51/256]
 * ```
 */
export function encloseSigmoidSlope(x: Rational, width: Rational): Interval {
  return enclose(sigmoidSlopeOver, x, width);
}

/**
 * An interval of at most this width that contains ln(1 + e^x).
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { encloseSoftplus } from 'basincheck/exact';
 * encloseSoftplus(Rational.zero, Rational.of(1, 64)); // → [177/256, 89/128]
 * ```
 */
export function encloseSoftplus(x: Rational, width: Rational): Interval {
  return enclose(softplusOver, x, width);
}

/**
 * An interval of at most this width that contains erf(x) = (2/√π)·∫₀ˣ e^(−y²) dy.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { encloseErf } from 'basincheck/exact';
 * encloseErf(Rational.one, Rational.of(1, 64)); // → [215/256, 27/32]
 * ```
 */
export function encloseErf(x: Rational, width: Rational): Interval {
  return enclose(erfOver, x, width);
}

/**
 * An interval of at most this width that contains erf′(x) = (2/√π)·e^(−x²).
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { encloseErfSlope } from 'basincheck/exact';
 * encloseErfSlope(Rational.zero, Rational.of(1, 64)); // → [9/8, 289/256]
 * ```
 */
export function encloseErfSlope(x: Rational, width: Rational): Interval {
  return enclose(erfSlopeOver, x, width);
}

/**
 * An interval of at most this width that contains Φ(x), Φ the distribution function of the standard normal distribution.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { encloseNormalCdf } from 'basincheck/exact';
 * encloseNormalCdf(Rational.one, Rational.of(1, 64)); // → [215/256, 27/32]
 * ```
 */
export function encloseNormalCdf(x: Rational, width: Rational): Interval {
  return enclose(normalCdfOver, x, width);
}

/**
 * An interval of at most this width that contains Φ′(x) = e^(−x²/2)/√(2π), the standard normal density.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { encloseNormalDensity } from 'basincheck/exact';
 * encloseNormalDensity(Rational.zero, Rational.of(1, 64)); // → [51/128, 103/256]
 * ```
 */
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
