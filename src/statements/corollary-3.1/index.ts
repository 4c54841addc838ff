/** Corollary 3.1. Under the hypotheses of Theorem 3.1, if F is constant on the boundary of D, it is constant on D. */

import { continuous } from '../hypotheses/continuous.js';
import { monotone } from '../hypotheses/monotone.js';
import { width } from '../hypotheses/width.js';
import type { DomainStatement } from '../statement.js';

export const corollary31: DomainStatement = {
  id: 'cor-3.1',
  name: 'Corollary 3.1',
  source: 'Beise & Dias Da Cruz, Corollary 3.1',
  subject: 'values on a bounded set',
  hypotheses: [width, continuous, monotone],
  given: ['D bounded', 'F constant on ∂D'],
  conclusion: 'F is constant on D',
  question: 'another value inside',
  certificate: 'none',
  recipe: { inputDimension: [1, 3], depth: [2, 4], networks: 'constant on the boundary' },
  mustSee: [
    { label: 'decided', share: 0.9 },
    { label: 'dimension 1', share: 0.1 },
    { label: 'dimension 2', share: 0.1 },
    { label: 'dimension 3', share: 0.1 },
    { label: 'three layers or more', share: 0.2 },
  ],
};
