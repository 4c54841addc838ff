/** expect(file).toBeVerifiedCounterexample() */

import { type Verification, verify } from '../../proof/index.js';
import { problemsText, textGiven } from './given.js';
import type { MatcherResult } from './matcher-result.js';

/**
 * Passes if the verifier accepts the file; with `.not`, if the verifier rejects it. A file that it could not judge
 * fails in both cases. If there is no such file, the error of reading is thrown.
 */
export function isVerifiedCounterexample(given: unknown, isNot: boolean): MatcherResult {
  const verification = verify(textGiven(given));
  const asExpected = verification.verdict === (isNot ? 'rejected' : 'verified');
  const wanted = isNot ? 'a counterexample file that is rejected' : 'a verified counterexample file';
  return {
    pass: isNot ? !asExpected : asExpected,
    message: () => `expected ${wanted}\n  ${lineOf(verification)}`,
  };
}

function lineOf(verification: Verification): string {
  if (verification.verdict === 'verified') return `verified  ${verification.claim}`;
  const { verdict, problems, count } = verification;
  const more = count - problems.length;
  return `${verdict}  ${problemsText(problems)}${more > 0 ? `; and ${more} problems more` : ''}`;
}
