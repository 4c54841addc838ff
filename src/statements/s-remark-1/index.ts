/**
 * Remark 1. Trained on a single example, a linear network has the eigenvalue 1, whatever the Jacobian before training is.
 */

import { fullRank, single, sloped } from '../algebra/of-limits.js';
import type { NullStatement } from '../algebra/statement.js';

export const sRemark1: NullStatement = {
  id: 's-remark-1',
  name: 'Remark 1 (sigmoid)',
  source: 'Jiang & Pehlevan, Associative Memory in Iterated Overparameterized Sigmoid Autoencoders, Remark 1',
  subject: 'a wide linear network',
  hypotheses: [single, fullRank, sloped],
  given: ['one hidden layer, infinitely wide, of units α·t', 'trained to zero loss, by (3)'],
  conclusion: 'K̃ has an inverse, and J∞ has the eigenvalue 1, whatever J₀ is',
  amended: {
    adds: 'α ≠ 0',
    because:
      'For α = 0 the kernel K̃ of (3) is zero, and nothing is learned; counterexamples/sigmoid/s-remark-1-without-sloped.json is the smallest case.',
  },
  certificate: 'null',
  mustSee: [{ label: 'fewer examples than coordinates', share: 0.1 }],
};
