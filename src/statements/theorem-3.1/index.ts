/**
 * Theorem 3.1. If no layer of F: ℝⁿ⁰ → ℝ is wider than n0, and φ is continuous and increasing, then over the closure of
 * a bounded set, F takes its maximum on the boundary.
 */

import { continuous } from '../hypotheses/continuous.js';
import { monotone } from '../hypotheses/monotone.js';
import { width } from '../hypotheses/width.js';
import type { PeakStatement } from '../statement.js';

export const theorem31: PeakStatement = {
  id: '3.1',
  name: 'Theorem 3.1',
  source: 'Beise & Dias Da Cruz, Theorem 3.1',
  subject: 'values on a bounded set',
  hypotheses: [width, continuous, monotone],
  given: ['D bounded'],
  conclusion: 'over the closure of a bounded set D, F attains its maximum on the boundary of D',
  question: 'greater value inside',
  certificate: 'peak',
  recipe: { inputDimension: [1, 3], depth: [1, 4], networks: { smooth: 0.05 } },
  mustSee: [
    { label: 'decided', share: 0.9 },
    { label: 'dimension 1', share: 0.1 },
    { label: 'dimension 2', share: 0.1 },
    { label: 'dimension 3', share: 0.1 },
    { label: 'three layers or more', share: 0.2 },
    { label: 'more than one box', share: 0.1 },
  ],
};
