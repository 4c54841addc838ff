/**
 * Algorithm 2. The matrix of nearest-neighbour upsampling.
 */

import { fromOne } from '../algebra/of-images.js';
import type { UpsamplingStatement } from '../algebra/statement.js';

export const mAlgorithm2: UpsamplingStatement = {
  id: 'm-algorithm-2',
  name: 'Algorithm 2 (memorization)',
  source:
    'Radhakrishnan, Yang, Belkin & Uhler, Memorization in Overparameterized Autoencoders, appendix E, Algorithm 2',
  subject: 'an upsampling',
  hypotheses: [fromOne],
  given: [],
  conclusion: 'the matrix is that of the nearest-neighbour upsampling of padded images',
  amended: {
    adds: 'line 11 runs from 1 to s',
    because:
      'From 0, as printed, it reads the frame of zeros, and the matrix is not the example that the paper prints beside it: counterexamples/memorization/m-algorithm-2-without-from-one.json.',
  },
  certificate: 'entry',
  mustSee: [{ label: 'several channels', share: 0.1 }],
};
