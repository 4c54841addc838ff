/**
 * Lemma 3, first part. With σ(x) = α·x and n examples of full rank, J∞ has the eigenvalue 1 at least n times.
 */

import { fullRank, sloped } from '../algebra/of-limits.js';
import type { NullStatement } from '../algebra/statement.js';

export const sLemma3: NullStatement = {
  id: 's-3',
  name: 'Lemma 3 (sigmoid)',
  source:
    'Jiang & Pehlevan, Associative Memory in Iterated Overparameterized Sigmoid Autoencoders, Lemma 3, first part',
  subject: 'a wide linear network',
  hypotheses: [fullRank, sloped],
  given: ['one hidden layer, infinitely wide, of units α·t', 'trained to zero loss, by (3)'],
  conclusion: 'K̃ has an inverse, and J∞ has the eigenvalue 1 with multiplicity n or more',
  amended: {
    adds: 'α ≠ 0',
    because:
      'For α = 0 the kernel K̃ of (3) is zero, and nothing is learned; counterexamples/sigmoid/s-3-without-sloped.json is the smallest case.',
  },
  certificate: 'null',
  mustSee: [{ label: 'fewer examples than coordinates', share: 0.1 }],
};
