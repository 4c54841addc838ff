/**
 * Theorem 2.2. If no layer is wider than n0 and φ is continuous and increasing, then the complement of the basin of an
 * attractive point has no bounded component.
 */

import { continuous } from '../hypotheses/continuous.js';
import { monotone } from '../hypotheses/monotone.js';
import { stable } from '../hypotheses/stable.js';
import { width } from '../hypotheses/width.js';
import { usualBasins } from '../recipe.js';
import type { BasinTheorem } from '../statement.js';

export const theorem22: BasinTheorem = {
  id: '2.2',
  name: 'Theorem 2.2',
  source: 'Beise & Dias Da Cruz, Theorem 2.2',
  subject: 'basins of fixed points',
  hypotheses: [width, continuous, monotone],
  ofAttractor: [stable],
  given: ['x* attractive'],
  conclusion: 'the complement of B(x*) has no bounded component',
  amended: {
    adds: 'x* is stable',
    because:
      'Definition 1.1 lets orbits leave every neighbourhood of x* before they come back, and the proof takes one iterate for a ' +
      'whole boundary. In counterexamples/2.2-without-stable.json, which a hunt found, every printed hypothesis holds, and the basin ' +
      'of an attractive point that is not stable surrounds a repelling fixed point.',
  },
  question: 'bounded complement component',
  certificate: 'barrier',
  recipe: usualBasins,
  mustSee: [
    { label: 'not vacuous', share: 0.9 },
    { label: 'decided', share: 0.75 },
    { label: 'dimension 1', share: 0.1 },
    { label: 'dimension 2', share: 0.1 },
    { label: 'dimension 3', share: 0.1 },
    { label: 'three layers or more', share: 0.2 },
    { label: 'full rank', share: 0.1 },
  ],
};
