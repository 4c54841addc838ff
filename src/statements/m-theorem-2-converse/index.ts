/**
 * Theorem 2, its second sentence. A fixed point is a repeller if the greatest eigenvalue of the Jacobian is greater than 1.
 */

import { moduliAboveOne, realPartAboveOne } from '../algebra/of-maps.js';
import type { BoundedStatement } from '../algebra/statement.js';

export const mTheorem2Converse: BoundedStatement = {
  id: 'm-2-converse',
  name: 'Theorem 2, the converse (memorization)',
  source: 'Radhakrishnan, Yang, Belkin & Uhler, Memorization in Overparameterized Autoencoders, Theorem 2',
  subject: 'a linear map',
  hypotheses: [realPartAboveOne, moduliAboveOne],
  given: ['eigenvalues compared by their real parts, since they need not be real'],
  conclusion:
    'the fixed point 0 of x ↦ J·x is a repeller: some neighbourhood of it is left by every orbit that starts there, but by its own',
  amended: {
    adds: 'every eigenvalue, real or not, has a modulus of more than 1',
    because:
      'Beside one eigenvalue above 1 there may be others, whose eigenvectors do not move away: counterexamples/memorization/m-2-converse-without-moduli-above-one.json, which a hunt found.',
  },
  certificate: 'bounded',
  mustSee: [
    { label: 'dimension 1', share: 0.1 },
    { label: 'dimension 2', share: 0.1 },
    { label: 'dimension 3', share: 0.02 },
    { label: 'eigenvalues that are not real', share: 0.05 },
  ],
};
