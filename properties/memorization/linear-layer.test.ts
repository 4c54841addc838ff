/**
 * Appendix A. Gradient descent from zero on the autoencoding error of a single linear layer comes to the solution of least norm, the
 * orthogonal projection onto the span of the examples.
 */

import { describe } from 'vitest';
import { type AlgebraSubject, workbenchOf } from '../../src/search/algebra/index.js';
import { experiment, observedSubject } from '../../src/search/stress/index.js';
import { mLinearLayer as statement } from '../../src/statements/index.js';
import { holds } from '../looking.js';

const property = experiment<AlgebraSubject>({
  id: statement.id,
  name: statement.name,

  // The generator: up to three integer examples in up to four dimensions, dependent ones too, and starts at zero or elsewhere.
  cases: workbenchOf(statement).subjects.filter(({ failing }) => failing.length === 0),

  check: (subject) => {
    // The conclusion, in exact arithmetic: is the closed form a fixed point of gradient descent, does each step multiply the distance by
    // I − γ·S, and is it a projection of the right rank if the start is zero?
    return observedSubject(subject);
  },

  write: ({ text }) => text,

  // What has to be seen before silence counts.
  requirements: statement.mustSee,
});

describe(`${statement.name}: ${statement.conclusion}`, () => {
  holds(property, 2000);
});
