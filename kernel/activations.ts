/**
 * φ on two numbers at once. Each kind is a class, so that it can be a type parameter: the code is then compiled once for
 * each kind. (A constant argument is not folded, and cost a factor of 2.6.) There are no objects: `of` is called on none.
 *
 * `at` is where the numbers that φ is made of begin; `a` and `b` are the first two of them, kept in registers.
 */

/** None, after the last layer. */
export class Identity {
  @inline
  of(y: v128, a: v128, b: v128, at: usize): v128 {
    return y;
  }
}

/** max(y, a·y): two pieces through 0 of which the upper has slope 1, the lower one slope a, 0 < a ≤ 1. */
export class Leaky {
  @inline
  of(y: v128, a: v128, b: v128, at: usize): v128 {
    return f64x2.pmax(y, f64x2.mul(y, a));
  }
}

/** max(y, 0). */
export class Relu {
  @inline
  of(y: v128, a: v128, b: v128, at: usize): v128 {
    return f64x2.pmax(y, i64x2.splat(0));
  }
}

/** y kept between a and b: three pieces. */
export class Clip {
  @inline
  of(y: v128, a: v128, b: v128, at: usize): v128 {
    return f64x2.pmin(f64x2.pmax(y, a), b);
  }
}

/** slope·y, which is 0 for an infinite y if the slope is 0, and NaN for NaN. */
@inline
function product(slope: v128, y: v128): v128 {
  const isConstant = v128.and(f64x2.eq(slope, i64x2.splat(0)), f64x2.eq(y, y));
  return v128.andnot(f64x2.mul(y, slope), isConstant);
}

/** a·y up to `until`, b·y beyond: two pieces through 0, any slopes. Numbers: a, b, until. */
export class Bend {
  @inline
  of(y: v128, a: v128, b: v128, at: usize): v128 {
    const below = f64x2.le(y, v128.load64_splat(at, 16));
    return product(v128.bitselect(a, b, below), y);
  }
}

/** Any pieces. Numbers: slope and intercept of the last; how many others there are; of each until, slope, intercept. */
export class Pieces {
  @inline
  of(y: v128, a: v128, b: v128, at: usize): v128 {
    let slope = a;
    let intercept = b;
    const first = at + 24;
    // From the last to the first, so that of all pieces with y ≤ until the first one stays.
    for (let piece = first + <usize>load<f64>(at, 16) * 24; piece > first;) {
      piece -= 24;
      const below = f64x2.le(y, v128.load64_splat(piece));
      slope = v128.bitselect(v128.load64_splat(piece, 8), slope, below);
      intercept = v128.bitselect(v128.load64_splat(piece, 16), intercept, below);
    }
    return f64x2.add(product(slope, y), intercept);
  }
}
