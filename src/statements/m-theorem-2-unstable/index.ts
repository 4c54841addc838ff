/**
 * Theorem 2, its second sentence, if a repeller is a fixed point that is not stable, and the greatest eigenvalue that of the greatest modulus.
 */

import { modulusAboveOne } from '../algebra/of-maps.js';
import type { FormStatement } from '../algebra/statement.js';

export const mTheorem2Unstable: FormStatement = {
  id: 'm-2-unstable',
  name: 'Theorem 2, the converse for stability (memorization)',
  source: 'Radhakrishnan, Yang, Belkin & Uhler, Memorization in Overparameterized Autoencoders, Theorem 2',
  subject: 'a linear map',
  hypotheses: [modulusAboveOne],
  given: ['eigenvalues compared by their moduli'],
  conclusion:
    'the fixed point 0 of x ↦ J·x is not stable: from points as near to it as one likes, orbits leave some neighbourhood of it',
  certificate: 'form',
  mustSee: [
    { label: 'dimension 1', share: 0.05 },
    { label: 'dimension 2', share: 0.1 },
    { label: 'dimension 3', share: 0.1 },
    { label: 'no repeller', share: 0.1 },
    { label: 'eigenvalues that are not real', share: 0.1 },
  ],
};
