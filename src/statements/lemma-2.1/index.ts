/** Lemma 2.1. If φ is continuous and increasing and D is bounded, the boundary of φ(D) lies in φ(∂D). */

import { continuous } from '../hypotheses/continuous.js';
import { monotone } from '../hypotheses/monotone.js';
import type { SetStatement } from '../statement.js';

export const lemma21: SetStatement = {
  id: 'lem-2.1',
  name: 'Lemma 2.1',
  source: 'Beise & Dias Da Cruz, Lemma 2.1',
  subject: 'images of sets',
  hypotheses: [continuous, monotone],
  given: ['D bounded'],
  conclusion: '∂φ(D) ⊂ φ(∂D)',
  question: 'a boundary point of φ(D) outside φ(∂D)',
  recipe: { draws: 'unions of boxes', phi: {} },
  mustSee: [
    { label: 'dimension 1', share: 0.15 },
    { label: 'dimension 2', share: 0.15 },
    { label: 'dimension 3', share: 0.15 },
    { label: 'several boxes', share: 0.2 },
  ],
};
