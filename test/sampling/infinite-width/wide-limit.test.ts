import { EigenvalueDecomposition, Matrix } from 'ml-matrix';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  affineActivation,
  randomStart,
  type WideActivation,
  WideLimit,
  type WideLimitOptions,
  wideActivations,
} from '../../../src/sampling/infinite-width/index.js';
import { eigenvaluesOf } from '../../../src/sampling/infinite-width/eigenvalues.js';
import { known } from './known.js';

function limitOf(examples: readonly (readonly number[])[], options: WideLimitOptions): WideLimit {
  const result = WideLimit.of(examples, options);
  if ('singular' in result) throw new Error(JSON.stringify(result.singular));
  return result.limit;
}

function whyNot(examples: readonly (readonly number[])[], activation: WideActivation, depth = 2): unknown {
  const result = WideLimit.of(examples, { activation, depth });
  return 'singular' in result ? result.singular : undefined;
}

const { erf, relu, sigmoid, tanh, linear } = wideActivations;

test.each(known.curves)('$name: spectral radius and norm of J∞ against the radius', ({ unit, points }) => {
  for (const [r, radius, norm] of points) {
    const examples = unit.map((x) => x.map((entry) => r * entry));
    const limit = limitOf(examples, { activation: erf, depth: 2 });
    const [x = []] = examples;
    expect(Math.abs(limit.spectralRadius(x) - radius)).toBeLessThan(1e-12);
    expect(Math.abs(limit.operatorNorm(x) - norm)).toBeLessThan(1e-12);
  }
});

const SMOOTH = [erf, sigmoid, tanh, wideActivations['plain-erf']];

test('f∞ takes every example to itself, whatever the start, and J∞ is its derivative', () => {
  const vectors = fc.array(fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 3, maxLength: 3 }), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...SMOOTH),
      fc.integer({ min: 2, max: 3 }),
      vectors,
      fc.boolean(),
      (activation, depth, examples, starts) => {
        const start = randomStart({ activation, depth, n0: 3, width: 20, seed: 3 });
        const result = WideLimit.of(examples, { activation, depth, ...(starts && { start }) });
        fc.pre('limit' in result && result.limit.condition < 1e6);
        if (!('limit' in result)) return;
        for (const x of examples) {
          const image = result.limit.value(x);
          expect(Math.max(...x.map((entry, i) => Math.abs(entry - (image[i] ?? NaN))))).toBeLessThan(1e-7);
          const J = result.limit.jacobian(x);
          const h = 1e-3;
          for (let j = 0; j < 3; j++) {
            const moved = (t: number): Float64Array => result.limit.value(x.with(j, (x[j] ?? 0) + t));
            const [plus, minus] = [moved(h), moved(-h)];
            J.forEach((row, i) => {
              const difference = ((plus[i] ?? 0) - (minus[i] ?? 0)) / (2 * h);
              expect(Math.abs(difference - (row[j] ?? NaN))).toBeLessThan(1e-3);
            });
          }
        }
      },
    ),
    { numRuns: 10 },
  );
});

test('the small matrix of fewer examples than coordinates has the eigenvalues of J∞', () => {
  const examples = [
    [3, 1, 0, 2, 5],
    [1, -4, 2, 0, 1],
    [0, 2, 2, -3, 1],
  ];
  for (const activation of SMOOTH) {
    const limit = limitOf(examples, { activation, depth: 2 });
    for (const x of [...examples, [1, 1, 1, 1, 1]]) {
      const whole = new EigenvalueDecomposition(new Matrix(limit.jacobian(x).map((row) => [...row])));
      const moduli = whole.realEigenvalues.map((re, i) => Math.hypot(re, whole.imaginaryEigenvalues[i] ?? 0));
      const expected = moduli.sort((a, b) => b - a);
      limit.eigenvalues(x).forEach(({ re, im }, i) => {
        expect(Math.abs(Math.hypot(re, im) - (expected[i] ?? NaN))).toBeLessThan(1e-7);
      });
    }
  }
});

test('an affine network fixes the affine hull of its examples: the eigenvalue 1', () => {
  const examples = [
    [1, 2, 2],
    [2, -1, 2],
  ];
  const limit = limitOf(examples, { activation: affineActivation(0.25, 0.5), depth: 2 });
  const [first] = limit.eigenvalues([7, 7, 7]);
  expect(Math.abs((first?.re ?? 0) - 1)).toBeLessThan(1e-12);
});

