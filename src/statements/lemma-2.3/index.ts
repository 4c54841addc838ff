/** Lemma 2.3. If φ is increasing and onto and D is open and path-connected, so is its inverse image. */

import { monotone } from '../hypotheses/monotone.js';
import { surjective } from '../hypotheses/surjective.js';
import type { SetStatement } from '../statement.js';

export const lemma23: SetStatement = {
  id: 'lem-2.3',
  name: 'Lemma 2.3',
  source: 'Beise & Dias Da Cruz, Lemma 2.3',
  subject: 'images of sets',
  hypotheses: [surjective, monotone],
  given: ['D open and path-connected'],
  conclusion: 'φ⁻¹(D) is path-connected',
  question: 'an inverse image under φ in two parts',
  recipe: { draws: 'connected unions of boxes', phi: { surjective: true } },
  mustSee: [
    { label: 'dimension 1', share: 0.15 },
    { label: 'dimension 2', share: 0.15 },
    { label: 'dimension 3', share: 0.15 },
    { label: 'several boxes', share: 0.2 },
  ],
};
