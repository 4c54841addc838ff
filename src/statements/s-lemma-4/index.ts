/**
 * Lemma 4, first part. With σ(x) = α·x + β and n examples of one norm, J∞ has the eigenvalue 1 at least n − 1 times.
 */

import { equalNorms, fullRank, raised, sloped } from '../algebra/of-limits.js';
import type { AffineNullStatement } from '../algebra/statement.js';

export const sLemma4: AffineNullStatement = {
  id: 's-4',
  name: 'Lemma 4 (sigmoid)',
  source:
    'Jiang & Pehlevan, Associative Memory in Iterated Overparameterized Sigmoid Autoencoders, Lemma 4, first part',
  subject: 'a wide affine network',
  hypotheses: [fullRank, equalNorms, raised, sloped],
  given: ['one hidden layer, infinitely wide, of units α·t + β', 'trained to zero loss, by (3)'],
  conclusion: 'K̃ has an inverse, and J∞ has the eigenvalue 1 with multiplicity n − 1 or more',
  amended: {
    adds: 'α ≠ 0',
    because:
      'For α = 0 and two examples the kernel K̃ of (3) is singular; counterexamples/sigmoid/s-4-without-sloped.json is the smallest case.',
  },
  certificate: 'affine-null',
  mustSee: [{ label: 'fewer examples than coordinates', share: 0.1 }],
};
