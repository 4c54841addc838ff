/**
 * The verifier: decides whether a counterexample file proves what it claims, in exact arithmetic, without search,
 * sampling or tolerance. A file is accepted only if every step of its proof was checked; a file that exceeds a limit
 * is left unjudged. `verify` never throws, whatever the text.
 */

import type { Problem } from '../exact/index.js';
import type { AlgebraCounterexample } from './algebra/counterexample.js';
import { proofOfAlgebra } from './algebra/kind.js';
import { algebraClaimText, claimText } from './claim.js';
import { checkHypotheses } from './hypotheses.js';
import { type Counterexample, proofOf } from './kinds.js';
import { defaultLimits, LimitExceeded, watchWithin, type Limits } from './parts/limits.js';
import { Objection } from './parts/objection.js';
import { notAboutNetwork, readAnyCounterexample } from './read.js';

/** Verified: the conclusion of the theorem is false for this network, or these data, and exactly the dropped hypotheses fail. */
export interface Verified {
  readonly verdict: 'verified';
  readonly theorem: string;
  readonly dropped: readonly string[];
  /** What was proved, in one sentence. */
  readonly claim: string;
  /** The contents of the file, as they were verified. */
  readonly counterexample: Counterexample | AlgebraCounterexample;
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

/**
 * Whether the text of a counterexample file proves what it claims, in exact arithmetic. Never throws on any text; what
 * exceeds a limit is `unjudged`.
 *
 * @example
 * ```ts
 * import { readFileSync } from 'node:fs';
 * import { verify } from 'basincheck/verify';
 * const text = readFileSync('counterexamples/2.1-without-rank.json', 'utf8');
 * const verification = verify(text);
 * verification.verdict === 'verified' && verification.dropped; // → ['rank']
 * verify(text.replace('rank', 'width')).verdict; // → 'rejected'
 * verify('{}').verdict; // → 'unjudged'
 * ```
 */
export function verify(text: string, limits: Limits = defaultLimits): Verification {
  const watch = watchWithin(limits);
  try {
    const read = readAnyCounterexample(text, limits, watch);
    if ('problems' in read) {
      const { problems, count, claims } = read;
      const isBeyond = problems.some(({ limit }) => limit);
      return { verdict: isBeyond || !claims ? 'unjudged' : 'rejected', problems, count };
    }
    const { counterexample } = read;
    const { statement, dropped } = counterexample;
    if (counterexample.kind === 'algebra') {
      proofOfAlgebra(counterexample).check(watch);
      const claim = algebraClaimText(counterexample);
      return { verdict: 'verified', theorem: statement.id, dropped, claim, counterexample };
    }
    checkHypotheses(counterexample, watch);
    proofOf(counterexample).check(watch);
    const claim = claimText(counterexample);
    return { verdict: 'verified', theorem: statement.id, dropped, claim, counterexample };
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

/** Verified, and about a network. */
export type VerifiedNetwork = Verified & { readonly counterexample: Counterexample };

/**
 * The same for files about networks: any other is left unjudged, whether or not it proves something.
 *
 * @example
 * ```ts
 * import { readFileSync } from 'node:fs';
 * import { verifyAboutNetwork } from 'basincheck/verify';
 * const about = (path: string) => verifyAboutNetwork(readFileSync(path, 'utf8')).verdict;
 * about('counterexamples/2.1-without-rank.json'); // → 'verified'
 * about('counterexamples/memorization/m-2-without-least-above-minus-one.json'); // → 'unjudged'
 * ```
 */
export function verifyAboutNetwork(
  text: string,
  limits: Limits = defaultLimits,
): VerifiedNetwork | NotVerified {
  const verification = verify(text, limits);
  if (verification.verdict !== 'verified') return verification;
  const { counterexample } = verification;
  if (counterexample.kind !== 'algebra') return { ...verification, counterexample };
  return { verdict: 'unjudged', problems: [notAboutNetwork(counterexample)], count: 1 };
}
