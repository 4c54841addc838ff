import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Rational } from '../../../src/exact/index.js';
import { type Counterexample, verifyAboutNetwork, writeCounterexample } from '../../../src/proof/index.js';
import { isSmaller, shrinkingProof } from '../../../src/search/shrink/index.js';
import { simplerNear, simplestBetween } from '../../../src/search/shrink/simpler-near.js';
import { complexity } from '../../../src/search/generators/index.js';
import { project } from '../../project.js';

function verified(text: string): Counterexample {
  const verification = verifyAboutNetwork(text);
  if (verification.verdict !== 'verified')
    throw new Error(`expected a verified file, got ${verification.verdict}`);
  return verification.counterexample;
}

/** Every certificate on the way down. */
function descent(start: Counterexample): readonly Counterexample[] {
  const way: Counterexample[] = [];
  for (const step of shrinkingProof(start)) if (step.kind === 'smaller') way.push(step.counterexample);
  return way;
}

const read = (path: string): string => readFileSync(join(project, path), 'utf8');
/** Of the paper's hand, so that nobody has made its numbers shorter; and clumsier still. */
const byHand = read('counterexamples/paper/2.2-without-width.json');
const clumsy = byHand.replace('["-1/4", "1/4"]', '["-16908785/67635141", "16908785/67635141"]');

const rational = fc
  .tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: 1, max: 60 }))
  .map(([p, q]) => Rational.of(p, q));

describe('the simplest number between two', () => {
  test('has the least denominator of all, and of those it is the nearest to 0', () => {
    fc.assert(
      fc.property(rational, rational, (a, b) => {
        const [lo, hi] = b.lessThan(a) ? [b, a] : [a, b];
        const found = simplestBetween(lo, hi);
        expect(found.lessThan(lo) || hi.lessThan(found)).toBe(false);
        // By brute force: the first denominator that has a multiple there.
        let q = 1n;
        while (Rational.of(lo.times(Rational.of(q)).ceil(), q).minus(hi).sign > 0) q += 1n;
        expect(found.denominator).toBe(q);
        const [least, greatest] = [lo.times(Rational.of(q)).ceil(), hi.times(Rational.of(q)).floor()];
        const nearest = least > 0n ? least : greatest < 0n ? greatest : 0n;
        expect(found.numerator).toBe(nearest);
      }),
    );
  });

  test('leads to simpler numbers only, the simplest first', () => {
    fc.assert(
      fc.property(rational, (x) => {
        const all = [...simplerNear(x), x].map((y) => complexity.ofRational(y));
        for (const [i, next] of all.slice(1).entries())
          expect(complexity.isSimpler(all[i] ?? [], next)).toBe(true);
      }),
    );
  });
});

describe('shrinking a certificate', () => {
  const start = verified(clumsy);
  const way = descent(start);

  test('goes strictly down, and the verifier accepts each step as a text', () => {
    expect(way.length).toBeGreaterThan(2);
    [start, ...way].slice(1).forEach((smaller, i) => {
      expect(isSmaller(smaller, [start, ...way][i] ?? start)).toBe(true);
      expect(verifyAboutNetwork(writeCounterexample(smaller)).verdict).toBe('verified');
    });
  });

  test('keeps the network, the statement, what is dropped and where the file comes from', () => {
    const last = way.at(-1) ?? start;
    expect([last.network, last.dropped, last.provenance]).toEqual([
      start.network,
      start.dropped,
      start.provenance,
    ]);
    expect(last.statement).toBe(start.statement);
  });

  test('leaves no long number in a region that may be another', () => {
    const { attractor } = way.at(-1) as Counterexample & { readonly kind: 'barrier' };
    const [range] = attractor.region.ranges;
    expect(range?.hi?.toString().length).toBeLessThan(4);
  });

  test('comes to an end from which nothing leads on', () => {
    expect(descent(way.at(-1) ?? start)).toEqual([]);
  });

  test('throws out regions that nothing enters, and merges those of one shape', () => {
    const json = JSON.parse(byHand) as { avoiding: object[] };
    // A fixed point which no cell goes to, and the same one again.
    const more = verified(
      JSON.stringify({
        ...json,
        avoiding: [
          ...json.avoiding,
          ...json.avoiding.map((each) => ({ ...each, next: json.avoiding.length })),
        ],
      }),
    );
    const last = descent(more).at(-1) as Counterexample & { readonly kind: 'barrier' };
    expect(last.avoiding).toHaveLength(json.avoiding.length);
  });

  test('takes the point and the domain of a peak too', () => {
    const peak = JSON.parse(read('counterexamples/3.1-without-width.json')) as {
      witness: { domain: object };
    };
    const moved = {
      ...peak,
      witness: {
        domain: { ...peak.witness.domain, axes: [['-1000003/1000000', '999/998']] },
        inside: ['1/4194304'],
      },
    };
    const last = descent(verified(JSON.stringify(moved))).at(-1);
    expect(JSON.parse(writeCounterexample(last ?? start))).toMatchObject({
      witness: { domain: { axes: [['-1', '1']] }, inside: ['0'] },
    });
  });
});
