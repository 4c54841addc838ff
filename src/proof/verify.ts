/**
 * The verifier: decides whether a counterexample file proves what it claims, in exact arithmetic, without search,
 * sampling or tolerance. A file is accepted only if every step of its proof was checked; a file that exceeds a limit
 * is left unjudged. `verify` never throws, whatever the text.
 */

import type { Problem, Watch } from '../exact/index.js';
import { checkAttractor } from './barrier/attraction.js';
import { checkAvoiding } from './barrier/avoidance.js';
import { checkBarrier } from './barrier/barrier.js';
import { claimText } from './claim.js';
import type { Counterexample } from './counterexample.js';
import { checkHypotheses } from './hypotheses.js';
import { defaultLimits, LimitExceeded, watchWithin, type Limits } from './geometry/limits.js';
import { Objection } from './geometry/objection.js';
import { checkPeak } from './peak/peak.js';
import { readCounterexample } from './read.js';

/** Verified: the conclusion of the theorem is false for this network, and exactly the dropped hypotheses fail. */
export interface Verified {
  readonly verdict: 'verified';
  readonly theorem: string;
  readonly dropped: readonly string[];
  /** What was proved, in one sentence. */
  readonly claim: string;
}

/** Rejected: the file is not a proof. Unjudged: it is not a counterexample file, or too large to tell. */
export interface NotVerified {
  readonly verdict: 'rejected' | 'unjudged';
  /** What failed, with paths: all problems of the file's form, or the first step of the proof that fails. */
  readonly problems: readonly Problem[];
  /** Number of all problems; if there are very many, `problems` holds only the first ones. */
  readonly count: number;
}

export type Verification = Verified | NotVerified;

/** Verifies the text of a counterexample file. */
export function verify(text: string, limits: Limits = defaultLimits): Verification {
  const watch = watchWithin(limits);
  try {
    const read = readCounterexample(text, limits, watch);
    if ('problems' in read) {
      const { problems, count, claims } = read;
      const isBeyond = problems.some(({ limit }) => limit);
      return { verdict: isBeyond || !claims ? 'unjudged' : 'rejected', problems, count };
    }
    const { counterexample } = read;
    check(counterexample, watch);
    const { statement, dropped } = counterexample;
    return { verdict: 'verified', theorem: statement.id, dropped, claim: claimText(counterexample) };
  } catch (error) {
    if (error instanceof Objection) {
      const { path, expected, found } = error;
      return { verdict: 'rejected', problems: [{ path, expected, found, limit: false }], count: 1 };
    }
    const { expected, found } =
      error instanceof LimitExceeded ? error : { expected: 'the verifier to finish', found: String(error) };
    return { verdict: 'unjudged', problems: [{ path: '', expected, found, limit: true }], count: 1 };
  }
}

/** The proof, step by step. Throws at the first step that fails. */
function check(counterexample: Counterexample, watch: Watch): void {
  checkHypotheses(counterexample, watch);
  if ('peak' in counterexample) {
    checkPeak(counterexample, watch);
    return;
  }
  const { network, attractor, avoiding } = counterexample;
  checkAttractor(network, attractor, watch);
  checkAvoiding(network, attractor, avoiding, watch);
  checkBarrier(counterexample, watch);
}
