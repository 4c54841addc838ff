/**
 * Corollary of Theorem 1. rank A(∞) = dim span X.
 */

import { describe } from 'vitest';
import { type AlgebraSubject, workbenchOf } from '../../src/search/algebra/index.js';
import { experiment, observedSubject } from '../../src/search/stress/index.js';
import { mCorollaryRank as statement } from '../../src/statements/index.js';
import { holds } from '../looking.js';

const property = experiment<AlgebraSubject>({
  id: statement.id,
  name: statement.name,

  // The generator: as for Theorem 1, where the inverses span as many dimensions as the examples.
  cases: workbenchOf(statement).subjects.filter(({ failing }) => failing.length === 0),

  check: (subject) => {
    // The conclusion, in exact arithmetic: has φ⁻¹(X)·X⁺ the rank of the examples?
    return observedSubject(subject);
  },

  write: ({ text }) => text,

  // What has to be seen before silence counts.
  requirements: statement.mustSee,
});

describe(`${statement.name}: ${statement.conclusion}`, () => {
  holds(property, 2000);
});
