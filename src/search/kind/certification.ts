/** The result of an attempt to certify a violation. */

import type { Counterexample } from '../../proof/index.js';

/** `quick` if one of many networks is asked about, `thorough` if it is this network, however long it takes. */
export type Effort = 'quick' | 'thorough';

export type Certification =
  /** The text, read back, was verified: the statement's conclusion is false for the network. */
  | { readonly kind: 'certified'; readonly counterexample: Counterexample; readonly text: string }
  /**
   * No violation is certified. `reason` is a sentence that says which part failed, how close it was, and what would
   * help. `seen` says whether floating point still sees a violation, so that it stays suspected.
   */
  | { readonly kind: 'failed'; readonly seen: boolean; readonly reason: string };
