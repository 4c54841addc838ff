/** A block of points, all at the same step, until none is left or the budget is spent. */

import { Follow } from './apply';
import { emptyBlock, fillBlock, finish, keepPast } from './block';
import { BUDGET_SPENT } from './ending';
import { judge, judgeStart } from './endings';
import { markBlock, markStarts } from './look';
import { listMarked, listStarts } from './marked';
import { block, groupBytes, list, placeOf } from './state';

/** F, `times` times. */
@inline
export function stepBlock<S>(F: Follow, count: i32, times: i32): void {
  fillBlock<S>(count);
  const end = endOf(count);
  for (let t = 0; t < times; t++) F(end, 1);
  emptyBlock<S>(count);
}

@inline
function endOf(count: i32): usize {
  return block + <usize>((count + 7) >> 3) * groupBytes;
}

/**
 * The points are looked at after every few steps, and have escaped if they had grown at `longest` looks in a row. They are
 * taken from the last to the first, so that the one that takes the place of one that has ended has had its turn.
 */
export function settleBlock<S>(
  F: Follow,
  count: i32,
  budget: i32,
  look: i32,
  looks: i32,
  escapeRadius: f64,
): void {
  const longest = <f64>looks;
  fillBlock<S>(count);
  markStarts<S>(endOf(count));
  let m = count;
  for (let at = list, listEnd = listStarts(m); at < listEnd; at += 2) m = judgeStart<S>(load<u16>(at), m);
  let pastMovesAt = 0;
  let t = 0;
  while (m > 0 && t < budget) {
    if (t == pastMovesAt) {
      keepPast(m);
      pastMovesAt = t == 0 ? look : t << 1;
    }
    const w = min(look, budget - t);
    const end = endOf(m);
    F(end, w);
    markBlock<S>(end, escapeRadius);
    const listEnd = listMarked<S>(m, t, w, escapeRadius, longest);
    for (let at = list; at < listEnd; at += 2) m = judge<S>(load<u16>(at), m, t, w, longest);
    t += w;
  }
  for (let k = m - 1; k >= 0; k--) finish<S>(k, k + 1, BUDGET_SPENT, t, placeOf(block, k));
}
