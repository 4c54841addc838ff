/**
 * e^x and ln(1 + u), and the functions that are computed from them: the logistic function σ, tanh, softplus, and
 * their slopes.
 *
 * Each function here takes an interval and returns one that contains f(x) for every x in it. They are made for narrow
 * intervals: a point, or the few units around a real number. Over a wide interval the result is correct, but may be
 * much wider than the range of f.
 */

import { DyadicInterval } from './dyadic-interval.js';
import { bitLength } from './integer.js';

/** The largest argument of `expOver`: e^16384 has 7116 digits. */
const LARGEST_ARGUMENT = 16384n;

/**
 * e^x. Throws if an element of x exceeds `LARGEST_ARGUMENT`.
 *
 * With r = x/2^k, e^x is the k-th repeated square of e^r, and |r| ≤ 1/2 makes the Taylor series of e^r at
 * least as short as a geometric one: each term is at most half the one before, so all the terms after tₙ add
 * up to at most |tₙ|. A squaring at most doubles the relative error; k more bits make up for that.
 *
 * @example
 * ```ts
 * import { DyadicInterval, expOver } from 'basincheck/exact';
 * expOver(DyadicInterval.integer(-1n, 8n)); // → [94, 95]/2^8
 * ```
 */
export function expOver(x: DyadicInterval): DyadicInterval {
  if (x.hi > LARGEST_ARGUMENT << x.bits) {
    throw new RangeError(`expOver: expected an argument of at most ${LARGEST_ARGUMENT}, got a larger one`);
  }
  // e^5 > 2.7^5 = 143.48907 > 2^7, hence 0 < e^x ≤ 2^(7x/5) ≤ 2^−bits for x ≤ −5·bits/7.
  const isFar = (end: bigint): boolean => 7n * end <= (-5n * x.bits) << x.bits;
  if (isFar(x.hi)) return DyadicInterval.of(0n, 1n, x.bits);
  if (isFar(x.lo)) return DyadicInterval.of(0n, expOver(DyadicInterval.of(x.hi, x.hi, x.bits)).hi, x.bits);
  // Any k with |r| ≤ 1/2 is correct; this one balances the number of terms and the number of squarings.
  const k = BigInt(bitLength(x.magnitude() >> x.bits) + Math.floor(Math.sqrt(Number(x.bits))) + 1);
  const bits = x.bits + k + 8n;
  const r = x.withBits(bits).halved(k);
  let term = DyadicInterval.integer(1n, bits);
  let sum = term;
  for (let n = 1n; term.magnitude() > 1n; n++) {
    term = term.times(r).dividedByInteger(n);
    sum = sum.plus(term);
  }
  let power = sum.widened(term.magnitude());
  for (let i = 0n; i < k; i++) power = power.squared();
  const result = power.withBits(x.bits);
  return x.hi > 0n ? result : result.within(0n, 1n << x.bits);
}

/**
 * ln(1 + u) for 0 ≤ u ≤ 1. Throws for other u.
 *
 * ln(1 + u) = 2 artanh z with z = u/(2 + u) ≤ 1/3, since (1 + z)/(1 − z) = 1 + u; and
 * artanh z = z + z³/3 + z⁵/5 + …, where each term is at most z² ≤ 1/9 times the one before, so that all the
 * terms after tₙ add up to at most tₙ/8.
 */
export function log1pOver(u: DyadicInterval): DyadicInterval {
  if (u.lo < 0n || u.hi > 1n << u.bits) {
    throw new RangeError(`log1pOver: expected an argument in [0, 1], got ${u.toString()}`);
  }
  const fine = u.withBits(u.bits + 8n);
  const z = fine.dividedBy(fine.plus(DyadicInterval.integer(2n, fine.bits)));
  const zz = z.squared();
  let power = z;
  let term = z;
  let sum = z;
  for (let n = 3n; term.hi > 1n; n += 2n) {
    power = power.times(zz);
    term = power.dividedByInteger(n);
    sum = sum.plus(term);
  }
  const rest = DyadicInterval.of(0n, term.hi, fine.bits);
  return sum.plus(rest).timesInteger(2n).withBits(u.bits);
}

/**
 * σ(x) = 1/(1 + e^−x), as 1 − σ(−x) for negative x, so that e is only ever raised to negative powers.
 *
 * @example
 * ```ts
 * import { DyadicInterval, sigmoidOver } from 'basincheck/exact';
 * sigmoidOver(DyadicInterval.integer(1n, 8n)); // → [186, 188]/2^8
 * ```
 */
