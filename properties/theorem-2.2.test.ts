/**
 * Theorem 2.2 (Beise & Dias Da Cruz). Let F: ℝⁿ⁰ → ℝⁿ⁰ be a network, x* an attractive fixed point of F, B(x*) its basin. If
 *
 * - no layer is wider than n0 (`width`),
 * - φ is continuous (`continuous`) and increasing (`monotone`),
 *
 * then the complement of B(x*) has no bounded component. As printed this is false: Definition 1.1 lets an attractive point be unstable.
 * The amended statement assumes x* to be stable (`stable`). The first property below is the amended statement, asked of the attractors
 * that were seen to be stable. The second one is the printed statement.
 */

import { describe, expect, it } from 'vitest';
import { type Network, writeNetwork } from '../src/exact/index.js';
import { verify, writeCounterexample } from '../src/proof/index.js';
import { portraitOf } from '../src/sampling/index.js';
import { alone, cellNamed, huntCell } from '../src/search/hunt/index.js';
import { basinsOf, judge } from '../src/search/judge/index.js';
import { experiment, networksFor, observedBasins } from '../src/search/stress/index.js';
import { failing, theorem22 as theorem } from '../src/statements/index.js';
import { holds, seed } from './looking.js';

const property = experiment<Network>({
  id: theorem.id,
  name: theorem.name,

  // The generator: networks that satisfy the hypotheses, with one to four inputs and layers, a fifth of them with a smooth φ.
  // Nine of ten have an attractive fixed point for certain. Nothing is known of their basins.
  cases: networksFor(theorem),

  check: (F, seed) => {
    // The hypotheses hold, decided exactly.
    expect(failing(theorem, F)).toEqual([]);
    // Attractive fixed points and their basins, sampled on the whole space.
    const portrait = portraitOf(F, { seed });
    const attractors = basinsOf(portrait, 'fixed points', 'stable').length;
    // The conclusion: has the complement of the basin of some stable attractive fixed point a bounded component?
    const judgement = judge({ network: F, portrait }, theorem, {
      look: 'sample',
      seed,
      attractors: 'stable',
    });
    return observedBasins(F, attractors, judgement);
  },

  write: writeNetwork,

  // What has to be seen before silence counts: labels, and the shares of all cases in which they occur.
  requirements: theorem.mustSee,
});

describe(`${theorem.name}, x* stable: ${theorem.conclusion}`, () => {
  holds(property, 100);
});

describe(`${theorem.name} as printed`, () => {
  it('is refuted by one of 100,000 random networks, with a certificate, and shrunk to n0 = 2 and depth 2', async () => {
    // The generator: networks that satisfy the printed hypotheses. Nothing is planted, and nothing is known of attractors.
    const { trophy, candidates } = await huntCell(
      cellNamed('2.2-without-stable'),
      { seed, runs: 100_000 },
      alone,
      () => undefined,
    );
    expect(candidates).toBeLessThanOrEqual(100_000);
    const found = trophy?.counterexample;
    if (found === undefined)
      throw new Error(`expected a counterexample among ${candidates} networks, got none`);
    // All printed hypotheses hold, decided exactly; what fails is the one that the paper does not name.
    expect(failing(theorem, found.network)).toEqual([]);
    expect(found.dropped).toEqual(['stable']);
    expect([found.network.inputDimension, found.network.depth]).toEqual([2, 2]);
    expect(verify(writeCounterexample(found)).verdict).toBe('verified');
  });
});
