/** Which theorems apply to a network, and whether its basins contradict them. */

import type { Portrait, Question } from '../../sampling/index.js';
import { basinsOf, GRID_DIMENSION, outcomeOf } from '../stress/index.js';
import {
  examine,
  theorem21,
  theorem22,
  theorem23,
  type Examination,
  type Outcome,
} from '../../statements/index.js';

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

const ASKED = [
  [theorem21, 'bounded basin component'],
  [theorem22, 'bounded complement component'],
  [theorem23, 'disconnected basin'],
] as const satisfies readonly (readonly [object, Question])[];

/** Hypotheses are decided exactly, conclusions are sampled. */
export function statementResults(portrait: Portrait, seed: number): readonly StatementResult[] {
  const { network, dimension } = portrait.map;
  return ASKED.map(([{ id: theorem, hypotheses }, question]) => {
    const found = hypotheses.map((hypothesis) => ({
      name: hypothesis.name,
      ...examine(hypothesis, network),
    }));
    const missing = found.find(({ holds }) => holds === false) ?? found.find(({ holds }) => holds !== true);
    if (missing) return { theorem, applies: missing.holds, because: `${missing.name}: ${missing.because}` };
    if (dimension > GRID_DIMENSION) return { theorem, applies: true };
    const basins = basinsOf(portrait, () => true);
    return { theorem, applies: true, outcome: outcomeOf(question, portrait, basins, seed) };
  });
}
