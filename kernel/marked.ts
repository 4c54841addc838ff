/** The points that a look has marked, in a list: so that the loop over them is one that the processor can predict. */

import { grownOnes } from './look';
import { block, groupBytes, list, marks } from './state';

/** For each set of 8 bits, the numbers of its bits in 8 bytes, from the last to the first. */
const LANES: usize = memory.data(2048, 16);

for (let bits = 0; bits < 256; bits++) {
  let to = LANES + (<usize>bits << 3);
  for (let lane = 7; lane >= 0; lane--) {
    if (!((bits >> lane) & 1)) continue;
    store<u8>(to, lane);
    to++;
  }
}

/**
 * Writes the marked ones of the m points, as uint16, from the last to the first, after those that have grown are counted;
 * returns the end of the list.
 */
export function listMarked<S>(m: i32, t: i32, w: i32, escapeRadius: f64, longest: f64): usize {
  let to = list;
  for (let group = (m - 1) & ~7; group >= 0; group -= 8) {
    const found = load<i32>(marks + (group >> 1));
    let bits = found & 0xff;
    if (found >> 8) {
      bits |= grownOnes<S>(block + <usize>(group >> 3) * groupBytes, group, t, w, escapeRadius, longest);
    }
    to = append(bits, group, m, to);
  }
  return to;
}

/** The same of the points where they start. */
export function listStarts(m: i32): usize {
  let to = list;
  for (let group = (m - 1) & ~7; group >= 0; group -= 8) to = append(load<i32>(marks + (group >> 1)), group, m, to);
  return to;
}

/** Without the places of the group behind the last of the m points. */
@inline
function append(bits: i32, group: i32, m: i32, to: usize): usize {
  if (m - group < 8) bits &= (1 << (m - group)) - 1;
  const lanes = i16x8.extend_low_i8x16_u(v128.load64_zero(LANES + (<usize>bits << 3)));
  v128.store(to, i16x8.add(lanes, i16x8.splat(<i16>group)));
  return to + (<usize>popcnt(bits) << 1);
}
