/**
 * Theorem 1. Under Assumption 1 and n < d, gradient descent with an adaptive rate comes to a solution of A·x⁽ⁱ⁾ = φ⁻¹(x⁽ⁱ⁾).
 */

import { curved, independent, inside, oneSided, overparametrised } from '../algebra/of-layers.js';
import type { KernelStatement } from '../algebra/statement.js';

export const mTheorem1: KernelStatement = {
  id: 'm-1',
  name: 'Theorem 1 (memorization)',
  source: 'Radhakrishnan, Yang, Belkin & Uhler, Memorization in Overparameterized Autoencoders, Theorem 1',
  subject: 'a layer',
  hypotheses: [overparametrised, inside, oneSided, curved, independent],
  given: ['A(0) = 0'],
  conclusion: 'some A satisfies A·x = φ⁻¹(x) for all examples x: it is what gradient descent comes to',
  amended: {
    adds: 'the examples are linearly independent',
    because:
      'Assumption 1 says nothing about relations between examples. If Σ cᵢ·x⁽ⁱ⁾ = 0 and Σ cᵢ·φ⁻¹(x⁽ⁱ⁾) ≠ 0, no A takes all examples to their inverses, as in counterexamples/memorization/m-1-without-independent.json, which a hunt found.',
  },
  certificate: 'kernel',
  mustSee: [
    { label: 'sigmoid', share: 0.1 },
    { label: 'softsign', share: 0.1 },
  ],
};
