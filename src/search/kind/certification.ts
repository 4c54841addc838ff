/** The result of an attempt to certify a violation. */

import type { Counterexample } from '../../proof/index.js';

/** A counterexample as it came out of the verifier, its file, and what it proves in one sentence. */
export interface Certified {
  readonly counterexample: Counterexample;
  readonly text: string;
  readonly claim: string;
}

/** Whether one network of many is asked about, one of a few, or this one, however long it takes. */
export type Thoroughness = 'quick' | 'closer' | 'thorough';

export type Certification =
  /** The text, read back, was verified: the statement's conclusion is false for the network. */
  | ({ readonly kind: 'certified' } & Certified)
  /**
   * No violation is certified. `reason` is a sentence that says which part failed, how close it was, and what would
   * help. `seen` says whether floating point still sees a violation, so that it stays suspected.
   */
  | { readonly kind: 'failed'; readonly seen: boolean; readonly reason: string };
