/** Which theorems apply to a network, and whether its basins contradict them. */

import type { Portrait } from '../../sampling/index.js';
import {
  allHold,
  type Examination,
  examined,
  type Outcome,
  theorem21,
  theorem22,
  theorem23,
} from '../../statements/index.js';
import { MOST_DIMENSIONS } from '../attraction/index.js';
import { judge } from '../judge/index.js';

export interface StatementResult {
  readonly theorem: string;
  readonly applies: Examination['holds'];
  /** The first hypothesis that fails or is undecided, with the reason. */
  readonly because?: string;
  /**
   * The outcome for the basins of fixed points and, by Remark 2.1, of the points of cycles; absent where the theorem
   * does not apply, or was not asked about.
   */
  readonly outcome?: Outcome;
}

/** Hypotheses are decided exactly, conclusions are sampled. */
export function statementResults(portrait: Portrait, seed: number): readonly StatementResult[] {
  const { network, dimension } = portrait.map;
  return [theorem21, theorem22, theorem23].map((statement) => {
    const { id: theorem } = statement;
    const found = examined(statement, network);
    const applies = allHold(found);
    if (applies !== true) {
      const missing = found.find(({ holds }) => holds === applies);
      return { theorem, applies, because: `${missing?.name ?? ''}: ${missing?.because ?? ''}` };
    }
    if (dimension > MOST_DIMENSIONS) return { theorem, applies };
    const { verdict, reason } = judge({ network, portrait, meant: 'all' }, statement, {
      look: 'sample',
      seed,
    });
    return { theorem, applies, outcome: { verdict, reason } };
  });
}
