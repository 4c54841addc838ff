/** A counterexample shows that a hypothesis is needed only if every other one holds. */

import type { Watch } from '../exact/index.js';
import type { Claim } from './parts/claim.js';
import type { BasinCounterexample } from './barrier/counterexample.js';
import { insist } from './parts/objection.js';

/** Throws an `Objection` unless every kept hypothesis holds for the network and every dropped one fails. */
export function checkHypotheses({ statement, dropped, network }: Claim, watch: Watch): void {
  for (const hypothesis of statement.hypotheses) {
    const { holds, because } = hypothesis.decide(network, watch);
    const isDropped = dropped.includes(hypothesis.name);
    const expected = `"${hypothesis.name}" ${isDropped ? 'to fail, since it is dropped' : 'to hold, since it is kept'}`;
    insist(holds !== isDropped, 'dropped', expected, because);
  }
}

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
