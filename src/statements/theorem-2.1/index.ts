/**
 * Theorem 2.1. If no layer is wider than n0, φ is continuous and increasing, and some weight matrix has rank below n0,
 * then every component of the basin of an attractive point is unbounded.
 */

import { continuous } from '../hypotheses/continuous.js';
import { monotone } from '../hypotheses/monotone.js';
import { rank } from '../hypotheses/rank.js';
import { width } from '../hypotheses/width.js';
import { usualBasins } from '../recipe.js';
import type { BasinTheorem } from '../statement.js';

export const theorem21: BasinTheorem = {
  id: '2.1',
  name: 'Theorem 2.1',
  source: 'Beise & Dias Da Cruz, Theorem 2.1',
  subject: 'basins of fixed points',
  hypotheses: [width, continuous, monotone, rank],
  ofAttractor: [],
  given: ['x* attractive'],
  conclusion: 'every component of B(x*) is unbounded',
  question: 'bounded basin component',
  certificate: 'barrier',
  recipe: usualBasins,
  mustSee: [
    { label: 'not vacuous', share: 0.9 },
    { label: 'decided', share: 0.75 },
    { label: 'dimension 1', share: 0.1 },
    { label: 'dimension 2', share: 0.1 },
    { label: 'dimension 3', share: 0.1 },
    { label: 'three layers or more', share: 0.2 },
    { label: 'rank deficient', share: 0.9 },
  ],
};
