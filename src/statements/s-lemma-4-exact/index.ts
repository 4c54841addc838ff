/**
 * Lemma 4, second part. If also ‖J₀‖ = 1 − Δ and the sums of weights are small, the multiplicity is exactly n − 1, and 1 is the greatest modulus.
 */

import { contractive, equalNorms, fullRank, raised, sloped, smallSums } from '../algebra/of-limits.js';
import type { AffineSpectrumStatement } from '../algebra/statement.js';

export const sLemma4Exact: AffineSpectrumStatement = {
  id: 's-4-exact',
  name: 'Lemma 4 with a contraction (sigmoid)',
  source:
    'Jiang & Pehlevan, Associative Memory in Iterated Overparameterized Sigmoid Autoencoders, Lemma 4, second part',
  subject: 'a wide affine network',
  hypotheses: [fullRank, equalNorms, raised, contractive, smallSums, sloped],
  given: ['one hidden layer, infinitely wide, of units α·t + β', 'trained to zero loss, by (3)'],
  conclusion:
    'K̃ has an inverse, J∞ has the eigenvalue 1 with multiplicity n − 1 exactly, and no eigenvalue of greater modulus',
  amended: {
    adds: 'α ≠ 0',
    because:
      'For α = 0 and two examples the kernel K̃ of (3) is singular; counterexamples/sigmoid/s-4-exact-without-sloped.json is the smallest case.',
  },
  certificate: 'affine-spectrum',
  mustSee: [{ label: 'fewer examples than coordinates', share: 0.1 }],
};