test('a singular kernel says which examples depend on each other, and why', () => {
  expect(
    whyNot(
      [
        [1, 2],
        [3, 4],
        [1, 2],
      ],
      erf,
    ),
  ).toEqual({ why: 'duplicates', examples: [0, 2] });
  expect(
    whyNot(
      [
        [1, 0],
        [-1, 0],
      ],
      tanh,
    ),
  ).toEqual({ why: 'antipodal', examples: [0, 1] });
  expect(
    whyNot(
      [
        [1, 0],
        [-1, 0],
      ],
      sigmoid,
    ),
  ).toBeUndefined();
  expect(
    whyNot(
      [
        [1, 0],
        [-1, 0],
        [0, 3],
        [0, -3],
      ],
      sigmoid,
    ),
  ).toEqual({ why: 'antipodal', examples: [0, 1, 2, 3] });
  expect(
    whyNot(
      [
        [1, 0],
        [-1, 0],
        [0, 0],
      ],
      erf,
    ),
  ).toEqual({ why: 'antipodal', examples: [0, 1, 2] });
  expect(
    whyNot(
      [
        [0, 0],
        [1, 2],
      ],
      tanh,
    ),
  ).toEqual({ why: 'zero', examples: [0] });
  expect(
    whyNot(
      [
        [1, 2],
        [2, 4],
      ],
      relu,
    ),
  ).toEqual({ why: 'parallel', examples: [0, 1] });
  expect(
    whyNot(
      [
        [1, 2],
        [-2, -4],
      ],
      relu,
    ),
  ).toBeUndefined();
  expect(
    whyNot(
      [
        [1, 2],
        [-2, -4],
      ],
      erf,
      1,
    ),
  ).toEqual({ why: 'parallel', examples: [0, 1] });
  expect(whyNot([[0], [1], [2]], linear)).toEqual({
    why: 'dependent',
    examples: [0, 1, 2],
    coefficients: [-0.5, 1, -0.5].map((x) => expect.closeTo(x, 8) as number),
  });
  // Four examples 1/1000 apart: independent, but not for float64.
  const near = [0, 1, 2, 3].map((i) => [1 + i / 1000, 1]);
  expect(whyNot(near, erf)).toMatchObject({ why: 'rounding' });
});

test('two antipodal pairs are singular in two layers, and not in three', () => {
  const pairs = [
    [1, 0],
    [-1, 0],
    [0, 1],
    [0, -1],
  ];
  expect(whyNot(pairs, erf)).toMatchObject({ why: 'antipodal' });
  const result = WideLimit.of(
    pairs.map((x) => x.map((entry) => 20 * entry)),
    { activation: erf, depth: 3 },
  );
  expect('limit' in result).toBe(true);
});

test('ReLU has no J∞ at an example, and says so', () => {
  const limit = limitOf(
    [
      [1, 2],
      [2, -1],
    ],
    { activation: relu, depth: 2 },
  );
  expect(() => limit.jacobian([1, 2])).toThrow('it has a kink');
  expect(limit.jacobian([1, 1]).length).toBe(2);
});

test('misuse is told apart', () => {
  expect(() => WideLimit.of([], { activation: erf, depth: 2 })).toThrow('one example or more');
  expect(() => WideLimit.of([[1], [1, 2]], { activation: erf, depth: 2 })).toThrow('got 2 in example 1');
  expect(() => WideLimit.of([[NaN]], { activation: erf, depth: 2 })).toThrow(
    'finite numbers, got NaN in example 0',
  );
  expect(() => limitOf([[1, 2]], { activation: erf, depth: 2 }).value([1])).toThrow('2 coordinates, got 1');
});

test('eigenvalues without vectors are those with vectors, for matrices of all kinds', () => {
  const entry = fc.oneof(fc.integer({ min: -2, max: 2 }), fc.double({ min: -1, max: 1, noNaN: true }));
  const square = fc
    .integer({ min: 1, max: 9 })
    .chain((n) => fc.array(fc.array(entry, { minLength: n, maxLength: n }), { minLength: n, maxLength: n }));
  fc.assert(
    fc.property(square, (rows) => {
      const found = eigenvaluesOf(rows);
      expect(found.length).toBe(rows.length);
      // tr A and tr A², which multiple eigenvalues do not spoil.
      const A = new Matrix(rows);
      const sum = found.reduce((total, { re }) => total + re, 0);
      const squares = found.reduce((total, { re, im }) => total + re * re - im * im, 0);
      expect(Math.abs(sum - A.trace())).toBeLessThan(1e-11);
      expect(Math.abs(squares - A.mmul(A).trace())).toBeLessThan(1e-10);
      const product = found.reduce<readonly [number, number]>(
        (total, { re, im }) => [total[0] * re - total[1] * im, total[0] * im + total[1] * re] as const,
        [1, 0],
      );
      expect(Math.abs(product[1])).toBeLessThan(1e-8);
    }),
  );
  expect(() =>
    eigenvaluesOf([
      [1, NaN],
      [0, 1],
    ]),
  ).toThrow('finite numbers');
});
