/** What a check of a statement on one case can come to. */
export type Verdict =
  /** The verifier accepted a certificate. Only this one ever says that a conclusion fails. */
  | 'refuted'
  /** Floating point saw a violation, and it has not been certified. */
  | 'suspected'
  /** Looked, with this budget and this resolution, and found nothing. */
  | 'survived'
  /** A hypothesis fails, or there is nothing that the statement speaks of, such as an attractor. */
  | 'vacuous'
  /** Could not tell, for a reason that is given. */
  | 'undecided';

export interface Outcome {
  readonly verdict: Verdict;
  /** Why, in a few words. */
  readonly reason: string;
}
