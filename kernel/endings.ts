/**
 * How orbits end. Two points at a time are asked whether anything may have happened to them; if so, each is judged by
 * itself, in the order of the scalar kernel.
 */

import { Plane, Space } from './apply';
import { finish } from './block';
import {
  block,
  centres,
  forms,
  growing,
  n,
  norm,
  past,
  placeOf,
  reach,
  targetCount,
  written,
} from './state';

/** As in the interface. */
const ESCAPED: i32 = -1;
const LEFT_FLOAT_RANGE: i32 = -2;
const RECURRED: i32 = -3;
const GROWING_STEPS: f64 = 16;
const NOWHERE: i32 = -100;

@inline
function within(x: v128, bound: v128): v128 {
  return f64x2.le(f64x2.abs(x), bound);
}

/** Of the two points at x: is |x_i| ≤ bound for every i? Not where one is NaN. */
@inline
export function isInside<S>(x: usize, bound: v128): v128 {
  if (idof<S>() == idof<Plane>()) {
    return v128.and(within(v128.load(x), bound), within(v128.load(x, 64), bound));
  }
  if (idof<S>() == idof<Space>()) {
    return v128.and(
      v128.and(within(v128.load(x), bound), within(v128.load(x, 64), bound)),
      within(v128.load(x, 128), bound),
    );
  }
  let inside = within(v128.load(x), bound);
  for (let i = 1; i < n; i++) {
    x += 64;
    inside = v128.and(inside, within(v128.load(x), bound));
  }
  return inside;
}

/** Are the two points where the past is? */
@inline
export function isSame<S>(x: usize): v128 {
  let y = x + (past - block);
  let same = f64x2.eq(v128.load(x), v128.load(y));
  if (idof<S>() == idof<Plane>()) {
    return v128.and(same, f64x2.eq(v128.load(x, 64), v128.load(y, 64)));
  }
  if (idof<S>() == idof<Space>()) {
    return v128.and(
      v128.and(same, f64x2.eq(v128.load(x, 64), v128.load(y, 64))),
      f64x2.eq(v128.load(x, 128), v128.load(y, 128)),
    );
  }
  for (let i = 1; i < n && v128.any_true(same); i++) {
    x += 64;
    y += 64;
    same = v128.and(same, f64x2.eq(v128.load(x), v128.load(y)));
  }
  return same;
}

@inline
function isNearAlong(x: v128, centre: usize, halfWidth: usize): v128 {
  return within(f64x2.sub(x, v128.load64_splat(centre)), v128.load64_splat(halfWidth));
}

/** Are the two points in the box around some target? */
@inline
export function isNear<S>(x: usize): v128 {
  let near = i64x2.splat(0);
  let c = centres;
  let r = reach;
  if (idof<S>() == idof<Plane>()) {
    const x0 = v128.load(x);
    const x1 = v128.load(x, 64);
    for (let target = 0; target < targetCount; target++) {
      near = v128.or(near, v128.and(isNearAlong(x0, c, r), isNearAlong(x1, c + 8, r + 8)));
      c += 16;
      r += 16;
    }
  } else if (idof<S>() == idof<Space>()) {
    const x0 = v128.load(x);
    const x1 = v128.load(x, 64);
    const x2 = v128.load(x, 128);
    for (let target = 0; target < targetCount; target++) {
      near = v128.or(
        near,
        v128.and(
          v128.and(isNearAlong(x0, c, r), isNearAlong(x1, c + 8, r + 8)),
          isNearAlong(x2, c + 16, r + 16),
        ),
      );
      c += 24;
      r += 24;
    }
  } else {
    const rowBytes = (<usize>n) << 3;
    for (let target = 0; target < targetCount; target++) {
      let y = x;
      let inBox = isNearAlong(v128.load(y), c, r);
      for (let i: usize = 8; i < rowBytes && v128.any_true(inBox); i += 8) {
        y += 64;
        inBox = v128.and(inBox, isNearAlong(v128.load(y), c + i, r + i));
      }
      near = v128.or(near, inBox);
      c += rowBytes;
      r += rowBytes;
    }
  }
  return near;
}

