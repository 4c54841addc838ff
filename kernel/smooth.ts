/**
 * The smooth φ that are made of e^x: the operations of `src/exact/numbers/exponential-float64.ts` in the same order, on two
 * numbers at once.
 *
 * They take some 50 operations each of which needs the one before, and the processor looks only a few hundred instructions
 * ahead for others to do meanwhile. So φ of many numbers is computed in three passes, a third of the way in each; what one
 * hands to the next is kept in `RESTS` and `POWERS`. Each φ is a class, see `activations.ts`: e^x is taken at its `argument`,
 * ≤ 0, and `value` makes φ of 2^k and e^r − 1.
 */

import { phi } from './state';

/** Greatest number of bytes that go through the passes together. */
const STRETCH: usize = 512;
const RESTS: usize = memory.data(1024, 16);

@inline
function plus(x: v128, y: v128): v128 {
  return f64x2.add(x, y);
}

@inline
function minus(x: v128, y: v128): v128 {
  return f64x2.sub(x, y);
}

@inline
function times(x: v128, y: v128): v128 {
  return f64x2.mul(x, y);
}

/** Replaces all numbers from `at` up to `end`, a multiple of 32 bytes on, by φ of them. */
export function activateSmoothly<A>(at: usize, end: usize): void {
  while (at < end) {
    const stop = min(at + STRETCH, end);
    reduce<A>(at, stop);
    expand(RESTS + (stop - at));
    combine<A>(at, stop);
    at = stop;
  }
}

/** First pass: x = k·ln 2 + r; writes r and 2^k. Below the least argument, where 2^k would be subnormal, that one is taken. */
function reduce<A>(at: usize, end: usize): void {
  const act = changetype<A>(<usize>0);
  const numbers = phi;
  const one = v128.load(numbers);
  const two = v128.load(numbers, 16);
  const least = v128.load(numbers, 32);
  const sign = v128.load(numbers, 48);
  const perLn2 = v128.load(numbers, 64);
  const rounding = v128.load(numbers, 80);
  const ln2 = v128.load(numbers, 96);
  const ln2Rest = v128.load(numbers, 112);
  for (let to = RESTS; at < end; at += 32) {
    const x = f64x2.pmax(act.argument(v128.load(at), two, sign), least);
    const y = f64x2.pmax(act.argument(v128.load(at, 16), two, sign), least);
    // The last bits of the sums are those of the integers k, which are added to the exponent of 1.
    const sumX = plus(times(x, perLn2), rounding);
    const sumY = plus(times(y, perLn2), rounding);
    const kX = minus(sumX, rounding);
    const kY = minus(sumY, rounding);
    v128.store(to, minus(minus(x, times(kX, ln2)), times(kX, ln2Rest)));
    v128.store(to, minus(minus(y, times(kY, ln2)), times(kY, ln2Rest)), 16);
    v128.store(to, i64x2.add(i64x2.shl(sumX, 52), one), STRETCH);
    v128.store(to, i64x2.add(i64x2.shl(sumY, 52), one), STRETCH + 16);
    to += 32;
  }
}

/** a + r·b + r2·(c + r·d) */
@inline
function cubic(r: v128, r2: v128, a: v128, b: v128, c: v128, d: v128): v128 {
  return plus(plus(a, times(r, b)), times(r2, plus(c, times(r, d))));
}

/** Second pass: e^r − 1 instead of each r up to `end`. */
function expand(end: usize): void {
  const numbers = phi;
  for (let at = RESTS; at < end; at += 32) {
    const r = v128.load(at);
    const s = v128.load(at, 16);
    const r2 = times(r, r);
    const s2 = times(s, s);
    const r4 = times(r2, r2);
    const s4 = times(s2, s2);
    let a = v128.load(numbers, 256);
    let b = v128.load(numbers, 272);
    let c = v128.load(numbers, 288);
    let d = v128.load(numbers, 304);
    let p = cubic(r, r2, a, b, c, d);
    let q = cubic(s, s2, a, b, c, d);
    a = v128.load(numbers, 192);
    b = v128.load(numbers, 208);
    c = v128.load(numbers, 224);
    d = v128.load(numbers, 240);
    p = plus(cubic(r, r2, a, b, c, d), times(r4, p));
    q = plus(cubic(s, s2, a, b, c, d), times(s4, q));
    a = v128.load(numbers, 128);
    b = v128.load(numbers, 144);
    c = v128.load(numbers, 160);
    d = v128.load(numbers, 176);
    p = plus(cubic(r, r2, a, b, c, d), times(r4, p));
    q = plus(cubic(s, s2, a, b, c, d), times(s4, q));
    v128.store(at, plus(r, times(r2, p)));
    v128.store(at, plus(s, times(s2, q)), 16);
  }
}

