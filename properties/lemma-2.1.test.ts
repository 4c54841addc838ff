/**
 * Lemma 2.1 (Beise & Dias Da Cruz). Let φ: ℝ → ℝ be continuous and increasing, applied to each coordinate, and D ⊂ ℝⁿ
 * bounded. Then ∂φ(D) ⊂ φ(∂D).
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
import { lemma21 as lemma } from '../src/statements/index.js';
import { holds } from './looking.js';

const property = experiment<SetSubject>({
  id: lemma.id,
  name: lemma.name,

  // The generator: piecewise linear φ, continuous and increasing, and D a union of boxes in dimension 1 to 3.
  cases: setsFor(lemma.recipe),

  check: (subject, seed) => {
    // The conclusion, in exact arithmetic: is every boundary point of φ(D) the image of one of D?
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
