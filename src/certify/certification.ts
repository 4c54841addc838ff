/** What an attempt to certify a violation comes to. */

import type { Counterexample } from '../certificates/index.js';

export type Certification =
  /** The text, read back, was verified: the statement's conclusion is false for the network. */
  | { readonly kind: 'certified'; readonly counterexample: Counterexample; readonly text: string }
  /** No violation is certified: which part failed, how close it was, and what would help, in a sentence. */
  | { readonly kind: 'failed'; readonly reason: string };