export function sigmoidOver(x: DyadicInterval): DyadicInterval {
  const one = DyadicInterval.integer(1n, x.bits);
  const atMagnitude = (t: DyadicInterval): DyadicInterval => one.dividedBy(one.plus(expOver(t.negated())));
  return onEitherSide(x, (t) => one.minus(atMagnitude(t)), atMagnitude);
}

/**
 * σ′(x) = σ(x)(1 − σ(x)) = 1/4 − (σ(x) − 1/2)²
 *
 * @example
 * ```ts
 * import { DyadicInterval, sigmoidSlopeOver } from 'basincheck/exact';
 * sigmoidSlopeOver(DyadicInterval.integer(1n, 8n)); // → [49, 51]/2^8
 * ```
 */
export function sigmoidSlopeOver(x: DyadicInterval): DyadicInterval {
  const one = DyadicInterval.integer(1n, x.bits);
  return one.halved(2n).minus(sigmoidOver(x).minus(one.halved(1n)).squared());
}

/**
 * tanh x = 2/(1 + e^−2x) − 1, an odd function.
 *
 * @example
 * ```ts
 * import { DyadicInterval, tanhOver } from 'basincheck/exact';
 * tanhOver(DyadicInterval.integer(1n, 8n)); // → [194, 196]/2^8
 * ```
 */
export function tanhOver(x: DyadicInterval): DyadicInterval {
  const one = DyadicInterval.integer(1n, x.bits);
  const atMagnitude = (t: DyadicInterval): DyadicInterval =>
    one
      .timesInteger(2n)
      .dividedBy(one.plus(expOver(t.timesInteger(-2n))))
      .minus(one);
  return onEitherSide(x, (t) => atMagnitude(t).negated(), atMagnitude);
}

/**
 * tanh′ x = 1 − tanh² x
 *
 * @example
 * ```ts
 * import { DyadicInterval, tanhSlopeOver } from 'basincheck/exact';
 * tanhSlopeOver(DyadicInterval.integer(1n, 8n)); // → [105, 109]/2^8
 * ```
 */
export function tanhSlopeOver(x: DyadicInterval): DyadicInterval {
  return DyadicInterval.integer(1n, x.bits).minus(tanhOver(x).squared());
}

/**
 * softplus(x) = ln(1 + e^x) = max(x, 0) + ln(1 + e^−|x|)
 *
 * @example
 * ```ts
 * import { DyadicInterval, softplusOver } from 'basincheck/exact';
 * softplusOver(DyadicInterval.integer(0n, 8n)); // → [177, 178]/2^8
 * ```
 */
export function softplusOver(x: DyadicInterval): DyadicInterval {
  return positivePart(x).plus(log1pOver(expOver(x.abs().negated())));
}

/**
 * The set of max(x, 0), exactly.
 *
 * @example
 * ```ts
 * import { DyadicInterval, positivePart } from 'basincheck/exact';
 * positivePart(DyadicInterval.of(-3n, 2n, 8n)); // → [0, 2]/2^8
 * ```
 */
export function positivePart(x: DyadicInterval): DyadicInterval {
  return DyadicInterval.of(x.lo > 0n ? x.lo : 0n, x.hi > 0n ? x.hi : 0n, x.bits);
}

/**
 * f over x, put together from t ↦ f(−t) and t ↦ f(t) for t ≥ 0.
 *
 * @example
 * ```ts
 * import { DyadicInterval, onEitherSide } from 'basincheck/exact';
 * const absolute = (x: DyadicInterval) => onEitherSide(x, (t) => t, (t) => t);
 * absolute(DyadicInterval.of(-3n, 2n, 8n)); // → [0, 3]/2^8
 * ```
 */
export function onEitherSide(
  x: DyadicInterval,
  atMinus: (t: DyadicInterval) => DyadicInterval,
  atPlus: (t: DyadicInterval) => DyadicInterval,
): DyadicInterval {
  if (x.lo >= 0n) return atPlus(x);
  if (x.hi <= 0n) return atMinus(x.negated());
  return atMinus(DyadicInterval.of(0n, -x.lo, x.bits)).hull(atPlus(DyadicInterval.of(0n, x.hi, x.bits)));
}
