/**
 * Lemma 3, second part. With ‖J₀‖ < 1 the multiplicity is exactly n, and 1 is the greatest modulus.
 */

import { describe } from 'vitest';
import { type AlgebraSubject, workbenchOf } from '../../src/search/algebra/index.js';
import { experiment, observedSubject } from '../../src/search/stress/index.js';
import { sLemma3Exact as statement } from '../../src/statements/index.js';
import { holds } from '../looking.js';

const property = experiment<AlgebraSubject>({
  id: statement.id,
  name: statement.name,

  // The generator: up to three examples in up to three dimensions, α and β, and what is before training, as small rationals.
  cases: workbenchOf(statement).subjects.filter(({ failing }) => failing.length === 0),

  check: (subject) => {
    // The conclusion, in exact arithmetic: how often is 1 an eigenvalue of J∞ (by the rank of a power of J∞ − I), and does any other reach beyond the unit circle (Schur and Cohn)?
    return observedSubject(subject);
  },

  write: ({ text }) => text,

  // What has to be seen before silence counts.
  requirements: statement.mustSee,
});

describe(`${statement.name}: ${statement.conclusion}`, () => {
  holds(property, 2000);
});
