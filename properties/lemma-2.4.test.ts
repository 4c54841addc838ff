/**
 * Lemma 2.4 (Beise & Dias Da Cruz). Let α: ℝᵐ → ℝⁿ be affine and onto, and D ⊂ ℝⁿ open and path-connected. Then α⁻¹(D) is
 * path-connected.
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
import { lemma24 as lemma } from '../src/statements/index.js';
import { holds } from './looking.js';

const property = experiment<SetSubject>({
  id: lemma.id,
  name: lemma.name,

  // The generator: affine maps onto ℝⁿ, n from 1 to 3, from up to three dimensions more, and D a connected union of boxes.
  cases: setsFor(lemma.recipe),

  check: (subject, seed) => {
    // The conclusion, in exact arithmetic: have two boxes
    // that meet inverse images that meet?
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
