/**
 * Theorem 5. At least s − 1 layers of 3×3 filters are required for memorization.
 */

import { shallow, withoutZeros } from '../algebra/of-images.js';
import type { DepthStatement } from '../algebra/statement.js';

export const mTheorem5: DepthStatement = {
  id: 'm-5',
  name: 'Theorem 5 (memorization)',
  source: 'Radhakrishnan, Yang, Belkin & Uhler, Memorization in Overparameterized Autoencoders, Theorem 5',
  subject: 'an image and layers',
  hypotheses: [shallow, withoutZeros],
  given: ['any number of filters a layer'],
  conclusion: 'the layers cannot make the orthogonal projection onto the image',
  certificate: 'none',
  mustSee: [
    { label: 's = 3', share: 0.1 },
    { label: 's = 4', share: 0.1 },
  ],
};
