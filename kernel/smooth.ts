/**
 * The smooth φ that are made of e^x: the operations of `src/exact/numbers/exponential-float64.ts` in the same order, on two
 * numbers at once. `at` is where the numbers of that file begin.
 */

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

@inline
function one(at: usize): v128 {
  return v128.load64_splat(at);
}

@inline
function two(at: usize): v128 {
  return v128.load64_splat(at, 8);
}

@inline
function least(at: usize): v128 {
  return v128.load64_splat(at, 16);
}

@inline
function sign(at: usize): v128 {
  return v128.load64_splat(at, 24);
}

/** x/ln 2 + 1.5·2^52: the last bits of the sum are those of the integer k. */
@inline
function rounded(x: v128, at: usize): v128 {
  return plus(times(x, v128.load64_splat(at, 32)), v128.load64_splat(at, 40));
}

/** 2^k: k added to the exponent of 1. */
@inline
function power(sum: v128, at: usize): v128 {
  return i64x2.add(i64x2.shl(sum, 52), one(at));
}

/** a + r·b + r2·(c + r·d) for four numbers in a row. */
@inline
function cubic(r: v128, r2: v128, at: usize): v128 {
  return plus(
    plus(v128.load64_splat(at), times(r, v128.load64_splat(at, 8))),
    times(r2, plus(v128.load64_splat(at, 16), times(r, v128.load64_splat(at, 24)))),
  );
}

@inline
function rest(x: v128, sum: v128, at: usize): v128 {
  const k = minus(sum, v128.load64_splat(at, 40));
  const r = minus(
    minus(x, times(k, v128.load64_splat(at, 48))),
    times(k, v128.load64_splat(at, 56)),
  );
  const r2 = times(r, r);
  const r4 = times(r2, r2);
  const middle = plus(cubic(r, r2, at + 96), times(r4, cubic(r, r2, at + 128)));
  return plus(r, times(r2, plus(cubic(r, r2, at + 64), times(r4, middle))));
}

/** e^x for x ≤ 0. */
@inline
function exp(x: v128, at: usize): v128 {
  const y = f64x2.pmax(x, least(at));
  const sum = rounded(y, at);
  const s = power(sum, at);
  return v128.andnot(plus(s, times(s, rest(y, sum, at))), f64x2.lt(x, least(at)));
}

/** e^x − 1 for x ≤ 0. */
@inline
function expm1(x: v128, at: usize): v128 {
  const y = f64x2.pmax(x, least(at));
  const sum = rounded(y, at);
  const s = power(sum, at);
  return plus(minus(s, one(at)), times(s, rest(y, sum, at)));
}

/** −|x| */
@inline
function below(x: v128, at: usize): v128 {
  return v128.or(x, sign(at));
}

@inline
function sigmoid(x: v128, at: usize): v128 {
  const e = exp(below(x, at), at);
  const isNegative = f64x2.lt(x, i64x2.splat(0));
  return f64x2.div(v128.bitselect(e, one(at), isNegative), plus(one(at), e));
}

export class Tanh {
  @inline
  of(x: v128, a: v128, b: v128, at: usize): v128 {
    const u = expm1(times(two(at), below(x, at)), at);
    const t = f64x2.div(u, plus(two(at), u));
    // t ≤ 0, with the sign of x instead.
    return v128.xor(t, v128.andnot(sign(at), x));
  }
}

export class Sigmoid {
  @inline
  of(x: v128, a: v128, b: v128, at: usize): v128 {
    return sigmoid(x, at);
  }
}

export class Softplus {
  @inline
  of(x: v128, a: v128, b: v128, at: usize): v128 {
    const u = exp(below(x, at), at);
    const z = f64x2.div(u, plus(two(at), u));
    const w = times(z, z);
    const w2 = times(w, w);
    const w4 = times(w2, w2);
    const last = plus(cubic(w, w2, at + 224), times(w4, cubic(w, w2, at + 256)));
    const series = plus(cubic(w, w2, at + 160), times(w4, plus(cubic(w, w2, at + 192), times(w4, last))));
    const positive = v128.and(x, f64x2.gt(x, i64x2.splat(0)));
    return plus(positive, times(times(two(at), z), series));
  }
}

export class Elu {
  @inline
  of(x: v128, a: v128, b: v128, at: usize): v128 {
    const isPositive = f64x2.gt(x, i64x2.splat(0));
    return v128.bitselect(x, expm1(v128.andnot(x, isPositive), at), isPositive);
  }
}

export class Silu {
  @inline
  of(x: v128, a: v128, b: v128, at: usize): v128 {
    return times(f64x2.pmax(x, least(at)), sigmoid(x, at));
  }
}
