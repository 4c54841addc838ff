/**
 * Lemma 2.3 (Beise & Dias Da Cruz). Let φ: ℝ → ℝ be increasing and onto, applied to each coordinate, and D ⊂ ℝⁿ open and
 * path-connected. Then φ⁻¹(D) is path-connected.
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
import { lemma23 as lemma } from '../src/statements/index.js';
import { holds } from './looking.js';

const property = experiment<SetSubject>({
  id: lemma.id,
  name: lemma.name,

  // The generator: piecewise linear φ, increasing and onto, and D a connected union of boxes in dimension 1 to 3.
  cases: setsFor(lemma.recipe),

  check: (subject, seed) => {
    // The conclusion, in exact arithmetic: is the inverse image connected?
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
