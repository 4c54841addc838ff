/**
 * Anti-vacuity: whether a run has seen enough of what it has to see.
 *
 * A sequential test in the manner of QuickCheck's checkCoverage. For a label that has to occur in a share p of all
 * cases, Wilson's score interval for the true share is computed from the cases seen. The label is covered once the
 * interval lies above 0.9·p, and missed once it lies below p; until then, more cases are needed. With z = 4.9, one
 * look in about 10⁶ is wrong: it fails a generator that is good enough, or passes one that is not.
 */

import { wilson } from './wilson.js';

export type Coverage = 'covered' | 'missed' | 'open';

const STANDARD_DEVIATIONS = 4.9;
const TOLERATED_PART_OF_SHARE = 0.9;

/** Decides for `seen` occurrences in `cases` cases. Throws a RangeError if these numbers are not possible. */
export function coverage(seen: number, cases: number, share: number): Coverage {
  if (!(seen >= 0 && seen <= cases) || !(share > 0 && share < 1)) {
    throw new RangeError(
      `coverage: expected 0 ≤ seen ≤ cases and 0 < share < 1, got ${seen}, ${cases}, ${share}`,
    );
  }
  if (cases === 0) return 'open';
  const { lo, hi } = wilson(seen, cases, STANDARD_DEVIATIONS);
  if (lo >= TOLERATED_PART_OF_SHARE * share) return 'covered';
  return hi < share ? 'missed' : 'open';
}
