/**
 * Corollary of Theorem 5. Two layers of 3×3 filters cannot memorize images of size 4×4 or larger.
 */

import { twoLayers, withoutZeros } from '../algebra/of-images.js';
import type { DepthStatement } from '../algebra/statement.js';

export const mTheorem5Corollary: DepthStatement = {
  id: 'm-5-corollary',
  name: 'Corollary of Theorem 5 (memorization)',
  source:
    'Radhakrishnan, Yang, Belkin & Uhler, Memorization in Overparameterized Autoencoders, Corollary in section 4',
  subject: 'an image and layers',
  hypotheses: [twoLayers, withoutZeros],
  given: ['any number of filters a layer'],
  conclusion: 'the layers cannot make the orthogonal projection onto the image',
  certificate: 'none',
  mustSee: [{ label: 's = 4', share: 0.1 }],
};
