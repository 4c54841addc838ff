/** Whether finitely many intervals cover ℝ. This decides exactly whether a piecewise linear φ is surjective. */

import { type End, Rational, unwatched, type Watch } from '../numbers/index.js';

/** An interval that may or may not contain its finite ends. */
export interface Stretch {
  readonly lo: End;
  readonly hi: End;
  readonly hasLo: boolean;
  readonly hasHi: boolean;
}

export function coversTheLine(stretches: readonly Stretch[], watch: Watch = unwatched): boolean {
  const inOrder = [...stretches].sort((a, b) => {
    watch(Rational.zero);
    return byStart(a, b);
  });
  const [first] = inOrder;
  if (first === undefined || first.lo !== undefined) return false;
  let { hi, hasHi } = first;
  for (const next of inOrder) {
    if (hi === undefined) return true;
    if (next.lo !== undefined) {
      const gap = next.lo.compare(hi);
      if (gap > 0 || (gap === 0 && !hasHi && !next.hasLo)) return false;
    }
    const further = next.hi === undefined ? 1 : next.hi.compare(hi);
    if (further > 0) ({ hi, hasHi } = next);
    else if (further === 0) hasHi ||= next.hasHi;
  }
  return hi === undefined;
}

function byStart(a: Stretch, b: Stretch): number {
  if (a.lo === undefined || b.lo === undefined)
    return Number(a.lo !== undefined) - Number(b.lo !== undefined);
  return a.lo.compare(b.lo) || Number(b.hasLo) - Number(a.hasLo);
}
