/**
 * Theorem 2.3. If φ is increasing and onto, and all weight matrices are square and of full rank, then the basin of an
 * attractive point is path-connected.
 */

import { fullRank } from '../hypotheses/full-rank.js';
import { monotone } from '../hypotheses/monotone.js';
import { square } from '../hypotheses/square.js';
import { surjective } from '../hypotheses/surjective.js';
import { usualBasins } from '../recipe.js';
import type { BasinTheorem } from '../statement.js';

export const theorem23: BasinTheorem = {
  id: '2.3',
  name: 'Theorem 2.3',
  source: 'Beise & Dias Da Cruz, Theorem 2.3',
  subject: 'basins of fixed points',
  hypotheses: [surjective, monotone, square, fullRank],
  ofAttractor: [],
  given: ['x* attractive'],
  conclusion: 'B(x*) is path-connected',
  question: 'disconnected basin',
  certificate: 'barrier',
  recipe: usualBasins,
  mustSee: [
    { label: 'not vacuous', share: 0.9 },
    { label: 'decided', share: 0.75 },
    { label: 'dimension 1', share: 0.1 },
    { label: 'dimension 2', share: 0.1 },
    { label: 'dimension 3', share: 0.1 },
    { label: 'three layers or more', share: 0.2 },
    { label: 'full rank', share: 0.9 },
  ],
};
