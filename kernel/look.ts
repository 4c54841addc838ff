/**
 * A look at a block: may anything have happened to some of its points? They are compared with their past, with the escape
 * radius and with the targets, 8 points at a time. What may have happened is kept as an int32 for each group: bit k for
 * point k if it is where its past is or in the box around some target, bit 8 + k if it is not within the bound. In more than
 * three dimensions, where every step is looked at, bit k says that it is in a target, not only in the box.
 */

import { Any, Plane } from './apply';
import { NOWHERE } from './ending';
import {
  block,
  centres,
  forms,
  groupBytes,
  growing,
  landings,
  marks,
  n,
  norm,
  past,
  reach,
  targetCount,
  written,
} from './state';

/** −0, whose only bit is the sign. */
export const SIGN: usize = memory.data<u64>([0x8000000000000000]);

/** Marks the points of the groups up to `end`. */
@inline
export function markBlock<S>(end: usize, bound: f64): void {
  if (idof<S>() == idof<Any>()) {
    let mark = marks;
    for (let x = block; x < end; x += groupBytes) {
      store<i32>(mark, marksAnywhere(x, bound, landings + ((mark - marks) << 3)));
      mark += 4;
    }
  } else {
    markPastAndSize<S>(end, bound);
    markNear<S>(end);
  }
}

/** Marks the points that start in the box around some target. */
@inline
export function markStarts<S>(end: usize): void {
  if (idof<S>() == idof<Any>()) {
    let mark = marks;
    for (let x = block; x < end; x += groupBytes) {
      store<i32>(mark, landedAnywhere(x, landings + ((mark - marks) << 3)));
      mark += 4;
    }
  } else {
    memory.fill(marks, 0, (end - block) / groupBytes << 2);
    markNear<S>(end);
  }
}

/** The eight signs of four masks. */
@inline
function bitsOf(m0: v128, m1: v128, m2: v128, m3: v128): i32 {
  const low = v128.shuffle<i32>(m0, m1, 1, 3, 5, 7);
  const high = v128.shuffle<i32>(m2, m3, 1, 3, 5, 7);
  return i16x8.bitmask(i16x8.narrow_i32x4_s(low, high));
}

function markPastAndSize<S>(end: usize, bound: f64): void {
  const sign = v128.load64_splat(SIGN);
  const most = f64x2.splat(bound);
  const apart = past - block;
  let mark = marks;
  for (let x = block; x < end; x += idof<S>() == idof<Plane>() ? 128 : 192) {
    const i0 = isInside<S>(x, sign, most);
    const i1 = isInside<S>(x + 16, sign, most);
    const i2 = isInside<S>(x + 32, sign, most);
    const i3 = isInside<S>(x + 48, sign, most);
    const y = x + apart;
    let bits = bitsOf(isSame<S>(x, y), isSame<S>(x + 16, y + 16), isSame<S>(x + 32, y + 32), isSame<S>(x + 48, y + 48));
    if (!i64x2.all_true(v128.and(v128.and(i0, i1), v128.and(i2, i3)))) bits |= (bitsOf(i0, i1, i2, i3) ^ 0xff) << 8;
    store<i32>(mark, bits);
    mark += 4;
  }
}

/** Of the two points at x: is |x_i| ≤ bound for every i? Not where one is NaN. */
@inline
function isInside<S>(x: usize, sign: v128, most: v128): v128 {
  const both = v128.and(isWithin(v128.load(x), sign, most), isWithin(v128.load(x, 64), sign, most));
  if (idof<S>() == idof<Plane>()) return both;
  return v128.and(both, isWithin(v128.load(x, 128), sign, most));
}

@inline
export function isWithin(x: v128, sign: v128, most: v128): v128 {
  return f64x2.le(v128.andnot(x, sign), most);
}

/** Are the two points at x where those at y are? */
@inline
function isSame<S>(x: usize, y: usize): v128 {
  const both = v128.and(
    f64x2.eq(v128.load(x), v128.load(y)),
    f64x2.eq(v128.load(x, 64), v128.load(y, 64)),
  );
  if (idof<S>() == idof<Plane>()) return both;
  return v128.and(both, f64x2.eq(v128.load(x, 128), v128.load(y, 128)));
}

