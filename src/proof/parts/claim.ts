/** What every counterexample file says, whatever its kind of certificate. */

import type { Json, Network, Place } from '../../exact/index.js';
import type { Theorem } from '../../statements/index.js';

export interface Claim {
  readonly statement: Theorem;
  /** The hypotheses that fail, by name. */
  readonly dropped: readonly string[];
  readonly network: Network;
  /** Where the file comes from; never read by the verifier. */
  readonly provenance?: Json;
}

/** The keys that every file has; with `?` at the end: may be absent. */
export const CLAIM_KEYS = ['format', 'theorem', 'dropped', 'network', 'witness', 'provenance?'] as const;

/** The places of a claim. */
export type ClaimEntries = Readonly<Record<'theorem' | 'dropped' | 'network', Place>> & {
  readonly provenance?: Place;
};
