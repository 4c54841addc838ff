/**
 * Lemma 2.2. If φ is increasing and takes both ends of a segment into the ball U_ε(y), it takes the segment into
 * U_(ε√n)(y).
 */

import { monotone } from '../hypotheses/monotone.js';
import type { SetStatement } from '../statement.js';

export const lemma22: SetStatement = {
  id: 'lem-2.2',
  name: 'Lemma 2.2',
  source: 'Beise & Dias Da Cruz, Lemma 2.2',
  subject: 'images of sets',
  hypotheses: [monotone],
  given: [],
  conclusion: 'φ(x₁), φ(x₂) ∈ U_ε(y) implies φ([x₁, x₂]) ⊂ U_(ε√n)(y)',
  question: 'an image of a chord outside the ball',
  recipe: { draws: 'chords', phi: { continuous: 'either' } },
  mustSee: [
    { label: 'dimension 1', share: 0.05 },
    { label: 'dimension 8', share: 0.05 },
    { label: 'φ jumps', share: 0.1 },
  ],
};