/**
 * Counts for how many steps the points k and k + 1 at x have grown, one of them not inside. Which are to be judged:
 * those that have grown long enough, or are not finite. What was written before the last step is void: then the
 * point was inside, and has grown since.
 */
export function countGrowth(x: usize, k: i32, t: i32, radius: v128): v128 {
  const place = <usize>k << 3;
  let size = f64x2.abs(v128.load(x));
  let isFinite = f64x2.le(size, f64x2.splat(f64.MAX_VALUE));
  for (let i = 1; i < n; i++) {
    x += 64;
    const next = f64x2.abs(v128.load(x));
    isFinite = v128.and(isFinite, f64x2.le(next, f64x2.splat(f64.MAX_VALUE)));
    size = f64x2.pmax(size, next);
  }
  const isKnown = f64x2.eq(v128.load(written + place), f64x2.splat(<f64>(t - 1)));
  const before = v128.and(v128.load(growing + place), isKnown);
  const grew = v128.and(
    f64x2.gt(size, radius),
    v128.or(f64x2.gt(size, v128.load(norm + place)), v128.not(isKnown)),
  );
  const count = v128.and(f64x2.add(before, f64x2.splat(1)), grew);
  v128.store(growing + place, count);
  v128.store(norm + place, size);
  v128.store(written + place, f64x2.splat(<f64>t));
  return v128.or(f64x2.eq(count, f64x2.splat(GROWING_STEPS)), v128.not(isFinite));
}

/** Judges those of the points k + 1 and k that are marked; how many of the m points are left. */
export function judge(marks: v128, k: i32, m: i32, t: i32): i32 {
  if (i64x2.extract_lane(marks, 1) && k + 1 < m) m = judgeOne(k + 1, m, t);
  if (i64x2.extract_lane(marks, 0) && k < m) m = judgeOne(k, m, t);
  return m;
}

function judgeOne(k: i32, m: i32, t: i32): i32 {
  const ending = endingOf(k, t);
  if (ending == NOWHERE) return m;
  finish(k, m, ending, t);
  return m - 1;
}

function endingOf(k: i32, t: i32): i32 {
  if (t == 0) return landing(k);
  let x = placeOf(block, k);
  const pastOf = past - block;
  let same = true;
  for (let i = 0; i < n; i++) {
    const value = load<f64>(x);
    if (!(abs(value) <= f64.MAX_VALUE)) return LEFT_FLOAT_RANGE;
    if (value != load<f64>(x + pastOf)) same = false;
    x += 64;
  }
  if (same) return RECURRED;
  const place = <usize>k << 3;
  if (load<f64>(written + place) == <f64>t && load<f64>(growing + place) == GROWING_STEPS) return ESCAPED;
  return landing(k);
}

/** The first target that contains the point k, or `NOWHERE`. */
function landing(k: i32): i32 {
  const x = placeOf(block, k);
  const rowBytes = (<usize>n) << 3;
  for (let target = 0; target < targetCount; target++) {
    if (isInTarget(x, centres + <usize>target * rowBytes, target, rowBytes)) return target;
  }
  return NOWHERE;
}

function isInTarget(x: usize, centre: usize, target: i32, rowBytes: usize): bool {
  const halfWidths = reach + <usize>target * rowBytes;
  for (let i: usize = 0; i < rowBytes; i += 8) {
    if (!(abs(load<f64>(x + (i << 3)) - load<f64>(centre + i)) <= load<f64>(halfWidths + i))) return false;
  }
  let form = forms + <usize>target * <usize>n * rowBytes;
  let square: f64 = 0;
  for (let i: usize = 0; i < rowBytes; i += 8) {
    let sum: f64 = 0;
    for (let j = i; j < rowBytes; j += 8) {
      sum += load<f64>(form + j) * (load<f64>(x + (j << 3)) - load<f64>(centre + j));
    }
    square += sum * sum;
    form += rowBytes;
  }
  return square <= 1;
}
