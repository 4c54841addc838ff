/** How a statement about exact data is put to the test: its cases, the conclusion, what refutes it, and what is simpler. */

import type fc from 'fast-check';

export interface Bench<Case, Witness> {
  /** Cases of all sorts: no hypothesis is arranged for. */
  readonly cases: fc.Arbitrary<Case>;
  /** Whether the conclusion holds, in exact arithmetic, by another way than a witness. */
  readonly holds: (subject: Case) => boolean;
  /** What a file brings against the conclusion; `undefined` if none was found. */
  readonly witness: (subject: Case) => Witness | undefined;
  /** Cases that may be smaller. */
  readonly moves: (subject: Case) => Iterable<Case>;
  /** What the requirements of the statement ask for. */
  readonly labels: (subject: Case) => readonly string[];
  /** Such as the number of coordinates, or of pixels on a side. */
  readonly dimension: (subject: Case) => number;
  /** Such as the activation. */
  readonly family: (subject: Case) => string;
}
