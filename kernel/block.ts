/** Points on their way from rows into a block, and back to their rows once they have ended. */

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

export function fillBlock(count: i32): void {
  let from = points;
  for (let k = 0; k < count; k++) {
    let to = placeOf(block, k);
    for (let i = 0; i < n; i++) {
      store<f64>(to, load<f64>(from));
      from += 8;
      to += 64;
    }
    store<f64>(written + (<usize>k << 3), -1);
    store<i32>(row + (<usize>k << 2), k);
  }
}

export function emptyBlock(count: i32): void {
  for (let k = 0; k < count; k++) writeBack(k, k);
}

export function keepPast(count: i32): void {
  memory.copy(past, block, <usize>((count + 7) >> 3) * groupBytes);
}

/** Point k has ended. The last one, of m, takes its place. */
export function finish(k: i32, m: i32, ending: i32, t: i32): void {
  const place = <usize>load<i32>(row + (<usize>k << 2));
  writeBack(k, <i32>place);
  store<i32>(endings + (place << 2), ending);
  store<i32>(steps + (place << 2), t);
  const last = m - 1;
  if (k == last) return;
  let from = placeOf(block, last);
  let to = placeOf(block, k);
  const pastOf = past - block;
  for (let i = 0; i < n; i++) {
    store<f64>(to, load<f64>(from));
    store<f64>(to + pastOf, load<f64>(from + pastOf));
    from += 64;
    to += 64;
  }
  moveNumber(growing, last, k);
  moveNumber(norm, last, k);
  moveNumber(written, last, k);
  store<i32>(row + (<usize>k << 2), load<i32>(row + (<usize>last << 2)));
}

@inline
function moveNumber(list: usize, from: i32, to: i32): void {
  store<f64>(list + (<usize>to << 3), load<f64>(list + (<usize>from << 3)));
}

function writeBack(k: i32, place: i32): void {
  let from = placeOf(block, k);
  let to = points + (<usize>(place * n) << 3);
  for (let i = 0; i < n; i++) {
    store<f64>(to, load<f64>(from));
    from += 64;
    to += 8;
  }
}
