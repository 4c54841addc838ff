/**
 * Anti-vacuity: has a run seen enough of what it is meant to see?
 *
 * A sequential test in the manner of QuickCheck's checkCoverage. For a label that has to occur in a share p of all
 * cases, Wilson's score interval for the true share is computed from what was seen. The label is covered once the
 * interval lies above 0.9·p, and missed once it lies below p; until then, more cases are needed. With z = 4.9, a right
 * generator fails, or a lazy one passes, about once in 10⁶ looks.
 */

import { wilson } from './wilson.js';

export type Coverage = 'covered' | 'missed' | 'open';

const Z = 4.9;
const TOLERANCE = 0.9;

/** Decides for `seen` occurrences in `cases` cases. Throws on counts that are none. */
export function coverage(seen: number, cases: number, share: number): Coverage {
  if (!(seen >= 0 && seen <= cases) || !(share > 0 && share < 1)) {
    throw new RangeError(
      `coverage: expected 0 ≤ seen ≤ cases and 0 < share < 1, got ${seen}, ${cases}, ${share}`,
    );
  }
  if (cases === 0) return 'open';
  const { lo, hi } = wilson(seen, cases, Z);
  if (lo >= TOLERANCE * share) return 'covered';
  return hi < share ? 'missed' : 'open';
}
