/**
 * Theorem 2 for any Jacobian, symmetric or not, whose eigenvalues need not be real. A fixed point is an attractor if the greatest eigenvalue of the
 * Jacobian is less than 1.
 */

import { moduliBelowOne, realPartsAboveMinusOne, realPartsBelowOne } from '../algebra/of-maps.js';
import type { VolumeStatement } from '../algebra/statement.js';

export const mTheorem2Any: VolumeStatement = {
  id: 'm-2-any',
  name: 'Theorem 2 for any Jacobian (memorization)',
  source: 'Radhakrishnan, Yang, Belkin & Uhler, Memorization in Overparameterized Autoencoders, Theorem 2',
  subject: 'a linear map',
  hypotheses: [realPartsBelowOne, realPartsAboveMinusOne, moduliBelowOne],
  given: ['eigenvalues compared by their real parts, since they need not be real'],
  conclusion: 'the fixed point 0 of x ↦ J·x is an attractor',
  amended: {
    adds: 'no eigenvalue, real or not, has a modulus of 1 or more',
    because:
      'Real parts between −1 and 1 are enough for a symmetric J, not for a rotation: counterexamples/memorization/m-2-any-without-moduli-below-one.json, which a hunt found.',
  },
  certificate: 'volume',
  mustSee: [
    { label: 'dimension 1', share: 0.1 },
    { label: 'dimension 2', share: 0.1 },
    { label: 'dimension 3', share: 0.05 },
    { label: 'eigenvalues that are not real', share: 0.1 },
  ],
};
