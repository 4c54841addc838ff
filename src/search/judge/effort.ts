/** How hard a judgement looks, and with which seed. The same effort comes to the same judgement. */

import type { Thoroughness } from '../kind/index.js';
import type { BasinStatement, Theorem } from '../../statements/index.js';

export interface Effort {
  /**
   * `sample`: looks, and certifies nothing; for thousands of cases. `quick`: certifies what it sees, if that takes little;
   * for one network of many. `closer`: with more patience, for one of a few. `thorough`: for this one, however long it takes.
   */
  readonly look: 'sample' | Thoroughness;
  readonly seed: number;
  /** Of which attractive points the basins are asked about: of all, if not given. */
  readonly attractors?: Stability;
}

/** Attractive points that are stable, as an amended statement assumes, or those that are not. */
export type Stability = 'stable' | 'unstable';

/** The attractive points that a counterexample without these hypotheses is about. */
export function stabilityMeant(statement: Theorem, dropped: readonly string[]): Stability {
  const ofAttractor = statement.subject === 'basins of fixed points' ? statement.ofAttractor : [];
  return ofAttractor.some(({ name }) => dropped.includes(name)) ? 'unstable' : 'stable';
}

/** The attractive points that a statement is about as amended: all, or those that are stable, if it assumes that. */
export function stabilityAssumed(statement: BasinStatement): Pick<Effort, 'attractors'> {
  return statement.ofAttractor.length > 0 ? { attractors: 'stable' } : {};
}
