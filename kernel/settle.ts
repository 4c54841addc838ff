/** A block of points, all at the same step, until none is left or the budget is spent. */

import { follow } from './apply';
import { emptyBlock, fillBlock, finish, keepPast } from './block';
import { judge, judgeStarts } from './endings';
import { marksOf } from './look';
import { block, groupBytes, placeOf } from './state';

const BUDGET_SPENT: i32 = -4;

/** F once. */
export function stepBlock<S, A>(count: i32): void {
  fillBlock<S>(count);
  const end = block + <usize>((count + 7) >> 3) * groupBytes;
  for (let x = block; x < end; x += groupBytes) follow<S, A>(x, 1);
  emptyBlock<S>(count);
}

/**
 * The points are looked at after every few steps (after each for `Any`), and have escaped if they had grown at `longest` looks
 * in a row. They are taken from the last to the first, so that the one that takes the place of one that has ended has
 * had its turn.
 */
export function settleBlock<S, A>(count: i32, budget: i32, look: i32, looks: i32, escapeRadius: f64): void {
  const longest = <f64>looks;
  fillBlock<S>(count);
  let m = judgeStarts<S>(count);
  let pastMovesAt = 0;
  let t = 0;
  while (m > 0 && t < budget) {
    if (t == pastMovesAt) {
      keepPast(m);
      pastMovesAt = t == 0 ? look : t << 1;
    }
    const w = min(look, budget - t);
    for (let group = (m - 1) & ~7; group >= 0; group -= 8) {
      const x = block + <usize>(group >> 3) * groupBytes;
      follow<S, A>(x, w);
      const marks = marksOf<S>(x, group, t, w, escapeRadius, longest);
      if (marks) m = judge<S>(marks, group, m, t, w, longest);
    }
    t += w;
  }
  for (let k = m - 1; k >= 0; k--) finish<S>(k, k + 1, BUDGET_SPENT, t, placeOf(block, k));
}
