/** How orbits end: points to which something may have happened are judged one by one, in the order of the scalar kernel. */

import { Plane, Space } from './apply';
import { finish } from './block';
import { nearOnes } from './look';
import { block, blockBytes, centres, forms, growing, n, past, placeOf, reach, targetCount, trail, written } from './state';

/** As in the interface. */
const ESCAPED: i32 = -1;
const LEFT_FLOAT_RANGE: i32 = -2;
const RECURRED: i32 = -3;
const NOWHERE: i32 = -100;

/** Judges all points where they start; how many of the m points are left. */
export function judgeStarts<S>(m: i32): i32 {
  for (let group = (m - 1) & ~7; group >= 0; group -= 8) {
    let bits = existing(nearOnes<S>(placeOf(block, group)), group, m);
    while (bits) {
      const lane = 31 - clz(bits);
      bits ^= 1 << lane;
      const x = placeOf(block, group + lane);
      const target = landing<S>(x);
      if (target == NOWHERE) continue;
      finish<S>(group + lane, m, target, 0, x);
      m--;
    }
  }
  return m;
}

/** Without the places of a group behind the last point. */
@inline
function existing(bits: i32, group: i32, m: i32): i32 {
  return m - group < 8 ? bits & ((1 << (m - group)) - 1) : bits;
}

/**
 * Judges the points of a group that are marked, from the last to the first, at each of the w steps after step t; how many
 * of the m points are left.
 */
@inline
export function judge<S>(marks: i32, group: i32, m: i32, t: i32, w: i32, longest: f64): i32 {
  let bits = existing(marks, group, m);
  while (bits) {
    const lane = 31 - clz(bits);
    bits ^= 1 << lane;
    const k = group + lane;
    const end = placeOf(block, k);
    let x = w > 1 ? placeOf(trail, k) : end;
    let ending = NOWHERE;
    let s = 1;
    for (; s < w; s++) {
      ending = endingOf<S>(x, k);
      if (ending != NOWHERE) break;
      x += blockBytes;
    }
    if (s == w) {
      x = end;
      ending = endingOf<S>(x, k);
      if ((ending >= 0 || ending == NOWHERE) && hasEscaped(k, t + w, longest)) ending = ESCAPED;
      if (ending == NOWHERE) continue;
    }
    finish<S>(k, m, ending, t + s, x);
    m--;
  }
  return m;
}

@inline
function hasEscaped(k: i32, t: i32, longest: f64): bool {
  const place = <usize>k << 3;
  return load<f64>(growing + place) == longest && load<f64>(written + place) == <f64>t;
}

/** How the orbit of point k ends at x, unless it escapes. */
@inline
function endingOf<S>(at: usize, k: i32): i32 {
  const y = placeOf(past, k);
  if (idof<S>() == idof<Plane>()) {
    const x0 = load<f64>(at);
    const x1 = load<f64>(at, 64);
    if (!(abs(x0) <= f64.MAX_VALUE && abs(x1) <= f64.MAX_VALUE)) return LEFT_FLOAT_RANGE;
    if (x0 == load<f64>(y) && x1 == load<f64>(y, 64)) return RECURRED;
  } else if (idof<S>() == idof<Space>()) {
    const x0 = load<f64>(at);
    const x1 = load<f64>(at, 64);
    const x2 = load<f64>(at, 128);
    const isFinite = abs(x0) <= f64.MAX_VALUE && abs(x1) <= f64.MAX_VALUE && abs(x2) <= f64.MAX_VALUE;
    if (!isFinite) return LEFT_FLOAT_RANGE;
    if (x0 == load<f64>(y) && x1 == load<f64>(y, 64) && x2 == load<f64>(y, 128)) return RECURRED;
  } else {
    let same = true;
    for (let i: usize = 0, end = <usize>n << 6; i < end; i += 64) {
      const value = load<f64>(at + i);
      if (!(abs(value) <= f64.MAX_VALUE)) return LEFT_FLOAT_RANGE;
      if (value != load<f64>(y + i)) same = false;
    }
    if (same) return RECURRED;
  }
  return landing<S>(at);
}

/** The first target that contains the point at x, or `NOWHERE`. */
@inline
function landing<S>(x: usize): i32 {
  if (idof<S>() == idof<Plane>()) return landingInPlane(load<f64>(x), load<f64>(x, 64));
  if (idof<S>() == idof<Space>()) return landingInSpace(load<f64>(x), load<f64>(x, 64), load<f64>(x, 128));
  const rowBytes = (<usize>n) << 3;
  for (let target = 0; target < targetCount; target++) {
    if (isInTarget(x, centres + <usize>target * rowBytes, target, rowBytes)) return target;
  }
  return NOWHERE;
}

@inline
function landingInPlane(x: f64, y: f64): i32 {
  let c = centres;
  let r = reach;
  let form = forms;
  for (let target = 0, count = targetCount; target < count; target++) {
    const d = x - load<f64>(c);
    const e = y - load<f64>(c, 8);
    if (abs(d) <= load<f64>(r) && abs(e) <= load<f64>(r, 8)) {
      const second = load<f64>(form, 24) * e;
      const first = load<f64>(form) * d + load<f64>(form, 8) * e;
      if (second * second + first * first <= 1) return target;
    }
    c += 16;
    r += 16;
    form += 32;
  }
  return NOWHERE;
}

@inline
function landingInSpace(x: f64, y: f64, z: f64): i32 {
  let c = centres;
  let r = reach;
  let form = forms;
  for (let target = 0, count = targetCount; target < count; target++) {
    const d = x - load<f64>(c);
    const e = y - load<f64>(c, 8);
    const f = z - load<f64>(c, 16);
    if (abs(d) <= load<f64>(r) && abs(e) <= load<f64>(r, 8) && abs(f) <= load<f64>(r, 16)) {
      const third = load<f64>(form, 64) * f;
      const second = load<f64>(form, 32) * e + load<f64>(form, 40) * f;
      const first = load<f64>(form) * d + load<f64>(form, 8) * e + load<f64>(form, 16) * f;
      if (third * third + second * second + first * first <= 1) return target;
    }
    c += 24;
    r += 24;
    form += 72;
  }
  return NOWHERE;
}

function isInTarget(x: usize, centre: usize, target: i32, rowBytes: usize): bool {
  const halfWidths = reach + <usize>target * rowBytes;
  for (let i: usize = 0; i < rowBytes; i += 8) {
    if (!(abs(load<f64>(x + (i << 3)) - load<f64>(centre + i)) <= load<f64>(halfWidths + i))) return false;
  }
  // From the last row of the form, which is the shortest, to the first; the sum only grows.
  let form = forms + <usize>(target + 1) * <usize>n * rowBytes;
  let square: f64 = 0;
  for (let i = rowBytes; i > 0; ) {
    i -= 8;
    form -= rowBytes;
    let sum: f64 = 0;
    for (let j = i; j < rowBytes; j += 8) {
      sum += load<f64>(form + j) * (load<f64>(x + (j << 3)) - load<f64>(centre + j));
    }
    square += sum * sum;
    if (square > 1) return false;
  }
  return square <= 1;
}
