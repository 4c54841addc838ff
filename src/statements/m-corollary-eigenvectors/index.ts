/**
 * Corollary of Theorem 1. The training examples are φ-eigenvectors of A(∞) with φ-eigenvalue 1.
 */

import { curved, independent, inside, oneSided, overparametrised } from '../algebra/of-layers.js';
import type { LayerStatement } from '../algebra/statement.js';

export const mCorollaryEigenvectors: LayerStatement = {
  id: 'm-cor-eigenvectors',
  name: 'Corollary on φ-eigenvectors (memorization)',
  source:
    'Radhakrishnan, Yang, Belkin & Uhler, Memorization in Overparameterized Autoencoders, Corollary in section 2',
  subject: 'a layer',
  hypotheses: [overparametrised, inside, oneSided, curved, independent],
  given: ['A(∞) = φ⁻¹(X)·X⁺'],
  conclusion: 'every example x is a φ-eigenvector with value 1: φ(A(∞)·x) = x',
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
