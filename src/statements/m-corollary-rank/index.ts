/**
 * Corollary of Theorem 1. rank A(∞) = dim span X.
 */

import {
  curved,
  independent,
  inside,
  oneSided,
  overparametrised,
  sameDimension,
} from '../algebra/of-layers.js';
import type { RankStatement } from '../algebra/statement.js';

export const mCorollaryRank: RankStatement = {
  id: 'm-cor-rank',
  name: 'Corollary on the rank (memorization)',
  source:
    'Radhakrishnan, Yang, Belkin & Uhler, Memorization in Overparameterized Autoencoders, Corollary in section 2',
  subject: 'a layer',
  hypotheses: [overparametrised, inside, oneSided, curved, independent, sameDimension],
  given: ['A(∞) = φ⁻¹(X)·X⁺'],
  conclusion: 'rank A(∞) = dim span X',
  amended: {
    adds: 'the inverses φ⁻¹(x) of the examples span as many dimensions as the examples',
    because:
      'φ⁻¹ takes independent examples to dependent ones in counterexamples/memorization/m-cor-rank-without-same-dimension.json, which a hunt found. What is true of all independent examples is rank A(∞) = dim span φ⁻¹(X).',
  },
  certificate: 'rank',
  mustSee: [
    { label: 'sigmoid', share: 0.1 },
    { label: 'softsign', share: 0.1 },
  ],
};
