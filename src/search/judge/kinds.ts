/** The search's side of the kinds of certificates: a line each. One that is missing does not compile. */

import type { Network, Vector } from '../../exact/index.js';
import type { Counterexample } from '../../proof/index.js';
import type { CertificateKind, Theorem } from '../../statements/index.js';
import { barrierSearch } from '../barrier/index.js';
import type { Glance, SearchKind } from '../kind/index.js';
import { glanceAtUnstable } from '../passages/index.js';
import { peakSearch } from '../peak/index.js';

import type { Stability } from './effort.js';

/** The cheapest look at a network: whether it seems to violate the conclusion of the theorem. */
export function glanceAt(network: Network, statement: Theorem, attractors: Stability): Glance {
  switch (statement.certificate) {
    case 'barrier':
      return attractors === 'stable' ? barrierSearch.glance(network, statement) : glanceAtUnstable(network);
    case 'peak':
      return peakSearch.glance(network, statement);
  }
}

/** The point that a shrink move tries to bring to the origin, if there is one. */
export function pointOf(counterexample: Counterexample): Vector | undefined {
  switch (counterexample.kind) {
    case 'barrier':
      return barrierSearch.pointOf(counterexample);
    case 'peak':
      return peakSearch.pointOf(counterexample);
  }
}

/** When it pays to look more closely. */
export function habitsOf({
  certificate,
}: Theorem): Pick<SearchKind<never, never>, 'suspectsPay' | 'glanceDecides'> {
  const habits: Readonly<Record<CertificateKind, ReturnType<typeof habitsOf>>> = {
    barrier: barrierSearch,
    peak: peakSearch,
  };
  return habits[certificate];
}
