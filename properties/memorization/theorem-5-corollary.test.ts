/**
 * Corollary of Theorem 5. Two layers of 3×3 filters cannot memorize images of size 4×4 or larger.
 */

import { describe } from 'vitest';
import { type AlgebraSubject, workbenchOf } from '../../src/search/algebra/index.js';
import { experiment, observedSubject } from '../../src/search/stress/index.js';
import { mTheorem5Corollary as statement } from '../../src/statements/index.js';
import { holds } from '../looking.js';

const property = experiment<AlgebraSubject>({
  id: statement.id,
  name: statement.name,

  // The generator: integer images without zeros of 4×4 to 6×6 pixels, and two layers.
  cases: workbenchOf(statement).subjects.filter(({ failing }) => failing.length === 0),

  check: (subject) => {
    // The conclusion, in exact arithmetic: is the entry of the first and the last pixel zero in every product of shifts, and not in v·vᵀ?
    return observedSubject(subject);
  },

  write: ({ text }) => text,

  // What has to be seen before silence counts.
  requirements: statement.mustSee,
});

describe(`${statement.name}: ${statement.conclusion}`, () => {
  holds(property, 2000);
});
