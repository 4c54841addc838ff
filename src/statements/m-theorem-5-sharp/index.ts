/**
 * The remark after Theorem 5, read as saying that its bound is sharp: s − 1 layers eliminate the forced zeros, so that they can memorize.
 */

import { asDeep, oneMore } from '../algebra/of-images.js';
import type { FunctionalStatement } from '../algebra/statement.js';

export const mTheorem5Sharp: FunctionalStatement = {
  id: 'm-5-sharp',
  name: 's − 1 layers suffice (memorization)',
  source:
    'Radhakrishnan, Yang, Belkin & Uhler, Memorization in Overparameterized Autoencoders, the remark after Theorem 5',
  subject: 'an image and layers',
  hypotheses: [asDeep, oneMore],
  given: ['any number of filters a layer'],
  conclusion: 'the layers can make the orthogonal projection onto the image',
  amended: {
    adds: 'there are s layers or more',
    because:
      'The products of s − 1 shifts do not span all matrices, and counterexamples/memorization/m-5-sharp-without-one-more.json, which a hunt found, lies outside their span.',
  },
  certificate: 'functional',
  mustSee: [
    { label: 's = 2', share: 0.1 },
    { label: 's = 3', share: 0.1 },
  ],
};
