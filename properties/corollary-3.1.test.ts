/**
 * Corollary 3.1 (Beise & Dias Da Cruz). Under the hypotheses of Theorem 3.1, if F is constant on the boundary of the bounded
 * set D, it is constant on D.
 */

import { describe, expect } from 'vitest';
import { type DomainSubject, judge } from '../src/search/judge/index.js';
import { domainsFor, experiment, observedValues, writtenDomain } from '../src/search/stress/index.js';
import { failing, corollary31 as statement } from '../src/statements/index.js';
import { holds } from './looking.js';

const property = experiment<DomainSubject>({
  id: statement.id,
  name: statement.name,

  // The generator: networks F: ℝⁿ⁰ → ℝ that satisfy the hypotheses, with one to three inputs; D is one box or the union of
  // two, along common axes that need not be orthogonal; and 24 points of D. The last biases are lowered until F is constant on ∂D.
  cases: domainsFor(statement),

  check: (subject, seed) => {
    // The hypotheses hold, decided exactly. D is bounded, being a union of boxes.
    expect(failing(statement, subject.network)).toEqual([]);
    // The conclusion, by exact bounds: has F the same value at all points?
    const judgement = judge(subject, statement, { look: 'sample', seed });
    return observedValues(subject, judgement);
  },

  write: writtenDomain,

  // What has to be seen before silence counts: most cases decided, in each dimension, with several layers.
  requirements: statement.mustSee,
});

describe(`${statement.name}: ${statement.conclusion}`, () => {
  holds(property, 200);
});
