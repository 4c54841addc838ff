/** The hypothesis that x* is stable: what a region contracts to is, what has a passage is not. */

import { insist } from '../parts/objection.js';
import type { BasinCounterexample } from './counterexample.js';

/**
 * Throws an `Objection` unless a statement that assumes x* to be stable is said to be without that exactly where the attractor
 * is given by passages. What a region contracts to is stable, what has a passage is not.
 */
export function checkStable({ statement, dropped, attractor }: BasinCounterexample): void {
  for (const { name } of statement.ofAttractor) {
    const isDropped = dropped.includes(name);
    const expected = `"${name}" ${isDropped ? 'to fail, since it is dropped' : 'to hold, since it is kept'}`;
    const because = attractor.kind === 'passages' ? 'x* has passages' : 'a region is contracted to x*';
    insist(isDropped === (attractor.kind === 'passages'), 'dropped', expected, because);
  }
}
