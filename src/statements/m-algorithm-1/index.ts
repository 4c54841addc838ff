/**
 * Algorithm 1. The matrix of a convolution with one 3×3 filter for each channel.
 */

import { divides } from '../algebra/of-images.js';
import type { ConvolutionStatement } from '../algebra/statement.js';

export const mAlgorithm1: ConvolutionStatement = {
  id: 'm-algorithm-1',
  name: 'Algorithm 1 (memorization)',
  source:
    'Radhakrishnan, Yang, Belkin & Uhler, Memorization in Overparameterized Autoencoders, appendix E, Algorithm 1',
  subject: 'a convolution',
  hypotheses: [divides],
  given: [],
  conclusion: 'the matrix is that of the convolution with zeros around the image',
  amended: {
    adds: 'the stride divides s',
    because:
      'Otherwise s/stride is no integer, and the last row and column of pixels are missing: counterexamples/memorization/m-algorithm-1-without-divides.json. Rounded up, it would be right.',
  },
  certificate: 'pixels',
  mustSee: [
    { label: 'stride above 1', share: 0.1 },
    { label: 'several channels', share: 0.1 },
  ],
};
