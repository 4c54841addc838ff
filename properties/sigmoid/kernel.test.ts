/**
 * The kernel: (6) and the gradient of Θ² as the sum of its terms; K̃ is positive definite but for pairs x, −x; Lemma 5.
 */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encloseInverse, encloseKernelMatrix, productsOf, Rational } from '../../src/exact/index.js';
import { tangentKernel, gradientVector, wideActivations } from '../../src/sampling/index.js';
import { cases } from '../looking.js';

const vector = fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 3, maxLength: 3 });
const product = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

test('(6): the closed form is Θ² of erf(x/2)/2 + 1/2', () => {
  const { erf } = wideActivations;
  fc.assert(
    fc.property(vector, vector, (a, b) => {
      const n0 = 3;
      const [aa, bb, ab] = [product(a, a), product(b, b), product(a, b)];
      const printed =
        ab / Math.sqrt((2 * n0 + bb) * (2 * n0 + aa) - ab * ab) / (2 * Math.PI) +
        Math.asin(ab / Math.sqrt((bb + 2 * n0) * (aa + 2 * n0))) / (2 * Math.PI) +
        1 / 4;
      expect(Math.abs(tangentKernel(erf, 2, a, b).value - printed)).toBeLessThan(1e-14);
    }),
    { numRuns: cases(200) },
  );
});

test('the gradient of Θ² needs the third derivative in its third term', () => {
  let missed = 0;
  fc.assert(
    fc.property(vector, vector, (a, b) => {
      fc.pre(product(b, b) > 0 && product(a, b) !== 0);
      const { sigmoid } = wideActivations;
      const h = 1e-3;
      const kernel = (i: number, t: number): number =>
        tangentKernel(sigmoid, 2, a, b.with(i, (b[i] ?? 0) + t)).value;
      const gradient = gradientVector(tangentKernel(sigmoid, 2, a, b).gradient, a, b);
      const [p, q, c] = [product(a, a) / 3, product(b, b) / 3, product(a, b) / 3];
      const { radialSlopes, curvatures } = sigmoid.moments(p, q, c);
      const third = ((radialSlopes - c * curvatures) / q) * (c / 3);
      for (const i of [0, 1, 2]) {
        const [one, two] = [kernel(i, h) - kernel(i, -h), kernel(i, 2 * h) - kernel(i, -2 * h)];
        const difference = (8 * one - two) / (12 * h);
        expect(Math.abs(difference - (gradient[i] ?? NaN))).toBeLessThan(1e-9);
        // As printed, E[σ̇·σ̈] = 0: the third term is missing.
        if (Math.abs(difference - ((gradient[i] ?? NaN) - third * (b[i] ?? 0))) > 1e-6) missed += 1;
      }
    }),
    { numRuns: cases(60) },
  );
  expect(missed).toBeGreaterThan(20);
});

/** Numbers in any order with any signs: examples of one norm. */
const sphere = fc.oneof(
  {
    weight: 1,
    arbitrary: fc.constant([
      [1, 2, 2],
      [-1, -2, -2],
      [2, 1, 2],
      [-2, -1, -2],
    ]),
  },
  {
    weight: 9,
    arbitrary: fc
      .tuple(
        fc.constantFrom([1, 2, 2], [3, 4, 0], [1, 2, 3]),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 7 })), {
          minLength: 1,
          maxLength: 4,
        }),
      )
      .map(([numbers, ways]) => {
        const orders = [
          [0, 1, 2],
          [0, 2, 1],
          [1, 0, 2],
          [1, 2, 0],
          [2, 0, 1],
          [2, 1, 0],
        ];
        const all = ways.map(([order, signs]) =>
          (orders[order] ?? []).map((k, i) => ((signs >> i) & 1 ? -1 : 1) * (numbers[k] ?? 0) + 0),
        );
        return [...new Map(all.map((x) => [x.map((entry) => entry + 0).join(), x])).values()];
      }),
  },
);

test('K̃ is positive definite with one pair x, −x at most, and singular with two: both are proved', () => {
  let [definite, singular] = [0, 0];
  fc.assert(
    fc.property(sphere, (examples) => {
      const pairs = examples.flatMap((a, i) =>
        examples.slice(0, i).filter((b) => a.every((x, k) => x === -(b[k] ?? 0))),
      );
      const products = productsOf(
        examples.map((x) => x.map((entry) => Rational.of(entry))),
        256n,
      );
      const isDefinite = encloseInverse(products) !== undefined;
      expect(isDefinite).toBe(pairs.length < 2);
      if (isDefinite) definite += 1;
      else singular += 1;
    }),
    { numRuns: cases(200) },
  );
  expect([definite > 20, singular > 0]).toEqual([true, true]);
});

test('for ±e₁ and ±e₂, K̃·(1, 1, −1, −1) is 0 up to the last digit', () => {
  const examples = [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ].map((x) => x.map((entry) => Rational.of(entry)));
  for (const [a, b, c, d] of encloseKernelMatrix(productsOf(examples, 256n))) {
    const sum = a && b && c && d && a.plus(b).minus(c).minus(d);
    expect(sum && sum.lo <= 0n && sum.hi >= 0n && sum.hi - sum.lo < 10_000n).toBe(true);
  }
});

test('Lemma 5: Θ^(L)(x, x) ≥ 1/4 for L ≥ 2, and not for L = 1', () => {
  const { sigmoid } = wideActivations;
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -30, max: 30, noNaN: true }), { minLength: 1, maxLength: 3 }),
      fc.integer({ min: 2, max: 6 }),
      (x, depth) => {
        expect(tangentKernel(sigmoid, depth, x, x).value).toBeGreaterThanOrEqual(0.25 - sigmoid.error);
      },
    ),
    { numRuns: cases(100) },
  );
  expect(tangentKernel(sigmoid, 1, [0.1], [0.1]).value).toBeCloseTo(0.01, 12);
});
