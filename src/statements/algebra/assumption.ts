/** A hypothesis of a statement about exact data: its words, and how it is decided. */

import type { Watch } from '../../exact/index.js';
import type { Finding } from '../hypotheses/hypothesis.js';

export interface Assumption<Case> {
  /** As in files and commands. */
  readonly name: string;
  /** What it says, in a list. */
  readonly text: string;
  /** Whether the paper has it; otherwise it is what the amended statement adds. */
  readonly printed: boolean;
  /** Decides exactly whether it holds. Throws what the watch throws. */
  readonly decide: (subject: Case, watch?: Watch) => Finding;
}
