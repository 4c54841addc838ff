/**
 * Theorem 3. If a wide ReLU layer is random, its features of different examples are orthogonal and the last layer is trained from zero, the examples are
 * stable fixed points.
 */

import { centred, offKinks, orthogonal, positive } from '../algebra/of-laws.js';
import type { SlopeStatement } from '../algebra/statement.js';

export const mTheorem3: SlopeStatement = {
  id: 'm-3',
  name: 'Theorem 3 (memorization)',
  source: 'Radhakrishnan, Yang, Belkin & Uhler, Memorization in Overparameterized Autoencoders, Theorem 3',
  subject: 'a wide layer',
  hypotheses: [centred, orthogonal, positive, offKinks],
  given: ['W₁ and b fixed, with independent entries of one law with finitely many values; W₂(0) = 0; k → ∞'],
  conclusion: 'ρ(J) < 1 at every example: all are stable fixed points',
  certificate: 'slope',
  mustSee: [
    { label: 'two examples or more', share: 0.1 },
    { label: 'skewed law', share: 0.2 },
  ],
};
