/**
 * Lemma 3, second part. If also ‖J₀‖ < 1, the multiplicity is exactly n, and 1 is the greatest modulus.
 */

import { contractive, fullRank, sloped } from '../algebra/of-limits.js';
import type { SpectrumStatement } from '../algebra/statement.js';

export const sLemma3Exact: SpectrumStatement = {
  id: 's-3-exact',
  name: 'Lemma 3 with a contraction (sigmoid)',
  source:
    'Jiang & Pehlevan, Associative Memory in Iterated Overparameterized Sigmoid Autoencoders, Lemma 3, second part',
  subject: 'a wide linear network',
  hypotheses: [fullRank, contractive, sloped],
  given: ['one hidden layer, infinitely wide, of units α·t', 'trained to zero loss, by (3)'],
  conclusion:
    'K̃ has an inverse, J∞ has the eigenvalue 1 with multiplicity n exactly, and no eigenvalue of greater modulus',
  amended: {
    adds: 'α ≠ 0',
    because:
      'For α = 0 the kernel K̃ of (3) is zero, and nothing is learned; counterexamples/sigmoid/s-3-exact-without-sloped.json is the smallest case.',
  },
  certificate: 'spectrum',
  mustSee: [{ label: 'fewer examples than coordinates', share: 0.1 }],
};
