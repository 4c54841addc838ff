import { expect, test } from 'vitest';
import { startVariance, wideActivations } from '../../../src/sampling/infinite-width/index.js';

const { erf, relu, sigmoid, linear } = wideActivations;

test.each([
  { x: [1.0, 2.0, 2.0], z: [1.0, 0, 0], value: 0.012157669263964227 },
  {
    x: [1.0, 2.0, 2.0],
    z: [0.3333333333333333, 0.6666666666666666, 0.6666666666666666],
    value: 0.003315727981081153,
  },
  { x: [0.0, 0.0, 0.0], z: [1.0, 0, 0], value: 0.026525823848649224 },
])('Proposition 2 with erf at $x, for $z: a value from outside this project', ({ x, z, value }) => {
  expect(Math.abs(startVariance(erf, 2, x, z) - value)).toBeLessThan(1e-11);
});

test('(4): n₀·τ is at most 16^(1 − L) for the sigmoid, and just that at x = 0', () => {
  for (const depth of [1, 2, 3, 4, 5]) {
    for (const x of [
      [0, 0],
      [1, -2],
      [10, 3],
    ])
      for (const z of [
        [1, 0],
        [0.6, 0.8],
      ])
        expect(2 * startVariance(sigmoid, depth, x, z)).toBeLessThanOrEqual(16 ** (1 - depth) * (1 + 1e-12));
  }
  expect(Math.abs(2 * startVariance(sigmoid, 2, [0, 0], [1, 0]) - 1 / 16)).toBeLessThan(1e-15);
});

test('ReLU halves the variance in each layer, and affine units multiply it by α²', () => {
  expect(startVariance(relu, 3, [1, 2], [1, 0])).toBeCloseTo(1 / 8, 12);
  expect(startVariance(linear, 3, [1, 2], [1, 0])).toBeCloseTo(1 / 2 / 256, 12);
});

test('misuse is told apart', () => {
  expect(() => startVariance(erf, 0, [1], [1])).toThrow('expected a depth of 1 or more, got 0');
  expect(() => startVariance(erf, 2, [1], [1, 2])).toThrow('got 1 and 2 numbers');
});
