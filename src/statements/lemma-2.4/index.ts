/** Lemma 2.4. If α is affine and onto and D is open and path-connected, so is its inverse image. */

import type { SetStatement } from '../statement.js';

export const lemma24: SetStatement = {
  id: 'lem-2.4',
  name: 'Lemma 2.4',
  source: 'Beise & Dias Da Cruz, Lemma 2.4',
  subject: 'images of sets',
  hypotheses: [],
  given: ['α affine and onto', 'D open and path-connected'],
  conclusion: 'α⁻¹(D) is path-connected',
  question: 'an inverse image under an affine map in two parts',
  recipe: { draws: 'affine maps' },
  mustSee: [
    { label: 'dimension 1', share: 0.15 },
    { label: 'dimension 2', share: 0.15 },
    { label: 'dimension 3', share: 0.15 },
    { label: 'several boxes', share: 0.2 },
  ],
};
