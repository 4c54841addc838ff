/** What the search has to provide for a kind of certificate. `search/judge/kinds.ts` lists the kinds. */

import type { Network, Vector } from '../../exact/index.js';
import type { Counterexample } from '../../proof/index.js';
import type { Theorem } from '../../statements/index.js';
import type { Glance } from './glance.js';

export interface SearchKind<S extends Theorem, C extends Counterexample> {
  /** The cheapest look: says only where a closer look pays. What it overlooks is lost; what it sees may be wrong. */
  readonly glance: (network: Network, statement: S) => Glance;
  /** Whether a network that is suspected after a quick attempt to certify it is worth a thorough one. */
  readonly suspectsPay: boolean;
  /** Whether networks that shrink a counterexample are worth a certificate only where a glance flags them. */
  readonly glanceDecides: boolean;
  /** The point that a shrink move tries to bring to the origin, if there is one. */
  readonly pointOf: (counterexample: C) => Vector | undefined;
}
