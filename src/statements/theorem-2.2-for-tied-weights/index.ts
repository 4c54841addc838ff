/**
 * Theorem 2.2 for networks of any width with two layers and tied weights, W₂ the transpose of W₁. There an attractive point is stable. A
 * result beyond the papers; the proof is in the README beside.
 */

import { continuous } from '../hypotheses/continuous.js';
import { monotone } from '../hypotheses/monotone.js';
import { tied } from '../hypotheses/tied.js';
import type { BasinResult } from '../statement.js';

export const theorem22ForTiedWeights: BasinResult = {
  id: '2.2-tied',
  name: 'Theorem 2.2 for tied weights',
  source: 'Theorem 2.2 for tied weights: beyond Beise & Dias Da Cruz, Theorem 2.2',
  subject: 'basins of fixed points',
  hypotheses: [tied, continuous, monotone],
  ofAttractor: [],
  given: ['x* attractive'],
  conclusion: 'the complement of B(x*) has no bounded component',
  question: 'bounded complement component',
  certificate: 'none',
  recipe: {
    draws: [{ weight: 1, inputDimension: [1, 3], depth: [2, 2], smooth: 0.2, planted: 0 }],
  },
  mustSee: [
    { label: 'not vacuous', share: 0.3 },
    { label: 'decided', share: 0.3 },
    { label: 'dimension 1', share: 0.1 },
    { label: 'dimension 2', share: 0.1 },
    { label: 'two attractors or more', share: 0.05 },
  ],
};
