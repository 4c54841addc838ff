/** How an orbit in the plane or in space ends at one of the four steps between two looks. */

import { Plane } from './apply';
import { LEFT_FLOAT_RANGE, NOWHERE, RECURRED } from './ending';
import { isWithin, SIGN } from './look';
import { block, blockBytes, centres, forms, past, placeOf, reach, targetCount, trail } from './state';

/** Number of steps that are judged together, and what came out for each: an `Ending`, a target or `NOWHERE`, as int64. */
export const STEPS_TOGETHER = 4;
export const CODES: usize = memory.data(32, 16);

/**
 * How the orbit of point k ends at each of the last four steps, unless it escapes: writes `CODES`, and returns the first step
 * at which it ends, or 4. At which step an orbit lands cannot be predicted, so a loop that stops there takes longer.
 *
 * Two steps are in a vector; small letters are the first and the second one, capitals the third and the fourth.
 */
@inline
export function endOf<S>(k: i32): i32 {
  const first = placeOf(trail, k);
  const last = placeOf(block, k);
  const y = placeOf(past, k);
  const x0 = twoOf(first, first + blockBytes);
  const X0 = twoOf(first + (blockBytes << 1), last);
  const x1 = twoOf(first + 64, first + blockBytes + 64);
  const X1 = twoOf(first + (blockBytes << 1) + 64, last + 64);
  const y0 = v128.load64_splat(y);
  const y1 = v128.load64_splat(y, 64);
  const sign = v128.load64_splat(SIGN);
  const most = f64x2.splat(f64.MAX_VALUE);
  let same = v128.and(f64x2.eq(x0, y0), f64x2.eq(x1, y1));
  let Same = v128.and(f64x2.eq(X0, y0), f64x2.eq(X1, y1));
  let finite = v128.and(isWithin(x0, sign, most), isWithin(x1, sign, most));
  let Finite = v128.and(isWithin(X0, sign, most), isWithin(X1, sign, most));
  let code = i64x2.splat(NOWHERE);
  let Code = code;
  // From the last target to the first, so that of all that contain a point the first one stays.
  let target = targetCount;
  if (idof<S>() == idof<Plane>()) {
    let c = centres + (<usize>target << 4);
    let r = reach + (<usize>target << 4);
    let form = forms + (<usize>target << 5);
    while (target > 0) {
      target--;
      c -= 16;
      r -= 16;
      form -= 32;
      const number = i64x2.splat(target);
      code = v128.bitselect(number, code, isInPlane(x0, x1, c, r, form, sign));
      Code = v128.bitselect(number, Code, isInPlane(X0, X1, c, r, form, sign));
    }
  } else {
    const x2 = twoOf(first + 128, first + blockBytes + 128);
    const X2 = twoOf(first + (blockBytes << 1) + 128, last + 128);
    const y2 = v128.load64_splat(y, 128);
    same = v128.and(same, f64x2.eq(x2, y2));
    Same = v128.and(Same, f64x2.eq(X2, y2));
    finite = v128.and(finite, isWithin(x2, sign, most));
    Finite = v128.and(Finite, isWithin(X2, sign, most));
    let c = centres + <usize>target * 24;
    let r = reach + <usize>target * 24;
    let form = forms + <usize>target * 72;
    while (target > 0) {
      target--;
      c -= 24;
      r -= 24;
      form -= 72;
      const number = i64x2.splat(target);
      code = v128.bitselect(number, code, isInSpace(x0, x1, x2, c, r, form, sign));
      Code = v128.bitselect(number, Code, isInSpace(X0, X1, X2, c, r, form, sign));
    }
  }
  const nowhere = i64x2.splat(NOWHERE);
  const recurred = i64x2.splat(RECURRED);
  const left = i64x2.splat(LEFT_FLOAT_RANGE);
  code = v128.bitselect(v128.bitselect(recurred, code, same), left, finite);
  Code = v128.bitselect(v128.bitselect(recurred, Code, Same), left, Finite);
  v128.store(CODES, code);
  v128.store(CODES, Code, 16);
  const ended = i64x2.bitmask(i64x2.ne(code, nowhere)) | (i64x2.bitmask(i64x2.ne(Code, nowhere)) << 2);
  return 1 + ctz(ended | 8);
}

/** A coordinate at two places. */
@inline
function twoOf(x: usize, y: usize): v128 {
  return v128.load64_lane(y, v128.load64_zero(x), 1);
}

/** The operations of `landingInPlane`. */
@inline
function isInPlane(x: v128, y: v128, c: usize, r: usize, form: usize, sign: v128): v128 {
  const d = f64x2.sub(x, v128.load64_splat(c));
  const e = f64x2.sub(y, v128.load64_splat(c, 8));
  const near = v128.and(isWithin(d, sign, v128.load64_splat(r)), isWithin(e, sign, v128.load64_splat(r, 8)));
  const second = f64x2.mul(v128.load64_splat(form, 24), e);
  const first = f64x2.add(
    f64x2.mul(v128.load64_splat(form), d),
    f64x2.mul(v128.load64_splat(form, 8), e),
  );
  const square = f64x2.add(f64x2.mul(second, second), f64x2.mul(first, first));
  return v128.and(near, f64x2.le(square, f64x2.splat(1)));
}

/** The operations of `landingInSpace`. */
@inline
function isInSpace(x: v128, y: v128, z: v128, c: usize, r: usize, form: usize, sign: v128): v128 {
  const d = f64x2.sub(x, v128.load64_splat(c));
  const e = f64x2.sub(y, v128.load64_splat(c, 8));
  const f = f64x2.sub(z, v128.load64_splat(c, 16));
  const near = v128.and(
    v128.and(isWithin(d, sign, v128.load64_splat(r)), isWithin(e, sign, v128.load64_splat(r, 8))),
    isWithin(f, sign, v128.load64_splat(r, 16)),
  );
  const third = f64x2.mul(v128.load64_splat(form, 64), f);
  const second = f64x2.add(
    f64x2.mul(v128.load64_splat(form, 32), e),
    f64x2.mul(v128.load64_splat(form, 40), f),
  );
  const first = f64x2.add(
    f64x2.add(f64x2.mul(v128.load64_splat(form), d), f64x2.mul(v128.load64_splat(form, 8), e)),
    f64x2.mul(v128.load64_splat(form, 16), f),
  );
  const square = f64x2.add(
    f64x2.add(f64x2.mul(third, third), f64x2.mul(second, second)),
    f64x2.mul(first, first),
  );
  return v128.and(near, f64x2.le(square, f64x2.splat(1)));
}
