import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  affineActivation,
  gradientVector,
  tangentKernel,
  tangentKernelOf,
  type WideActivation,
  wideActivations,
} from '../../../src/sampling/infinite-width/index.js';
import { known } from './known.js';

const { erf, relu, sigmoid } = wideActivations;

function gradientAt(
  activation: WideActivation,
  first: readonly number[],
  second: readonly number[],
  depth = 2,
) {
  return [...gradientVector(tangentKernel(activation, depth, first, second).gradient, first, second)];
}

test.each(known.pairs)(
  'Θ² and its gradient for $first and $second, with erf and with the sigmoid',
  (pair) => {
    const { first, second } = pair;
    for (const [activation, value, gradient] of [
      [erf, pair.erf, pair.erfGradient],
      [sigmoid, pair.sigmoid, pair.sigmoidGradient],
    ] as const) {
      expect(Math.abs(tangentKernel(activation, 2, first, second).value - value)).toBeLessThan(4e-15);
      gradientAt(activation, first, second).forEach((entry, i) => {
        expect(Math.abs(entry - (gradient[i] ?? NaN))).toBeLessThan(4e-15);
      });
    }
  },
);

test.each(known.pairs)(
  'without its third term, which is zero as printed, the gradient for $first and $second is another',
  (pair) => {
    const { first, second, printedErfGradient } = pair;
    const n0 = first.length;
    const [p, q, c] = [
      [first, first],
      [second, second],
      [first, second],
    ].map(([a = [], b = []]) => a.reduce((sum: number, x, i) => sum + x * (b[i] ?? 0), 0) / n0) as [
      number,
      number,
      number,
    ];
    const moments = erf.moments(p, q, c);
    const third = (moments.radialSlopes - c * moments.curvatures) / q;
    gradientAt(erf, first, second).forEach((entry, i) => {
      const printed = entry - ((c * third) / n0) * (second[i] ?? NaN);
      expect(Math.abs(printed - (printedErfGradient[i] ?? NaN))).toBeLessThan(1e-14);
    });
  },
);

test.each([
  ...known.longErf.map((row) => ({ ...row, activation: erf })),
  ...known.longSigmoid.map((row) => ({ ...row, activation: sigmoid })),
])('n0 = $n0, r = $r, $activation.name: K̃ and the eigenvalue of one example, as long as it is', (row) => {
  const square = row.r ** 2;
  const { value, gradient } = tangentKernelOf(row.activation, 2, {
    first: square,
    second: square,
    both: square,
    n0: row.n0,
  });
  expect(Math.abs(value / row.kernel - 1)).toBeLessThan(3e-14);
  expect(Math.abs((gradient.along * square) / value - row.eigenvalue)).toBeLessThan(1e-12);
});

test.each(known.recursion)('the recursion at depth $depth for variance $variance', (row) => {
  const { variance, depth } = row;
  const kernel = tangentKernelOf(sigmoid, depth, {
    first: variance,
    second: variance,
    both: variance,
    n0: 1,
  });
  expect(Math.abs(kernel.covariance - row.covariance)).toBeLessThan(2e-15);
  expect(Math.abs(kernel.value - row.value)).toBeLessThan(4e-15);
  if ('slopes' in row) expect(Math.abs(kernel.slopes - row.slopes)).toBeLessThan(2e-15);
});

const vector = fc.array(fc.double({ min: -4, max: 4, noNaN: true }), { minLength: 3, maxLength: 3 });
const activation = fc.constantFrom<WideActivation>(
  ...Object.values(wideActivations),
  affineActivation(-0.5, 0.3),
);
const SMALL = 1e-3;

test('Θ is symmetric, at any depth, and its gradient with respect to the first vector is that of the exchanged', () => {
  fc.assert(
    fc.property(activation, fc.integer({ min: 1, max: 4 }), vector, vector, (of, depth, a, b) => {
      const [ab, ba] = [tangentKernel(of, depth, a, b), tangentKernel(of, depth, b, a)];
      expect(Math.abs(ab.value - ba.value)).toBeLessThanOrEqual(1e-12 * (1 + Math.abs(ab.value)));
      if (of.name === 'relu') return;
      for (const [one, other] of [
        [ab.firstGradient, ba.gradient],
        [ab.gradient, ba.firstGradient],
      ] as const) {
        expect(Math.abs(one.across - other.across)).toBeLessThan(1e-9 * (1 + Math.abs(one.across)));
        expect(Math.abs(one.along - other.along)).toBeLessThan(1e-9 * (1 + Math.abs(one.along)));
      }
    }),
  );
});

test('the gradient is the limit of differences, at any depth', () => {
  const isApart = (a: readonly number[], b: readonly number[]): boolean => {
    const [aa, bb, ab] = [
      [a, a],
      [b, b],
      [a, b],
    ].map(([u = [], v = []]) => u.reduce((s: number, x, i) => s + x * (v[i] ?? 0), 0)) as [
      number,
      number,
      number,
    ];
    return Math.min(aa, bb) > 0.1 && ab * ab < 0.95 * aa * bb;
  };
  fc.assert(
    fc.property(activation, fc.integer({ min: 1, max: 4 }), vector, vector, (of, depth, a, b) => {
      fc.pre(isApart(a, b));
      gradientAt(of, a, b, depth).forEach((entry, i) => {
        const moved = (t: number): number => tangentKernel(of, depth, a, b.with(i, (b[i] ?? 0) + t)).value;
        const [one, two] = [moved(SMALL) - moved(-SMALL), moved(2 * SMALL) - moved(-2 * SMALL)];
        const difference = (8 * one - two) / (12 * SMALL);
        expect(Math.abs(difference - entry)).toBeLessThan(1e-6);
      });
    }),
    { numRuns: 60 },
  );
});

test('an affine network has the kernel (2α²·x̂·x/n0 + β²) and its gradient', () => {
  const { value, gradient } = tangentKernelOf(affineActivation(0.5, 3), 2, {
    first: 2,
    second: 5,
    both: 1,
    n0: 2,
  });
  expect(value).toBe(0.25 + 9);
  expect([gradient.across, gradient.along]).toEqual([0.25, 0.05]);
});

test('ReLU has the kernel of the angle, and no gradient at the example itself', () => {
  const { value } = tangentKernelOf(relu, 2, { first: 1, second: 1, both: 0, n0: 1 });
  expect(Math.abs(value - 1 / (2 * Math.PI))).toBeLessThan(1e-16);
  expect(tangentKernelOf(relu, 2, { first: 1, second: 1, both: 1, n0: 1 }).gradient.across).toBe(Infinity);
});

test('misuse is told apart', () => {
  expect(() => tangentKernel(erf, 0, [1], [1])).toThrow('expected a depth of 1 or more, got 0');
  expect(() => tangentKernel(erf, 2, [1], [1, 2])).toThrow('got 1 and 2 numbers');
});
