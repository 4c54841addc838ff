/** What a judgement comes to. */

import type { Outcome } from '../../statements/index.js';
import type { Certified } from '../kind/index.js';

export interface Judgement extends Outcome {
  /** If the verdict is `refuted`. */
  readonly certified?: Certified;
  /** Whether the conclusion is proved for the network, whatever the hypotheses. */
  readonly proved?: true;
  /** Where a basin is refuted or suspected: the thickness of the gap that was seen, in cells; 0 for a wall. */
  readonly thickness?: number;
}
