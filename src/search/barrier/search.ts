/** How counterexamples with a barrier are searched for. */

import type { BasinCounterexample } from '../../proof/index.js';
import type { BasinTheorem } from '../../statements/index.js';
import type { SearchKind } from '../kind/index.js';
import { glance } from './glance.js';

export const barrierSearch: SearchKind<BasinTheorem, BasinCounterexample> = {
  glance: (network, { question }) => glance(network, question),
  suspectsPay: true,
  glanceDecides: true,
  pointOf: ({ attractor }) => attractor.point,
};
