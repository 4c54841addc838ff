/** A counterexample to a statement about maxima, with a domain and a point in it as its certificate. */

import type { Vector } from '../../exact/index.js';
import type { PeakStatement } from '../../statements/index.js';
import type { Claim } from '../parts/claim.js';
import type { Grid } from '../parts/grid.js';

/** A bounded domain with a subdivision, and a point of it where F exceeds its values on the boundary. */
export interface Peak {
  readonly domain: Grid;
  readonly inside: Vector;
}

export interface PeakCounterexample extends Claim {
  readonly kind: 'peak';
  readonly statement: PeakStatement;
  readonly peak: Peak;
}
