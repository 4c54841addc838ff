/**
 * Float64 arithmetic rounded down: each function returns the greatest float64 that is at most the exact result.
 * Rounding up is the mirror image: −addDown(−a, −b), −multiplyDown(−a, b), −divideDown(−a, b).
 *
 * A float64 operation rounds to nearest; the sign of its error shows whether it rounded up. In the middle of the
 * range of float64, the error is itself a float64, which a few more operations compute (Dekker 1971). Near overflow
 * and underflow, exact rational arithmetic decides.
 */

import { nextDown } from './float64.js';
import { Rational } from './rational.js';

/**
 * The greatest float64 that is at most q; −∞ if q is below all finite ones.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { floorToFloat64 } from 'basincheck/exact';
 * floorToFloat64(Rational.of(1, 10)); // → 0.09999999999999999
 * floorToFloat64(Rational.of(1, 8)); // → 0.125
 * ```
 */
export function floorToFloat64(q: Rational): number {
  const nearest = q.toNumber();
  if (nearest === Infinity) return Number.MAX_VALUE;
  if (nearest === -Infinity || Rational.fromNumber(nearest).atMost(q)) return nearest;
  return nextDown(nearest);
}

/**
 * The least float64 that is at least q; ∞ if q is above all finite ones.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { ceilToFloat64 } from 'basincheck/exact';
 * ceilToFloat64(Rational.of(1, 10)); // → 0.1
 * ceilToFloat64(Rational.of(2n ** 1024n)); // → Infinity
 * ```
 */
export function ceilToFloat64(q: Rational): number {
  return -floorToFloat64(q.negated());
}

/** a + b rounded down, for a, b < ∞. */
export function addDown(a: number, b: number): number {
  const sum = a + b;
  if (sum === -Infinity) return sum;
  if (sum === Infinity) return Number.MAX_VALUE;
  // With |a| ≥ |b|, sum − a is exact, and so is the error (Dekker's Fast2Sum).
  const error = Math.abs(a) >= Math.abs(b) ? b - (sum - a) : a - (sum - b);
  return error < 0 ? nextDown(sum) : sum;
}

/** a·b rounded down, with 0·∞ = 0. */
export function multiplyDown(a: number, b: number): number {
  if (a === 0 || b === 0) return 0;
  const product = a * b;
  if (isModerate(a) && isModerate(b) && isModerate(product)) {
    return productError(a, b, product) < 0 ? nextDown(product) : product;
  }
  if (!Number.isFinite(a) || !Number.isFinite(b)) return product;
  return floorToFloat64(Rational.fromNumber(a).times(Rational.fromNumber(b)));
}

/** a/b rounded down, for b ≠ 0, with a/∞ = 0. At most one of the two may be infinite. */
export function divideDown(a: number, b: number): number {
  if (a === 0 || Math.abs(b) === Infinity) return 0;
  const quotient = a / b;
  if (isModerate(a) && isModerate(b) && isModerate(quotient)) {
    // The remainder a − quotient·b is a multiple of the last places of quotient and b, and small, so it is a float64.
    // The difference a − product is exact, because the two are within a factor of two of each other (Sterbenz).
    const product = quotient * b;
    const remainder = a - product - productError(quotient, b, product);
    return (b > 0 ? remainder < 0 : remainder > 0) ? nextDown(quotient) : quotient;
  }
  if (Math.abs(a) === Infinity) return quotient;
  return floorToFloat64(Rational.fromNumber(a).dividedBy(Rational.fromNumber(b)));
}

/**
 * Whether |x| is between 2^−961 and 2^990. If this holds for two factors and their product, nothing in `productError`
 * overflows, and everything in it is a multiple of 2^−1074.
 */
function isModerate(x: number): boolean {
  const size = Math.abs(x);
  return size > 1e-289 && size < 1e298;
}

/** a·b − product, exactly, for the float64 product of moderate numbers (Dekker, with Veltkamp's splitting). */
function productError(a: number, b: number, product: number): number {
  const aHigh = upperHalf(a);
  const bHigh = upperHalf(b);
  const aLow = a - aHigh;
  const bLow = b - bHigh;
  return aHigh * bHigh - product + aHigh * bLow + aLow * bHigh + aLow * bLow;
}

/** The float64 with 26 bits such that x minus it has 26 bits too. */
function upperHalf(x: number): number {
  const shifted = 134217729 * x;
  return shifted - (shifted - x);
}
