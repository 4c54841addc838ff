/**
 * Theorem 4. A single filter trained on one image learns an operator of rank s².
 */

import { describe } from 'vitest';
import { type AlgebraSubject, workbenchOf } from '../../src/search/algebra/index.js';
import { experiment, observedSubject } from '../../src/search/stress/index.js';
import { mTheorem4 as statement } from '../../src/statements/index.js';
import { holds } from '../looking.js';

const property = experiment<AlgebraSubject>({
  id: statement.id,
  name: statement.name,

  // The generator: images with small integers of up to 4×4 pixels, and filters of size 1, 3 or 5, where the patches have full column rank.
  cases: workbenchOf(statement).subjects.filter(({ failing }) => failing.length === 0),

  check: (subject) => {
    // The conclusion, in exact arithmetic: has the operator of the filter of least norm full rank?
    return observedSubject(subject);
  },

  write: ({ text }) => text,

  // What has to be seen before silence counts.
  requirements: statement.mustSee,
});

describe(`${statement.name}: ${statement.conclusion}`, () => {
  holds(property, 2000);
});
