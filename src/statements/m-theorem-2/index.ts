/**
 * Theorem 2. A fixed point is an attractor if the greatest eigenvalue of the Jacobian is less than 1.
 */

import { greatestBelowOne, leastAboveMinusOne } from '../algebra/of-maps.js';
import type { EigenvectorStatement } from '../algebra/statement.js';

export const mTheorem2: EigenvectorStatement = {
  id: 'm-2',
  name: 'Theorem 2 (memorization)',
  source: 'Radhakrishnan, Yang, Belkin & Uhler, Memorization in Overparameterized Autoencoders, Theorem 2',
  subject: 'a linear map',
  hypotheses: [greatestBelowOne, leastAboveMinusOne],
  given: ['J symmetric, so that there is a greatest eigenvalue'],
  conclusion: 'the fixed point 0 of x ↦ J·x is an attractor',
  amended: {
    adds: 'the least eigenvalue is greater than −1',
    because:
      'It has to be the greatest absolute value, as counterexamples/memorization/m-2-without-least-above-minus-one.json shows, which a hunt found.',
  },
  certificate: 'eigenvector',
  mustSee: [
    { label: 'dimension 1', share: 0.1 },
    { label: 'dimension 2', share: 0.1 },
    { label: 'dimension 3', share: 0.1 },
  ],
};
