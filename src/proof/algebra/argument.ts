/** What proves a statement about exact data false for a case: each kind of witness has a file beside this one. */

import type { Place, Watch } from '../../exact/index.js';
import type { Limits } from '../parts/limits.js';

export interface Argument<Case, Witness> {
  /** Reads the case. All problems are noted with their places; `undefined` if there is any. */
  readonly data: (place: Place, limits: Limits) => Case | undefined;
  /** Reads the witness, with lengths that go with the case. */
  readonly witness: (place: Place, data: Case) => Witness | undefined;
  /** Objects unless the witness proves that the conclusion is false for the case. It only multiplies out. */
  readonly check: (data: Case, witness: Witness, watch: Watch) => void;
  /** What is proved, after "fails …: ". */
  readonly fact: (data: Case, witness: Witness) => string;
}
