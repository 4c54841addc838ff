/**
 * Algorithm 2. The matrix of nearest-neighbour upsampling.
 */

import type { UpsamplingStatement } from '../algebra/statement.js';

export const mAlgorithm2: UpsamplingStatement = {
  id: 'm-algorithm-2',
  name: 'Algorithm 2 (memorization)',
  source:
    'Radhakrishnan, Yang, Belkin & Uhler, Memorization in Overparameterized Autoencoders, appendix E, Algorithm 2',
  subject: 'an upsampling',
  hypotheses: [],
  given: ['line 11 runs from 1, not from 0'],
  conclusion: 'the matrix is that of the nearest-neighbour upsampling of padded images',
  amended: {
    adds: 'line 11 runs from 1 to s',
    because: 'From 0, as printed, the matrix is not the example that the paper prints beside it.',
  },
  certificate: 'none',
  mustSee: [{ label: 'several channels', share: 0.1 }],
};
