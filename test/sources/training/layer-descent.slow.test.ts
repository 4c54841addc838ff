import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linearDescent, linearLimit, matrix, Rational } from '../../../src/exact/index.js';
import { layerDescent } from '../../../src/sources/training/index.js';
import { inverses } from '../../../src/statements/index.js';

/** Entries between 1/10 and 4/10, or between 6/10 and 9/10: on one side of φ(0), where φ is convex, or concave. */
const examplesOn = (side: 'below' | 'above') =>
  fc.integer({ min: 1, max: 2 }).chain((n) =>
    fc.array(
      fc.array(
        fc.integer({ min: 1, max: 4 }).map((k) => Rational.of(side === 'below' ? k : k + 5, 10)),
        { minLength: 3, maxLength: 3 },
      ),
      { minLength: n, maxLength: n },
    ),
  );

const softsign = (z: number) => (1 + z / (1 + Math.abs(z))) / 2;
const floats = (rows: readonly (readonly Rational[])[]) => rows.map((row) => row.map((x) => x.toNumber()));

describe('gradient descent in float64 beside the closed form', () => {
  test.each(['below', 'above'] as const)(
    'with the adaptive rates it comes to φ⁻¹(X)·X⁺, for independent examples with entries %s φ(0)',
    (side) => {
      fc.assert(
        fc.property(examplesOn(side), (examples) => {
          fc.pre(matrix.rank(examples) === examples.length);
          const targets = inverses({ activation: { name: 'softsign' }, examples });
          const limit = floats(linearLimit({ examples, targets }));
          const found = layerDescent({
            examples: floats(examples),
            inverses: floats(targets),
            phi: softsign,
            rates: { share: 0.9 },
            steps: 20_000,
            tolerance: 1e-10,
          });
          // Examples that are nearly parallel take longer than anyone waits; a row that has not arrived says so.
          for (const { end, row, weights } of found) {
            if (end !== 'arrived') continue;
            weights.forEach((w, j) => {
              expect(Math.abs(w - (limit[row]?.[j] ?? NaN))).toBeLessThan(1e-5);
            });
          }
          if (examples.length === 1) expect(found.every(({ end }) => end === 'arrived')).toBe(true);
          expect(found.some(({ end }) => end === 'diverged')).toBe(false);
        }),
        { numRuns: 40 },
      );
    },
  );

  test('for φ(z) = z with one rate it takes the steps of the exact descent', () => {
    const entries = fc.array(
      fc.integer({ min: -4, max: 4 }).map((k) => Rational.of(k, 4)),
      { minLength: 3, maxLength: 3 },
    );
    fc.assert(
      fc.property(fc.array(entries, { minLength: 1, maxLength: 3 }), (examples) => {
        const rate = Rational.of(1, 8);
        const exact = floats(linearDescent({ examples }, rate, 7));
        const rows = floats(examples);
        const found = layerDescent({
          examples: rows,
          inverses: rows,
          phi: (z) => z,
          rates: { rate: 0.125, slope: () => 1 },
          steps: 7,
          tolerance: -1,
        });
        found.forEach(({ weights, steps }, k) => {
          expect(steps).toBe(7);
          weights.forEach((w, j) => {
            expect(w).toBeCloseTo(exact[k]?.[j] ?? NaN, 10);
          });
        });
      }),
    );
  });

  test('an example with a value φ(0) does not move its row, and what does not fit is refused', () => {
    const task = { phi: softsign, rates: { share: 0.9 }, steps: 10, tolerance: 1e-12 };
    const [first] = layerDescent({ ...task, examples: [[0.5, 0.5]], inverses: [[0, 0]] });
    expect([first?.weights, first?.steps, first?.end]).toEqual([[0, 0], 0, 'arrived']);
    expect(() => layerDescent({ ...task, examples: [[0.5]], inverses: [[0, 0]] })).toThrow(
      /n rows of d numbers/,
    );
  });
});
