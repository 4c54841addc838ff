/** How orbits end: points to which something may have happened are judged one by one, in the order of the scalar kernel. */

import { Any, Plane, Space } from './apply';
import { finish } from './block';
import { ESCAPED, LEFT_FLOAT_RANGE, NOWHERE, RECURRED } from './ending';
import { CODES, endOf, STEPS_TOGETHER } from './four-steps';
import {
  block,
  blockBytes,
  centres,
  forms,
  growing,
  landings,
  n,
  past,
  placeOf,
  reach,
  targetCount,
  trail,
  written,
} from './state';

/** Judges point k where it starts; how many of the m points are left. */
@inline
export function judgeStart<S>(k: i32, m: i32): i32 {
  const x = placeOf(block, k);
  const target = idof<S>() == idof<Any>() ? landingOf(k) : landing<S>(x);
  if (target == NOWHERE) return m;
  finish<S>(k, m, target, 0, x);
  return m - 1;
}

/** Judges point k, which is marked, at each of the w steps after step t; how many of the m points are left. */
@inline
export function judge<S>(k: i32, m: i32, t: i32, w: i32, longest: f64): i32 {
  let s = 1;
  let ending = NOWHERE;
  if (idof<S>() != idof<Any>() && w == STEPS_TOGETHER) {
    s = endOf<S>(k);
    ending = load<i32>(CODES + (<usize>(s - 1) << 3));
  } else {
    for (; ; s++) {
      ending = endingOf<S>(placeAfter(s, w, k), k);
      if (s == w || ending != NOWHERE) break;
    }
  }
  if (hasEscaped(k, t + w, longest) && s == w && (ending >= 0 || ending == NOWHERE)) ending = ESCAPED;
  if (ending == NOWHERE) return m;
  finish<S>(k, m, ending, t + s, placeAfter(s, w, k));
  return m - 1;
}

/** Where point k is after s of the w steps since the last look. */
@inline
function placeAfter(s: i32, w: i32, k: i32): usize {
  return select(placeOf(block, k), placeOf(trail, k) + <usize>(s - 1) * blockBytes, s == w);
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
    return same ? RECURRED : landingOf(k);
  }
  return landing<S>(at);
}

/** What the look has found for point k: the first target that contains it, or `NOWHERE`. */
@inline
function landingOf(k: i32): i32 {
  return load<i32>(landings + (<usize>k << 2));
}

/** The same for the point at x, in the plane and in space. */
@inline
function landing<S>(x: usize): i32 {
  if (idof<S>() == idof<Plane>()) return landingInPlane(load<f64>(x), load<f64>(x, 64));
  return landingInSpace(load<f64>(x), load<f64>(x, 64), load<f64>(x, 128));
}

@inline
function landingInPlane(x: f64, y: f64): i32 {
  let c = centres;
  let r = reach;
  let form = forms;
  for (let target = 0, count = targetCount; target < count; target++) {
    const d = x - load<f64>(c);
    const e = y - load<f64>(c, 8);
    if (i32(abs(d) <= load<f64>(r)) & i32(abs(e) <= load<f64>(r, 8))) {
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
