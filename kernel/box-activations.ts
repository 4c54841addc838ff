/**
 * φ on the ends of two boxes at once: on upper bounds q, and on upper bounds p of the negative. A class for each kind, as in
 * `activations.ts`; a, b, c and d are the first four numbers that it is made of, kept in registers.
 */

/** The affine map alone. */
export class Unbent {
  @inline
  upper(q: v128, a: v128, b: v128): v128 {
    return q;
  }
  @inline
  lower(p: v128, c: v128, d: v128): v128 {
    return p;
  }
}

/** max(y, slope·y). Numbers: the slope, ε, and both again. */
export class LeakyEnds {
  @inline
  upper(q: v128, a: v128, b: v128): v128 {
    return widened(f64x2.pmax(q, f64x2.mul(q, a)), b);
  }
  @inline
  lower(p: v128, c: v128, d: v128): v128 {
    return widened(f64x2.pmin(p, f64x2.mul(p, c)), d);
  }
}

/** y between two bounds. Numbers: those for q, and those for p. */
export class ClipEnds {
  @inline
  upper(q: v128, a: v128, b: v128): v128 {
    return f64x2.pmin(f64x2.pmax(q, a), b);
  }
  @inline
  lower(p: v128, c: v128, d: v128): v128 {
    return f64x2.pmin(f64x2.pmax(p, c), d);
  }
}

@inline
export function widened(end: v128, error: v128): v128 {
  return f64x2.add(end, f64x2.mul(error, f64x2.abs(end)));
}

/** Above a bound of a piece, a·s for a slope of this size, and the error. */
@inline
function bound(size: v128, s: v128, intercept: v128, error: v128): v128 {
  const y = f64x2.mul(size, s);
  const value = f64x2.add(y, intercept);
  return f64x2.add(value, f64x2.mul(error, f64x2.add(f64x2.abs(y), f64x2.abs(intercept))));
}

/**
 * Any pieces, on two rows of `bytes` bytes, those of q and those of p. Numbers: how many pieces there are, 2ε, and from the
 * fifth on of each −start, end, |slope|, the sign of the slope, intercept.
 */
export function bend(q: usize, p: usize, bytes: usize, at: usize): void {
  const error = v128.load64_splat(at, 8);
  const first = at + 32;
  const end = first + <usize>load<f64>(at) * 40;
  const none = f64x2.splat(f64.NEGATIVE_INFINITY);
  const zero = f64x2.splat(0);
  for (const last = q + bytes; q < last; q += 16) {
    const hi = v128.load(q);
    const lo = v128.load(p);
    let up = none;
    let down = none;
    for (let piece = first; piece < end; piece += 40) {
      const left = f64x2.pmin(lo, v128.load64_splat(piece));
      const right = f64x2.pmin(hi, v128.load64_splat(piece, 8));
      const isMet = f64x2.ge(f64x2.add(right, left), zero);
      const size = v128.load64_splat(piece, 16);
      const sign = load<f64>(piece, 24);
      const intercept = v128.load64_splat(piece, 32);
      // A constant piece may go on to infinity.
      const above = sign > 0 ? right : sign < 0 ? left : zero;
      const below = sign > 0 ? left : sign < 0 ? right : zero;
      const most = bound(size, above, intercept, error);
      const least = bound(size, below, f64x2.neg(intercept), error);
      up = f64x2.pmax(up, v128.bitselect(most, none, isMet));
      down = f64x2.pmax(down, v128.bitselect(least, none, isMet));
    }
    v128.store(q, up);
    v128.store(p, down);
    p += 16;
  }
}
