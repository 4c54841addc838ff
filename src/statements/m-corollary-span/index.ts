/**
 * Corollary of Theorem 1. φ(A(∞)·y) lies in the φ-span of the examples for every y.
 */

import { curved, independent, inside, oneSided, overparametrised } from '../algebra/of-layers.js';
import type { LayerStatement } from '../algebra/statement.js';

export const mCorollarySpan: LayerStatement = {
  id: 'm-cor-span',
  name: 'Corollary on the φ-span (memorization)',
  source:
    'Radhakrishnan, Yang, Belkin & Uhler, Memorization in Overparameterized Autoencoders, Corollary in section 2',
  subject: 'a layer',
  hypotheses: [overparametrised, inside, oneSided, curved, independent],
  given: ['A(∞) = φ⁻¹(X)·X⁺'],
  conclusion: 'φ(A(∞)·y) lies in the φ-span of the examples for every y',
  amended: {
    adds: 'the examples are linearly independent',
    because: 'It rests on Theorem 1, which is false without.',
  },
  certificate: 'none',
  mustSee: [
    { label: 'sigmoid', share: 0.1 },
    { label: 'softsign', share: 0.1 },
  ],
};