/** Third pass: φ of all numbers. */
function combine<A>(at: usize, end: usize): void {
  const act = changetype<A>(<usize>0);
  const numbers = phi;
  const one = v128.load(numbers);
  const two = v128.load(numbers, 16);
  const least = v128.load(numbers, 32);
  const sign = v128.load(numbers, 48);
  for (let from = RESTS; at < end; at += 32) {
    const p = v128.load(from);
    const q = v128.load(from, 16);
    const s = v128.load(from, STRETCH);
    const t = v128.load(from, STRETCH + 16);
    const x = act.value(v128.load(at), s, p, one, two, least, sign, numbers);
    const y = act.value(v128.load(at, 16), t, q, one, two, least, sign, numbers);
    v128.store(at, x);
    v128.store(at, y, 16);
    from += 32;
  }
}

/** e^x */
@inline
function exp(x: v128, s: v128, p: v128, least: v128): v128 {
  return v128.andnot(plus(s, times(s, p)), f64x2.lt(x, least));
}

/** e^x − 1 */
@inline
function expm1(s: v128, p: v128, one: v128): v128 {
  return plus(minus(s, one), times(s, p));
}

@inline
function sigmoid(x: v128, s: v128, p: v128, one: v128, least: v128, sign: v128): v128 {
  const e = exp(v128.or(x, sign), s, p, least);
  const isNegative = f64x2.lt(x, i64x2.splat(0));
  // e, or 1 for x ≥ 0, where e ≤ 1.
  return f64x2.div(f64x2.pmax(e, v128.andnot(one, isNegative)), plus(one, e));
}

export class Tanh {
  /** −2·|x| */
  @inline
  argument(x: v128, two: v128, sign: v128): v128 {
    return times(two, v128.or(x, sign));
  }

  @inline
  value(x: v128, s: v128, p: v128, one: v128, two: v128, least: v128, sign: v128, numbers: usize): v128 {
    const u = expm1(s, p, one);
    const t = f64x2.div(u, plus(two, u));
    // t ≤ 0, with the sign of x instead.
    return v128.xor(t, v128.andnot(sign, x));
  }
}

export class Sigmoid {
  /** −|x| */
  @inline
  argument(x: v128, two: v128, sign: v128): v128 {
    return v128.or(x, sign);
  }

  @inline
  value(x: v128, s: v128, p: v128, one: v128, two: v128, least: v128, sign: v128, numbers: usize): v128 {
    return sigmoid(x, s, p, one, least, sign);
  }
}

export class Softplus {
  /** −|x| */
  @inline
  argument(x: v128, two: v128, sign: v128): v128 {
    return v128.or(x, sign);
  }

  @inline
  value(x: v128, s: v128, p: v128, one: v128, two: v128, least: v128, sign: v128, numbers: usize): v128 {
    const u = exp(v128.or(x, sign), s, p, least);
    const z = f64x2.div(u, plus(two, u));
    const w = times(z, z);
    const w2 = times(w, w);
    const w4 = times(w2, w2);
    const last = plus(artanhTerms(w, w2, numbers + 448), times(w4, artanhTerms(w, w2, numbers + 512)));
    const series = plus(
      artanhTerms(w, w2, numbers + 320),
      times(w4, plus(artanhTerms(w, w2, numbers + 384), times(w4, last))),
    );
    const positive = v128.and(x, f64x2.gt(x, i64x2.splat(0)));
    return plus(positive, times(times(two, z), series));
  }
}

/** Four terms of a series whose coefficients begin at `at`. */
@inline
function artanhTerms(w: v128, w2: v128, at: usize): v128 {
  return cubic(w, w2, v128.load(at), v128.load(at, 16), v128.load(at, 32), v128.load(at, 48));
}

export class Elu {
  /** x, or 0 for x > 0 */
  @inline
  argument(x: v128, two: v128, sign: v128): v128 {
    return v128.andnot(x, f64x2.gt(x, i64x2.splat(0)));
  }

  @inline
  value(x: v128, s: v128, p: v128, one: v128, two: v128, least: v128, sign: v128, numbers: usize): v128 {
    return v128.bitselect(x, expm1(s, p, one), f64x2.gt(x, i64x2.splat(0)));
  }
}

export class Silu {
  /** −|x| */
  @inline
  argument(x: v128, two: v128, sign: v128): v128 {
    return v128.or(x, sign);
  }

  @inline
  value(x: v128, s: v128, p: v128, one: v128, two: v128, least: v128, sign: v128, numbers: usize): v128 {
    return times(f64x2.pmax(x, least), sigmoid(x, s, p, one, least, sign));
  }
}
