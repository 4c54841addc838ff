/**
 * Theorem 3.1 for minima. Under the hypotheses of Theorem 3.1, over the closure of a bounded set, F takes its minimum on the
 * boundary: −F satisfies the hypotheses too. Corollary 3.1 needs both.
 */

import { continuous } from '../hypotheses/continuous.js';
import { monotone } from '../hypotheses/monotone.js';
import { width } from '../hypotheses/width.js';
import type { DomainStatement } from '../statement.js';

export const theorem31ForMinima: DomainStatement = {
  id: '3.1-min',
  name: 'Theorem 3.1 for minima',
  source: 'Theorem 3.1 for minima: Beise & Dias Da Cruz, Theorem 3.1, of −F',
  subject: 'values on a bounded set',
  hypotheses: [width, continuous, monotone],
  given: ['D bounded'],
  conclusion: 'over the closure of a bounded set D, F attains its minimum on the boundary of D',
  question: 'smaller value inside',
  certificate: 'none',
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
