/** Whether a statement speaks of a network: whether its hypotheses hold. */

import type { Network } from '../exact/index.js';
import type { Examination, HypothesisName } from './hypotheses/hypothesis.js';
import type { Statement } from './statement.js';

export type Examined = Examination & { readonly name: HypothesisName };

/** What is found of each hypothesis of the statement, for a network of any size. */
export function examined(statement: Statement, network: Network): readonly Examined[] {
  return statement.hypotheses.map((hypothesis) => ({
    name: hypothesis.name,
    ...hypothesis.examine(network),
  }));
}

/** Whether all hypotheses hold: `false` as soon as one fails, else `'undecided'` if one is. */
export function allHold(found: readonly Examination[]): Examination['holds'] {
  if (found.every(({ holds }) => holds === true)) return true;
  return found.some(({ holds }) => holds === false) ? false : 'undecided';
}

/** The names of the hypotheses that fail, decided exactly. */
export function failing(statement: Statement, network: Network): readonly HypothesisName[] {
  return statement.hypotheses.filter((each) => !each.decide(network).holds).map(({ name }) => name);
}
