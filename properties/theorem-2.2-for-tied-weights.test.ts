/**
 * Theorem 2.2 for tied weights (beyond Beise & Dias Da Cruz; proved in src/statements). Let F: ℝⁿ⁰ → ℝⁿ⁰ be a network, x* an attractive
 * fixed point of F, B(x*) its basin. If
 *
 * - F has two layers, of any widths, and W₂ is the transpose of W₁ (`tied`),
 * - φ is continuous (`continuous`) and increasing (`monotone`),
 *
 * then the complement of B(x*) has no bounded component.
 */

import { describe, expect } from 'vitest';
import { type Network, writeNetwork } from '../src/exact/index.js';
import { portraitOf } from '../src/sampling/index.js';
import { basinsOf, judge } from '../src/search/judge/index.js';
import { experiment, networksFor, observedBasins } from '../src/search/stress/index.js';
import { failing, theorem22ForTiedWeights as theorem } from '../src/statements/index.js';
import { holds } from './looking.js';

const property = experiment<Network>({
  id: theorem.id,
  name: theorem.name,

  // The generator: networks that satisfy the hypotheses, with one to three inputs, a fifth of them with a smooth φ.
  // Nothing is known of their attractors.
  cases: networksFor(theorem),

  check: (F, seed) => {
    // The hypotheses hold, decided exactly.
    expect(failing(theorem, F)).toEqual([]);
    // Attractive fixed points and their basins, sampled on the whole space.
    const portrait = portraitOf(F, { seed });
    const attractors = basinsOf(portrait, 'fixed points').length;
    // The conclusion: has the complement of the basin of some attractive fixed point a bounded component?
    const judgement = judge({ network: F, portrait }, theorem, { look: 'sample', seed });
    return observedBasins(F, attractors, judgement);
  },

  write: writeNetwork,

  // What has to be seen before silence counts: labels, and the shares of all cases in which they occur.
  requirements: theorem.mustSee,
});

describe(`${theorem.name}: ${theorem.conclusion}`, () => {
  holds(property, 100);
});
