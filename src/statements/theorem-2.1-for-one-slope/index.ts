/**
 * Theorem 2.1 without the hypothesis on ranks, for a φ that is affine on one interval and constant on both sides of it, such as ReLU and
 * HardTanh. A result beyond the papers; the proof is in the README beside.
 */

import { continuous } from '../hypotheses/continuous.js';
import { monotone } from '../hypotheses/monotone.js';
import { oneSlope } from '../hypotheses/one-slope.js';
import { width } from '../hypotheses/width.js';
import { usualBasins } from '../recipe.js';
import type { BasinResult } from '../statement.js';

export const theorem21ForOneSlope: BasinResult = {
  id: '2.1-one-slope',
  name: 'Theorem 2.1 for one slope',
  source: 'Theorem 2.1 for one slope: beyond Beise & Dias Da Cruz, Theorem 2.1',
  subject: 'basins of fixed points',
  hypotheses: [width, continuous, monotone, oneSlope],
  ofAttractor: [],
  given: ['x* attractive'],
  conclusion: 'every component of B(x*) is unbounded',
  question: 'bounded basin component',
  certificate: 'none',
  recipe: usualBasins,
  mustSee: [
    { label: 'not vacuous', share: 0.6 },
    { label: 'decided', share: 0.5 },
    { label: 'dimension 1', share: 0.1 },
    { label: 'dimension 2', share: 0.1 },
    { label: 'full rank', share: 0.1 },
  ],
};
