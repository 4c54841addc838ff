import type { Statement } from './statement.js';
import { theorem21 } from './theorem-2.1.js';
import { theorem22 } from './theorem-2.2.js';
import { theorem23 } from './theorem-2.3.js';
import { theorem31 } from './theorem-3.1.js';

/** Every statement that a counterexample file can be about. A new one is a file of its own and a line here. */
export const statements: readonly Statement[] = [theorem21, theorem22, theorem23, theorem31];

export { theorem21, theorem22, theorem23, theorem31 };
export { examine, type Examination } from './examination.js';
export type { Finding, Hypothesis } from './hypothesis.js';
export type { ConclusionKind, Statement } from './statement.js';
export type { Outcome, Verdict } from './verdict.js';
