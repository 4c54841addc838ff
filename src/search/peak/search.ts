/** How counterexamples with a peak are searched for. */

import type { PeakCounterexample } from '../../proof/index.js';
import type { PeakStatement } from '../../statements/index.js';
import type { SearchKind } from '../kind/index.js';
import { peakGlance } from './peak-glance.js';

export const peakSearch: SearchKind<PeakStatement, PeakCounterexample> = {
  glance: peakGlance,
  // Maxima are suspected too often for a closer look at each.
  suspectsPay: false,
  glanceDecides: false,
  pointOf: () => undefined,
};
