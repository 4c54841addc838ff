/** Points on their way from rows into a block, and back to their rows once they have ended. */

import { Plane, Space } from './apply';
import {
  block,
  endings,
  growing,
  groupBytes,
  n,
  norm,
  past,
  placeOf,
  points,
  row,
  steps,
  written,
} from './state';

export function fillBlock<S>(count: i32): void {
  let k = 0;
  let from = points;
  if (idof<S>() == idof<Plane>()) {
    for (; k + 1 < count; k += 2) {
      const to = placeOf(block, k);
      const x = v128.load(from);
      const y = v128.load(from, 16);
      v128.store(to, v128.shuffle<f64>(x, y, 0, 2));
      v128.store(to, v128.shuffle<f64>(x, y, 1, 3), 64);
      from += 32;
    }
  }
  for (; k < count; k++) {
    const to = placeOf(block, k);
    for (let i: usize = 0, end = coordinates<S>() << 6; i < end; i += 64) {
      store<f64>(to + i, load<f64>(from));
      from += 8;
    }
  }
  for (let place = 0; place < count; place++) store<i32>(row + (<usize>place << 2), place);
  // NaN: at no step.
  memory.fill(written, 0xff, <usize>count << 3);
}

export function emptyBlock<S>(count: i32): void {
  for (let k = 0; k < count; k++) writeBack<S>(placeOf(block, k), k);
}

export function keepPast(count: i32): void {
  memory.copy(past, block, <usize>((count + 7) >> 3) * groupBytes);
}

/** Point k has ended, at x. The last one, of m, takes its place. */
export function finish<S>(k: i32, m: i32, ending: i32, t: i32, x: usize): void {
  const place = load<i32>(row + (<usize>k << 2));
  writeBack<S>(x, place);
  store<i32>(endings + (<usize>place << 2), ending);
  store<i32>(steps + (<usize>place << 2), t);
  const last = m - 1;
  const from = placeOf(block, last);
  const to = placeOf(block, k);
  const pastOf = past - block;
  for (let i: usize = 0, end = coordinates<S>() << 6; i < end; i += 64) {
    store<f64>(to + i, load<f64>(from + i));
    store<f64>(to + pastOf + i, load<f64>(from + pastOf + i));
  }
  moveNumber(growing, last, k);
  moveNumber(norm, last, k);
  moveNumber(written, last, k);
  store<i32>(row + (<usize>k << 2), load<i32>(row + (<usize>last << 2)));
}

@inline
function coordinates<S>(): usize {
  return idof<S>() == idof<Plane>() ? 2 : idof<S>() == idof<Space>() ? 3 : <usize>n;
}

@inline
function moveNumber(list: usize, from: i32, to: i32): void {
  store<f64>(list + (<usize>to << 3), load<f64>(list + (<usize>from << 3)));
}

@inline
function writeBack<S>(x: usize, place: i32): void {
  const count = coordinates<S>();
  const to = points + ((<usize>place * count) << 3);
  for (let i: usize = 0; i < count; i++) store<f64>(to + (i << 3), load<f64>(x + (i << 6)));
}
