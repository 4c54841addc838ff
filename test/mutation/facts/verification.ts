/** What `verify` says of whole files, beside what is wrong with them. */

import { deepEqual } from 'node:assert/strict';
import { defaultLimits, verify, writeCounterexample } from '../../../src/proof/index.js';
import { base, texts } from './bases.js';
import { is, within, type Fact } from './fact.js';

const broken = {
  ...defaultLimits,
  get steps(): number {
    throw new Error('a broken limit');
  },
};

export const verification: readonly Fact[] = [
  is('limits are said', () => verify(texts.get('2.1-without-rank') ?? '', within({ milliseconds: -1500 })), {
    verdict: 'unjudged',
    problems: [{ path: '', expected: 'at most -1.5 seconds of work', found: 'more', limit: true }],
    count: 1,
  }),
  is(
    'a failure of the verifier itself is no rejection',
    () => verify(texts.get('2.1-without-rank') ?? '', broken),
    {
      verdict: 'unjudged',
      problems: [
        { path: '', expected: 'the verifier to finish', found: 'Error: a broken limit', limit: true },
      ],
      count: 1,
    },
  ),
  {
    claim: 'what was verified comes with the verdict',
    check: (): void => {
      const found = verify(texts.get('2.2-without-width') ?? '');
      if (found.verdict !== 'verified') throw new Error('expected a verified file');
      deepEqual(JSON.parse(writeCounterexample(found.counterexample)), base('2.2-without-width'));
    },
  },
];