/** Adds the marks of points in boxes, target by target. */
function markNear<S>(end: usize): void {
  const sign = v128.load64_splat(SIGN);
  let c = centres;
  let r = reach;
  for (let left = targetCount; left > 0; left--) {
    const c0 = v128.load64_splat(c);
    const c1 = v128.load64_splat(c, 8);
    const r0 = v128.load64_splat(r);
    const r1 = v128.load64_splat(r, 8);
    let mark = marks;
    if (idof<S>() == idof<Plane>()) {
      for (let x = block; x < end; x += 128) {
        const m0 = isNearInPlane(x, c0, r0, c1, r1, sign);
        const m1 = isNearInPlane(x + 16, c0, r0, c1, r1, sign);
        const m2 = isNearInPlane(x + 32, c0, r0, c1, r1, sign);
        const m3 = isNearInPlane(x + 48, c0, r0, c1, r1, sign);
        store<i32>(mark, load<i32>(mark) | bitsOf(m0, m1, m2, m3));
        mark += 4;
      }
      c += 16;
      r += 16;
    } else {
      const c2 = v128.load64_splat(c, 16);
      const r2 = v128.load64_splat(r, 16);
      for (let x = block; x < end; x += 192) {
        const m0 = isNearInSpace(x, c0, r0, c1, r1, c2, r2, sign);
        const m1 = isNearInSpace(x + 16, c0, r0, c1, r1, c2, r2, sign);
        const m2 = isNearInSpace(x + 32, c0, r0, c1, r1, c2, r2, sign);
        const m3 = isNearInSpace(x + 48, c0, r0, c1, r1, c2, r2, sign);
        store<i32>(mark, load<i32>(mark) | bitsOf(m0, m1, m2, m3));
        mark += 4;
      }
      c += 24;
      r += 24;
    }
  }
}

@inline
function isNearInPlane(x: usize, c0: v128, r0: v128, c1: v128, r1: v128, sign: v128): v128 {
  return v128.and(
    isWithin(f64x2.sub(v128.load(x), c0), sign, r0),
    isWithin(f64x2.sub(v128.load(x, 64), c1), sign, r1),
  );
}

@inline
function isNearInSpace(
  x: usize,
  c0: v128,
  r0: v128,
  c1: v128,
  r1: v128,
  c2: v128,
  r2: v128,
  sign: v128,
): v128 {
  const both = isNearInPlane(x, c0, r0, c1, r1, sign);
  return v128.and(both, isWithin(f64x2.sub(v128.load(x, 128), c2), sign, r2));
}

/** The marks of the group at x, of any dimension. */
function marksAnywhere(x: usize, bound: f64, to: usize): i32 {
  const bits = sameAnywhere(x) | landedAnywhere(x, to);
  const sign = v128.load64_splat(SIGN);
  const most = f64x2.splat(bound);
  let i0 = isWithin(v128.load(x), sign, most);
  let i1 = isWithin(v128.load(x, 16), sign, most);
  let i2 = isWithin(v128.load(x, 32), sign, most);
  let i3 = isWithin(v128.load(x, 48), sign, most);
  const end = x + groupBytes;
  for (x += 64; x < end; x += 64) {
    i0 = v128.and(i0, isWithin(v128.load(x), sign, most));
    i1 = v128.and(i1, isWithin(v128.load(x, 16), sign, most));
    i2 = v128.and(i2, isWithin(v128.load(x, 32), sign, most));
    i3 = v128.and(i3, isWithin(v128.load(x, 48), sign, most));
  }
  return bits | ((bitsOf(i0, i1, i2, i3) ^ 0xff) << 8);
}

/** The points where their past is: few are there in the first coordinates, so that the others are seldom compared. */
function sameAnywhere(x: usize): i32 {
  let y = x + (past - block);
  const end = x + groupBytes;
  let m0 = f64x2.eq(v128.load(x), v128.load(y));
  let m1 = f64x2.eq(v128.load(x, 16), v128.load(y, 16));
  let m2 = f64x2.eq(v128.load(x, 32), v128.load(y, 32));
  let m3 = f64x2.eq(v128.load(x, 48), v128.load(y, 48));
  for (x += 64; x < end; x += 64) {
    if (!v128.any_true(v128.or(v128.or(m0, m1), v128.or(m2, m3)))) return 0;
    y += 64;
    m0 = v128.and(m0, f64x2.eq(v128.load(x), v128.load(y)));
    m1 = v128.and(m1, f64x2.eq(v128.load(x, 16), v128.load(y, 16)));
    m2 = v128.and(m2, f64x2.eq(v128.load(x, 32), v128.load(y, 32)));
    m3 = v128.and(m3, f64x2.eq(v128.load(x, 48), v128.load(y, 48)));
  }
  return bitsOf(m0, m1, m2, m3);
}

/**
 * The points of the group in some target, the first one of each at `to`. The box around an ellipsoid leaves few, but in many
 * dimensions it is mostly corners.
 */
