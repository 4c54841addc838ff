/**
 * Lemma 2.2 (Beise & Dias Da Cruz). Let φ: ℝ → ℝ be increasing, applied to each coordinate. If φ(x₁) and φ(x₂) lie in the
 * ball U_ε(y), then φ takes the whole segment [x₁, x₂] into U_(ε√n)(y).
 */

import { describe } from 'vitest';
import { judge } from '../src/search/judge/index.js';
import {
  experiment,
  observedSets,
  type SetSubject,
  setsFor,
  writtenSets,
} from '../src/search/stress/index.js';
import { lemma22 as lemma } from '../src/statements/index.js';
import { holds } from './looking.js';

const property = experiment<SetSubject>({
  id: lemma.id,
  name: lemma.name,

  // The generator: piecewise linear φ that is increasing and may jump, and two points in dimension 1 to 8.
  cases: setsFor(lemma.recipe),

  check: (subject, seed) => {
    // The conclusion, in exact arithmetic: do the images of points
    // between the two stay in the ball?
    const judgement = judge(subject, lemma, { look: 'sample', seed });
    return observedSets(subject, judgement);
  },

  write: writtenSets,

  // What has to be seen before silence counts.
  requirements: lemma.mustSee,
});

describe(`${lemma.name}: ${lemma.conclusion}`, () => {
  holds(property, 300);
});
