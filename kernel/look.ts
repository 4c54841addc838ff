/**
 * A look at a group of 8 points: may anything have happened to one of them? Two at a time are compared with the
 * targets, with their past and with the escape radius.
 */

import { Plane, Space } from './apply';
import { block, centres, growing, n, norm, past, reach, targetCount, written } from './state';

/**
 * The points of the group at x that are to be judged, point k being bit k mod 8. The last look was at step t, this one is
 * w steps later. What has grown outside the radius at `longest` looks is to be judged.
 */
@inline
export function marksOf<S>(x: usize, group: i32, t: i32, w: i32, radius: f64, longest: f64): i32 {
  const bound = f64x2.splat(min(radius, f64.MAX_VALUE));
  let m0 = v128.or(isNear<S>(x), isSame<S>(x));
  let m1 = v128.or(isNear<S>(x + 16), isSame<S>(x + 16));
  let m2 = v128.or(isNear<S>(x + 32), isSame<S>(x + 32));
  let m3 = v128.or(isNear<S>(x + 48), isSame<S>(x + 48));
  const i0 = isInside<S>(x, bound);
  const i1 = isInside<S>(x + 16, bound);
  const i2 = isInside<S>(x + 32, bound);
  const i3 = isInside<S>(x + 48, bound);
  if (!i64x2.all_true(v128.and(v128.and(i0, i1), v128.and(i2, i3)))) {
    if (!i64x2.all_true(i0)) m0 = v128.or(m0, hasGrown(x, group, t, w, radius, longest));
    if (!i64x2.all_true(i1)) m1 = v128.or(m1, hasGrown(x + 16, group + 2, t, w, radius, longest));
    if (!i64x2.all_true(i2)) m2 = v128.or(m2, hasGrown(x + 32, group + 4, t, w, radius, longest));
    if (!i64x2.all_true(i3)) m3 = v128.or(m3, hasGrown(x + 48, group + 6, t, w, radius, longest));
  }
  if (!v128.any_true(v128.or(v128.or(m0, m1), v128.or(m2, m3)))) return 0;
  return (
    i64x2.bitmask(m0) | (i64x2.bitmask(m1) << 2) | (i64x2.bitmask(m2) << 4) | (i64x2.bitmask(m3) << 6)
  );
}

/** The points of the group at x that are in the box around some target. */
@inline
export function nearOnes<S>(x: usize): i32 {
  const bits0 = i64x2.bitmask(isNear<S>(x)) | (i64x2.bitmask(isNear<S>(x + 16)) << 2);
  return bits0 | (i64x2.bitmask(isNear<S>(x + 32)) << 4) | (i64x2.bitmask(isNear<S>(x + 48)) << 6);
}

@inline
function within(x: v128, bound: v128): v128 {
  return f64x2.le(f64x2.abs(x), bound);
}

/** Of the two points at x: is |x_i| ≤ bound for every i? Not where one is NaN. */
@inline
function isInside<S>(x: usize, bound: v128): v128 {
  let inside = within(v128.load(x), bound);
  if (idof<S>() == idof<Plane>()) return v128.and(inside, within(v128.load(x, 64), bound));
  if (idof<S>() == idof<Space>()) {
    return v128.and(
      v128.and(inside, within(v128.load(x, 64), bound)),
      within(v128.load(x, 128), bound),
    );
  }
  const end = x + (<usize>n << 6);
  for (x += 64; x < end; x += 64) inside = v128.and(inside, within(v128.load(x), bound));
  return inside;
}

/** Are the two points where the past is? */
@inline
function isSame<S>(x: usize): v128 {
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
function isNear<S>(x: usize): v128 {
  let near = i64x2.splat(0);
  const apart = reach - centres;
  const rowBytes = (<usize>n) << 3;
  const end = centres + <usize>targetCount * rowBytes;
  if (idof<S>() == idof<Plane>()) {
    const x0 = v128.load(x);
    const x1 = v128.load(x, 64);
    for (let c = centres; c < end; c += 16) {
      const r = c + apart;
      near = v128.or(near, v128.and(isNearAlong(x0, c, r), isNearAlong(x1, c + 8, r + 8)));
    }
  } else if (idof<S>() == idof<Space>()) {
    const x0 = v128.load(x);
    const x1 = v128.load(x, 64);
    const x2 = v128.load(x, 128);
    for (let c = centres; c < end; c += 24) {
      const r = c + apart;
      const inBox = v128.and(isNearAlong(x0, c, r), isNearAlong(x1, c + 8, r + 8));
      near = v128.or(near, v128.and(inBox, isNearAlong(x2, c + 16, r + 16)));
    }
  } else {
    for (let c = centres; c < end; c += rowBytes) {
      let y = x;
      let inBox = isNearAlong(v128.load(y), c, c + apart);
      for (let i: usize = 8; i < rowBytes && v128.any_true(inBox); i += 8) {
        y += 64;
        inBox = v128.and(inBox, isNearAlong(v128.load(y), c + i, c + apart + i));
      }
      near = v128.or(near, inBox);
    }
  }
  return near;
}

/**
 * Counts at how many looks the points k and k + 1 at x have grown, one of them not inside. Which are to be judged: those
 * that have grown long enough, or are not finite. What was not written at the last look is void: then both points were
 * inside, and what is outside now has grown since.
 */
function hasGrown(x: usize, k: i32, t: i32, w: i32, escapeRadius: f64, longest: f64): v128 {
  const place = <usize>k << 3;
  let size = f64x2.abs(v128.load(x));
  let isFinite = f64x2.le(size, f64x2.splat(f64.MAX_VALUE));
  for (let i = 1; i < n; i++) {
    x += 64;
    const next = f64x2.abs(v128.load(x));
    isFinite = v128.and(isFinite, f64x2.le(next, f64x2.splat(f64.MAX_VALUE)));
    size = f64x2.pmax(size, next);
  }
  const isKnown = f64x2.eq(v128.load(written + place), f64x2.splat(<f64>t));
  const before = v128.and(v128.load(growing + place), isKnown);
  const isLarger = v128.or(f64x2.gt(size, v128.load(norm + place)), v128.not(isKnown));
  const grew = v128.and(f64x2.gt(size, f64x2.splat(escapeRadius)), isLarger);
  const count = v128.and(f64x2.add(before, f64x2.splat(1)), grew);
  v128.store(growing + place, count);
  v128.store(norm + place, size);
  v128.store(written + place, f64x2.splat(<f64>(t + w)));
  return v128.or(f64x2.eq(count, f64x2.splat(longest)), v128.not(isFinite));
}
