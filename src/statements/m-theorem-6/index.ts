/**
 * Theorem 6. (n + 1)·d hidden ReLU units are enough for a network with n given points as attractors.
 */

import { distinct, fewOrPlane } from '../algebra/of-maps.js';
import type { UnitsStatement } from '../algebra/statement.js';

export const mTheorem6: UnitsStatement = {
  id: 'm-6',
  name: 'Theorem 6 (memorization)',
  source:
    'Radhakrishnan, Yang, Belkin & Uhler, Memorization in Overparameterized Autoencoders, Theorem 6, Theorem 7 in appendix I',
  subject: 'attractors',
  hypotheses: [distinct, fewOrPlane],
  given: ['one hidden layer of ReLU units'],
  conclusion: '(n + 1)·d units are enough for a network with all points as attractors',
  amended: {
    adds: 'there are at most three points, or d ≥ 2',
    because:
      'On a line, n attractors need 2·(n − 1) units, as for the four points of counterexamples/memorization/m-6-without-few-or-plane.json, which a hunt found.',
  },
  certificate: 'units',
  mustSee: [
    { label: 'd = 1', share: 0.2 },
    { label: 'd = 2', share: 0.1 },
  ],
};
