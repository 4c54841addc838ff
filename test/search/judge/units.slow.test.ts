/** What is said of a network does not depend on the coordinates in which it is given: one statement for all commands. */

import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Network, Rational } from '../../../src/exact/index.js';
import { reportOn } from '../../../src/present/report/index.js';
import { verifyAboutNetwork } from '../../../src/proof/index.js';
import { Coordinates, seenIn } from '../../../src/sampling/index.js';
import { defaultMemory, examineMemory } from '../../../src/search/memory/index.js';
import { network, withAttractor } from '../../../src/search/generators/index.js';
import { probe } from '../../../src/search/judge/index.js';
import { everyExample, examplesOf } from '../../../src/sources/training/index.js';
import { theorem21, theorem22 } from '../../../src/statements/index.js';
import { runs, seed } from '../../seed.js';
import { change, changed, resized, sizes } from '../../sampling/coordinates/changes.js';

const R = (text: string) => Rational.from(text);
const catalogue = new URL('../../../counterexamples/', import.meta.url);
const entries = readdirSync(catalogue)
  .filter((file) => file.endsWith('.json'))
  .map((file) => {
    const verification = verifyAboutNetwork(readFileSync(new URL(file, catalogue), 'utf8'));
    if (verification.verdict !== 'verified') throw new Error(`${file}: expected it to verify`);
    return { file, ...verification.counterexample };
  });

/** The scales and shifts of the report on which this was first seen to fail, and one that is no power of ten. */
const changes: readonly (readonly [string, string, string])[] = [
  ['1e-4', '1/10000', '0'],
  ['1e-7', '1/10000000', '0'],
  ['1e-10', '1/10000000000', '0'],
  ['1e6', '1000000', '0'],
  ['1e9', '1000000000', '0'],
  ['+1e4', '1', '10000'],
  ['+1e7', '1', '10000000'],
  ['7/3·x − 1/9', '7/3', '-1/9'],
];

function everywhere(n: number, s: string, t: string): Coordinates {
  return new Coordinates(
    R(s),
    Array.from({ length: n }, () => R(t)),
  );
}

describe.each(
  entries.map((entry, k) => ({ ...entry, change: changes[k % changes.length] ?? ['1', '1', '0'] })),
)('the network of $file after $change.0', ({ network: F, statement, change: [, s, t] }) => {
  test('gets the verdict that it has where it stands, and a certificate that verifies', () => {
    const own = probe(F, statement, { seed: 1 });
    const seen = probe(changed(F, everywhere(F.inputDimension, s, t)), statement, { seed: 1 });
    expect([own.verdict, seen.verdict]).toEqual(['refuted', 'refuted']);
    expect(verifyAboutNetwork(seen.certified?.text ?? '').verdict).toBe('verified');
  });
});

const planted = withAttractor(network({ inputDimension: 2, depth: 2 })).map(({ network: F }) => F);

/** The report's part that speaks of places, in the coordinates of the first network. */
function attractorsOf(F: Network, back: Coordinates) {
  const { attractors, fractions, theorems } = reportOn(F, { seed: 1 });
  return {
    attractors: attractors.map(({ exact, period, spectralRadius, region }) => ({
      exact: exact?.map((x) => back.inward(x.map(R)).map(String)),
      period,
      spectralRadius,
      proved: region.proved,
    })),
    fractions: fractions?.fractions,
    verdicts: theorems.map(({ check }) => check.verdict),
  };
}

test('a report finds the same attractors, moved, with the same radii and the same shares', () => {
  fc.assert(
    fc.property(planted, change(2), sizes, (F, coordinates, by) => {
      const G = changed(F, coordinates);
      const given = attractorsOf(F, Coordinates.unchanged(2));
      expect(attractorsOf(G, coordinates)).toEqual(given);
      const isFree = F.activation.exact && resizable(F, by);
      if (isFree) expect(attractorsOf(resized(F, by), Coordinates.unchanged(2))).toEqual(given);
    }),
    { numRuns: runs(6), seed },
  );
});

/** Whether the sizes of hidden units change nothing: seen at a point. */
function resizable(F: Network, by: readonly Rational[]): boolean {
  const x = Array.from({ length: F.inputDimension }, (_, i) => Rational.of(2 * i - 1, 3));
  const y = x.map((value) => value.times(Rational.of(-7)));
  return [x, y].every((at) => F.evaluateExactly(at).join() === resized(F, by).evaluateExactly(at).join());
}

test('a probe says the same of a network in all coordinates', () => {
  fc.assert(
    fc.property(planted, change(2), (F, coordinates) => {
      for (const statement of [theorem21, theorem22]) {
        const [given, seen] = [F, changed(F, coordinates)].map((G) =>
          probe(G, statement, { seed: 1, effort: 'quick' }),
        );
        expect(seen?.verdict).toBe(given?.verdict);
        expect(seen?.reason).toBe(given?.reason);
      }
    }),
    { numRuns: runs(10), seed },
  );
});

test('what is remembered of examples does not depend on their unit', () => {
  fc.assert(
    fc.property(planted, fc.integer({ min: -40, max: 40 }), (F, power) => {
      const s = power < 0 ? Rational.of(1n, 2n ** BigInt(-power)) : Rational.of(2n ** BigInt(power));
      const coordinates = new Coordinates(s, [Rational.zero, Rational.zero]);
      const examples = examplesOf([
        [0, 0],
        [1, 0.5],
        [-1, 2],
      ]);
      const moved = examplesOf(everyExample(examples).map((x) => coordinates.outwardFloat(x)));
      const options = { ...defaultMemory, samples: 50, copies: 2, iterations: 5 };
      const [given, seen] = [
        examineMemory(F, examples, options),
        examineMemory(seenIn(F, coordinates.inverse(), coordinates.inverse()), moved, options),
      ].map(({ memory }) => memory);
      const kinds = (memory: typeof given) =>
        memory?.remembered.map(({ nearby }) => [nearby?.kind, nearby?.period, nearby?.spectralRadius]);
      expect(kinds(seen)).toEqual(kinds(given));
      expect(seen?.attractors.map(({ basin }) => basin)).toEqual(given?.attractors.map(({ basin }) => basin));
      expect(seen?.recovery).toEqual(given?.recovery);
      expect(seen?.epsilon).toBe((given?.epsilon ?? NaN) * s.toNumber());
    }),
    { numRuns: runs(10), seed },
  );
});
