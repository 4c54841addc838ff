/**
 * Theorem 3.1 for minima (from Theorem 3.1 of Beise & Dias Da Cruz, by −F). Let F: ℝⁿ⁰ → ℝ be a network and D ⊂ ℝⁿ⁰ bounded. If
 *
 * - no layer is wider than n0 (`width`),
 * - φ is continuous (`continuous`) and increasing (`monotone`),
 *
 * then F takes its minimum over the closure of D on the boundary of D.
 */

import { describe, expect } from 'vitest';
import { type DomainSubject, judge } from '../src/search/judge/index.js';
import { domainsFor, experiment, observedValues, writtenDomain } from '../src/search/stress/index.js';
import { failing, theorem31ForMinima as statement } from '../src/statements/index.js';
import { holds } from './looking.js';

const property = experiment<DomainSubject>({
  id: statement.id,
  name: statement.name,

  // The generator: networks F: ℝⁿ⁰ → ℝ that satisfy the hypotheses, with one to three inputs; D is one box or the union of
  // two, along common axes that need not be orthogonal; and 24 points of D.
  cases: domainsFor(statement),

  check: (subject, seed) => {
    // The hypotheses hold, decided exactly. D is bounded, being a union of boxes.
    expect(failing(statement, subject.network)).toEqual([]);
    // The conclusion, by exact bounds: is the boundary of D as low as the value
    // of F at the point where F seems to be least?
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
