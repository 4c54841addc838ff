/**
 * Theorem 3. If a wide ReLU layer is random, its features of different examples are orthogonal and the last layer is trained from zero, the examples are
 * stable fixed points.
 */

import { describe } from 'vitest';
import { type AlgebraSubject, workbenchOf } from '../../src/search/algebra/index.js';
import { experiment, observedSubject } from '../../src/search/stress/index.js';
import { mTheorem3 as statement } from '../../src/statements/index.js';
import { holds } from '../looking.js';

const property = experiment<AlgebraSubject>({
  id: statement.id,
  name: statement.name,

  // The generator: laws with up to six values and mean zero, and up to three examples on a line or in the plane, with orthogonal features.
  cases: workbenchOf(statement).subjects.filter(({ failing }) => failing.length === 0),

  check: (subject) => {
    // The conclusion, in exact arithmetic: do the eigenvalues of the Jacobian, whose entries are finite sums, lie in the unit disc at every example?
    return observedSubject(subject);
  },

  write: ({ text }) => text,

  // What has to be seen before silence counts.
  requirements: statement.mustSee,
});

describe(`${statement.name}: ${statement.conclusion}`, () => {
  holds(property, 2000);
});
