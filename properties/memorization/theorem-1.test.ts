/**
 * Theorem 1. Under Assumption 1 and n < d, gradient descent with an adaptive rate comes to a solution of A·x⁽ⁱ⁾ = φ⁻¹(x⁽ⁱ⁾).
 */

import { describe } from 'vitest';
import { type AlgebraSubject, workbenchOf } from '../../src/search/algebra/index.js';
import { experiment, observedSubject } from '../../src/search/stress/index.js';
import { mTheorem1 as statement } from '../../src/statements/index.js';
import { holds } from '../looking.js';

const property = experiment<AlgebraSubject>({
  id: statement.id,
  name: statement.name,

  // The generator: sigmoid with values 1/(1 + 2^m), softsign with small fractions; one to four independent examples in up to five dimensions.
  cases: workbenchOf(statement).subjects.filter(({ failing }) => failing.length === 0),

  check: (subject) => {
    // The conclusion, in exact arithmetic: does φ⁻¹(X)·X⁺ take every example to its inverse?
    return observedSubject(subject);
  },

  write: ({ text }) => text,

  // What has to be seen before silence counts.
  requirements: statement.mustSee,
});

describe(`${statement.name}: ${statement.conclusion}`, () => {
  holds(property, 2000);
});
