/**
 * Lemma 2. With σ(x) = α·x and n = n₀ examples of full rank, J∞ is the identity.
 */

import { asMany, fullRank, sloped } from '../algebra/of-limits.js';
import type { MovedStatement } from '../algebra/statement.js';

export const sLemma2: MovedStatement = {
  id: 's-2',
  name: 'Lemma 2 (sigmoid)',
  source: 'Jiang & Pehlevan, Associative Memory in Iterated Overparameterized Sigmoid Autoencoders, Lemma 2',
  subject: 'a wide linear network',
  hypotheses: [asMany, fullRank, sloped],
  given: ['one hidden layer, infinitely wide, of units α·t', 'trained to zero loss, by (3)'],
  conclusion: 'K̃ has an inverse, and J∞ = I',
  amended: {
    adds: 'α ≠ 0',
    because:
      'For α = 0 the kernel K̃ of (3) is zero, and nothing is learned; counterexamples/sigmoid/s-2-without-sloped.json is the smallest case.',
  },
  certificate: 'moved',
  mustSee: [{ label: 'n0 = 2', share: 0.1 }],
};
