/**
 * Theorem 2, its second sentence, read as saying no more than that a fixed point is no attractor if the Jacobian has an eigenvalue of modulus above 1.
 */

import { onLine, steepAtZero } from '../algebra/of-maps.js';
import type { LandingStatement } from '../algebra/statement.js';

export const mTheorem2Attractor: LandingStatement = {
  id: 'm-2-attractor',
  name: 'Theorem 2, the converse for attractors (memorization)',
  source: 'Radhakrishnan, Yang, Belkin & Uhler, Memorization in Overparameterized Autoencoders, Theorem 2',
  subject: 'a network with the fixed point 0',
  hypotheses: [steepAtZero, onLine],
  given: ['f(x) = W₂·h(W₁·x), h the HardTanh, and a Jacobian of rank one at most'],
  conclusion:
    'the fixed point 0 of f is not an attractor: from points as near to it as one likes, orbits do not converge to it',
  amended: {
    adds: 'd = 1',
    because:
      'In the plane orbits may leave, go round, and land on 0 itself: counterexamples/memorization/m-2-attractor-without-on-a-line.json, which a hunt found.',
  },
  certificate: 'landing',
  mustSee: [
    { label: 'one unit', share: 0.05 },
    { label: 'two units or more', share: 0.2 },
    { label: 'a negative eigenvalue', share: 0.1 },
  ],
};