function landedAnywhere(at: usize, to: usize): i32 {
  v128.store(to, i32x4.splat(NOWHERE));
  v128.store(to, i32x4.splat(NOWHERE), 16);
  const sign = v128.load64_splat(SIGN);
  const end = at + groupBytes;
  const rowBytes = <usize>n << 3;
  let bits = 0;
  for (let target = 0; target < targetCount; target++) {
    const centre = centres + <usize>target * rowBytes;
    let c = centre;
    let r = reach + <usize>target * rowBytes;
    let m0 = sign;
    let m1 = sign;
    let m2 = sign;
    let m3 = sign;
    let x = at;
    for (; x < end; x += 64) {
      const middle = v128.load64_splat(c);
      const most = v128.load64_splat(r);
      m0 = v128.and(m0, isWithin(f64x2.sub(v128.load(x), middle), sign, most));
      m1 = v128.and(m1, isWithin(f64x2.sub(v128.load(x, 16), middle), sign, most));
      m2 = v128.and(m2, isWithin(f64x2.sub(v128.load(x, 32), middle), sign, most));
      m3 = v128.and(m3, isWithin(f64x2.sub(v128.load(x, 48), middle), sign, most));
      if (!v128.any_true(v128.or(v128.or(m0, m1), v128.or(m2, m3)))) break;
      c += 8;
      r += 8;
    }
    if (x < end) continue;
    // A point that is in an earlier target has landed there.
    const near = bitsOf(m0, m1, m2, m3) & ~bits;
    const landed = inEllipsoid(at, centre, forms + <usize>target * <usize>n * rowBytes, near);
    for (let left = landed; left; left &= left - 1) store<i32>(to + (ctz(left) << 2), target);
    bits |= landed;
  }
  return bits;
}

/**
 * Which of the points of the group that have a bit are in the ellipsoid: from the last row of the form, which is the shortest, to the first; the
 * sum only grows.
 */
function inEllipsoid(at: usize, centre: usize, form: usize, bits: i32): i32 {
  const rowBytes = <usize>n << 3;
  const one = f64x2.splat(1);
  let q0 = i64x2.splat(0);
  let q1 = q0;
  let q2 = q0;
  let q3 = q0;
  form += <usize>n * rowBytes;
  for (let i = rowBytes; i > 0 && bits; ) {
    i -= 8;
    form -= rowBytes;
    let s0 = i64x2.splat(0);
    let s1 = s0;
    let s2 = s0;
    let s3 = s0;
    for (let j = i; j < rowBytes; j += 8) {
      const x = at + (j << 3);
      const w = v128.load64_splat(form + j);
      const c = v128.load64_splat(centre + j);
      s0 = f64x2.add(s0, f64x2.mul(w, f64x2.sub(v128.load(x), c)));
      s1 = f64x2.add(s1, f64x2.mul(w, f64x2.sub(v128.load(x, 16), c)));
      s2 = f64x2.add(s2, f64x2.mul(w, f64x2.sub(v128.load(x, 32), c)));
      s3 = f64x2.add(s3, f64x2.mul(w, f64x2.sub(v128.load(x, 48), c)));
    }
    q0 = f64x2.add(q0, f64x2.mul(s0, s0));
    q1 = f64x2.add(q1, f64x2.mul(s1, s1));
    q2 = f64x2.add(q2, f64x2.mul(s2, s2));
    q3 = f64x2.add(q3, f64x2.mul(s3, s3));
    bits &= bitsOf(f64x2.le(q0, one), f64x2.le(q1, one), f64x2.le(q2, one), f64x2.le(q3, one));
  }
  return bits;
}

/**
 * Counts at how many looks the points of the group at x have grown, one of them not inside. The last look was at step t, this
 * one is w steps later. Which are to be judged: those that have grown at `longest` looks, or are not finite.
 */
export function grownOnes<S>(x: usize, group: i32, t: i32, w: i32, radius: f64, longest: f64): i32 {
  const m0 = hasGrown<S>(x, group, t, w, radius, longest);
  const m1 = hasGrown<S>(x + 16, group + 2, t, w, radius, longest);
  const m2 = hasGrown<S>(x + 32, group + 4, t, w, radius, longest);
  const m3 = hasGrown<S>(x + 48, group + 6, t, w, radius, longest);
  return bitsOf(m0, m1, m2, m3);
}

/**
 * For the points k and k + 1 at x. What was not written at the last look is void: then all points of the group were inside,
 * and what is outside now has grown since.
 */
@inline
function hasGrown<S>(x: usize, k: i32, t: i32, w: i32, escapeRadius: f64, longest: f64): v128 {
  const place = <usize>k << 3;
  const sign = v128.load64_splat(SIGN);
  const most = f64x2.splat(f64.MAX_VALUE);
  let size = v128.andnot(v128.load(x), sign);
  let isFinite = f64x2.le(size, most);
  if (idof<S>() == idof<Any>()) {
    for (const end = x + groupBytes; ; ) {
      x += 64;
      if (x >= end) break;
      const next = v128.andnot(v128.load(x), sign);
      isFinite = v128.and(isFinite, f64x2.le(next, most));
      size = f64x2.pmax(size, next);
    }
  } else {
    const second = v128.andnot(v128.load(x, 64), sign);
    isFinite = v128.and(isFinite, f64x2.le(second, most));
    size = f64x2.pmax(size, second);
    if (idof<S>() != idof<Plane>()) {
      const third = v128.andnot(v128.load(x, 128), sign);
      isFinite = v128.and(isFinite, f64x2.le(third, most));
      size = f64x2.pmax(size, third);
    }
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
