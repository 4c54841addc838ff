/** A counterexample shows that a hypothesis is needed only if every other one holds. */

import type { Watch } from '../exact/index.js';
import type { Claim } from './parts/claim.js';
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
