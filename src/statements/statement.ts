/** A theorem as data: what it assumes, what it concludes, where it is proved. */

import type { Hypothesis } from './hypothesis.js';

/** The ways in which a statement can end; each has its own kind of counterexample. */
export type ConclusionKind =
  | 'basin components unbounded'
  | 'complement components unbounded'
  | 'basin path-connected'
  | 'maximum on the boundary';

export interface Statement {
  /** The paper's number, such as "2.1". */
  readonly id: string;
  readonly hypotheses: readonly Hypothesis[];
  readonly conclusion: { readonly kind: ConclusionKind; readonly text: string };
  /** What F maps to: an autoencoder's F goes back to ℝⁿ⁰, Theorem 3.1's F to ℝ. */
  readonly maps: 'to ℝⁿ⁰' | 'to ℝ';
  readonly source: string;
}
