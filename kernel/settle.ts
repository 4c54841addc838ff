/** A block of points, all at the same step, until none is left or the budget is spent. */

import { applyTo } from './apply';
import { emptyBlock, fillBlock, finish, keepPast } from './block';
import { countGrowth, isInside, isNear, isSame, judge } from './endings';
import { block, groupBytes } from './state';

const BUDGET_SPENT: i32 = -4;

/** F once. */
export function stepBlock<S, A>(count: i32): void {
  fillBlock(count);
  const end = block + <usize>((count + 7) >> 3) * groupBytes;
  for (let x = block; x < end; x += groupBytes) applyTo<S, A>(x);
  emptyBlock(count);
}

/**
 * Points are taken from the last to the first, so that the one that takes the place of one that has ended has had its
 * turn.
 */
export function settleBlock<S, A>(count: i32, budget: i32, escapeRadius: f64): void {
  const radius = f64x2.splat(escapeRadius);
  const bound = f64x2.splat(min(escapeRadius, f64.MAX_VALUE));
  fillBlock(count);
  let m = count;
  for (let k = (m - 1) & ~1; k >= 0; k -= 2) {
    const marks = isNear<S>(block + <usize>(k >> 3) * groupBytes + ((<usize>(k & 7)) << 3));
    if (v128.any_true(marks)) m = judge(marks, k, m, 0);
  }
  let pastMovesAt = 0;
  let t = 0;
  while (m > 0 && t < budget) {
    if (t == pastMovesAt) {
      keepPast(m);
      pastMovesAt = t == 0 ? 1 : t << 1;
    }
    t++;
    let k = (m - 1) & ~1;
    for (let group = k & ~7; group >= 0; group -= 8) {
      const x = block + <usize>(group >> 3) * groupBytes;
      applyTo<S, A>(x);
      for (; k >= group; k -= 2) {
        const at = x + ((<usize>(k & 7)) << 3);
        const inside = isInside<S>(at, bound);
        let marks = v128.or(isNear<S>(at), isSame<S>(at));
        if (!i64x2.all_true(inside)) marks = v128.or(marks, countGrowth(at, k, t, radius));
        if (v128.any_true(marks)) m = judge(marks, k, m, t);
      }
    }
  }
  for (let k = m - 1; k >= 0; k--) finish(k, k + 1, BUDGET_SPENT, t);
}
