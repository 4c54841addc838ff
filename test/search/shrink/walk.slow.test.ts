/** A walk from a counterexample to networks with a smaller outline. */

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Network,
  PiecewiseLinear,
  smoothActivations,
  Network as N,
  writeNetwork,
} from '../../../src/exact/index.js';
import { verify, writeCounterexample, type Counterexample } from '../../../src/proof/index.js';
import { Random } from '../../../src/sampling/index.js';
import { complexity, network } from '../../../src/search/generators/index.js';
import { trophyIn } from '../../../src/search/hunt/index.js';
import { glanceAt, judge } from '../../../src/search/judge/index.js';
import { mutated } from '../../../src/search/shrink/mutations.js';
import { outlineOf } from '../../../src/search/shrink/size.js';
import { walking, type Step } from '../../../src/search/shrink/index.js';
import { runs, seed } from '../../seed.js';

describe('a mutation', () => {
  test('keeps the widths, and a φ that is piecewise linear and, if it was, continuous', () => {
    fc.assert(
      fc.property(network({ activation: { smooth: 0 } }), fc.nat(), (F, of) => {
        const G = mutated(F, new Random(of, 'mutations'));
        if (G === undefined) return;
        expect(G.widths).toEqual(F.widths);
        expect(G.activation).toBeInstanceOf(PiecewiseLinear);
        expect(G.activation.continuous).toBe(F.activation.continuous || G.activation.continuous);
      }),
      { seed, numRuns: runs(300) },
    );
  });

  test('gives the same network for the same random numbers', () => {
    const [F] = fc.sample(network({ inputDimension: 2, depth: 2, activation: { smooth: 0 } }), {
      seed,
      numRuns: 1,
    });
    if (F === undefined) throw new Error('expected a network');
    const some = () => {
      const random = new Random(seed, 'mutations');
      return Array.from({ length: 50 }, () => mutated(F, random)).map((G) => G && writeNetwork(G));
    };
    expect(some()).toEqual(some());
    expect(new Set(some()).size).toBeGreaterThan(10);
  });
});

/** Example 2.2 of the paper: one input, two hidden units, five numbers besides 0 and ±1. */
const start = trophyIn(readFileSync('counterexamples/paper/2.2-without-width.json', 'utf8')).counterexample;

function walk(from: Counterexample, isSeen: (F: Network) => boolean): readonly Step[] {
  const certify = (F: Network) =>
    judge(F, from.statement, { look: 'quick', seed: 0 }).certified?.counterexample;
  return [...walking(from, { isSeen, certify, dropping: 'width' })];
}
const isFlagged = (F: Network) => glanceAt(F, start.statement, 'stable').flagged;

describe('a walk', () => {
  test('from the example of the paper gets to fewer parameters, by outlines that get smaller and files that verify', () => {
    const found = walk(start, isFlagged).flatMap((step) =>
      step.kind === 'smaller' ? [step.counterexample] : [],
    );
    let before = outlineOf(start.network, start.dropped);
    for (const each of found) {
      const outline = outlineOf(each.network, each.dropped);
      expect(complexity.isSimpler(outline, before)).toBe(true);
      expect([each.statement.id, each.dropped]).toEqual(['2.2', ['width']]);
      expect(verify(writeCounterexample(each)).verdict).toBe('verified');
      before = outline;
    }
    expect(before.at(-1)).toBeLessThan(complexity.parameters(start.network));
    expect(before.at(-1)).toBeLessThanOrEqual(3);
  });

  test('ends at once where the look does not see the violation, or φ is smooth', () => {
    expect(walk(start, () => false)).toEqual([]);
    const smooth = { ...start, network: new N(smoothActivations.tanh, start.network.layers) };
    expect(walk(smooth, () => true)).toEqual([]);
  });

  test('goes by way of networks with up to two parameters more, and no more', () => {
    const seen: number[] = [];
    const isSeen = (F: Network) => seen.push(complexity.parameters(F)) > 0;
    for (const _ of walking(start, { isSeen, certify: () => undefined, dropping: 'width' }));
    expect(Math.max(...seen)).toBe(complexity.parameters(start.network) + 2);
  });

  test('ends where nothing is certified, and looks at thousands of networks before', () => {
    const steps = [...walking(start, { isSeen: () => true, certify: () => undefined, dropping: 'width' })];
    expect(steps.every(({ kind }) => kind === 'tried')).toBe(true);
    expect(steps.length).toBeGreaterThan(1000);
  });
});
