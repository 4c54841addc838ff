/** The possible results of checking a statement on one case. */
export type Verdict =
  /** The verifier accepted a certificate. Only this one ever says that a conclusion fails. */
  | 'refuted'
  /** Floating point saw a violation, and it has not been certified. */
  | 'suspected'
  /** The search, with this budget and this resolution, found nothing. */
  | 'survived'
  /** A hypothesis fails, or there is nothing that the statement speaks of, such as an attractor. */
  | 'vacuous'
  /** The check could not tell, for a reason that is given. */
  | 'undecided';

export interface Outcome {
  readonly verdict: Verdict;
  /** Why, in a few words. */
  readonly reason: string;
}
