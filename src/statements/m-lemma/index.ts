/**
 * Lemma. A matrix with a single forced zero cannot memorize arbitrary v.
 */

import { meetsZero, symmetric } from '../algebra/of-images.js';
import type { RankOneStatement } from '../algebra/statement.js';

export const mLemma: RankOneStatement = {
  id: 'm-lemma',
  name: 'Lemma on a forced zero (memorization)',
  source:
    'Radhakrishnan, Yang, Belkin & Uhler, Memorization in Overparameterized Autoencoders, Lemma in section 4',
  subject: 'a matrix with a forced zero',
  hypotheses: [meetsZero, symmetric],
  given: ['A has a zero at the forced place'],
  conclusion: 'A does not memorize v: it is not of rank one with A·v = v',
  amended: {
    adds: 'A is symmetric: memorization means orthogonal projection',
    because:
      'A matrix v·wᵀ with w·v = 1 memorizes v as far as the spectrum says, and w may be zero where it has to be, as in counterexamples/memorization/m-lemma-without-symmetric.json, which a hunt found.',
  },
  certificate: 'rank-one',
  mustSee: [
    { label: 'dimension 2', share: 0.1 },
    { label: 'dimension 3', share: 0.05 },
  ],
};
