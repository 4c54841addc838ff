/**
 * Theorem 4. A single filter trained on one image learns an operator of rank s².
 */

import { independentPatches, notZero } from '../algebra/of-images.js';
import type { FilterStatement } from '../algebra/statement.js';

export const mTheorem4: FilterStatement = {
  id: 'm-4',
  name: 'Theorem 4 (memorization)',
  source: 'Radhakrishnan, Yang, Belkin & Uhler, Memorization in Overparameterized Autoencoders, Theorem 4',
  subject: 'an image and a filter',
  hypotheses: [notZero, independentPatches],
  given: ['gradient descent from zero'],
  conclusion: 'the filter that is learned makes an operator of rank s²',
  amended: {
    adds: 'the matrix of the patches has full column rank',
    because:
      'Where patches depend on each other, the filter of least norm need not be the identity, and its operator can be singular, as for counterexamples/memorization/m-4-without-independent-patches.json, which a hunt found.',
  },
  certificate: 'filter',
  mustSee: [{ label: 'k = 3', share: 0.1 }],
};
