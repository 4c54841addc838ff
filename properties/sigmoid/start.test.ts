/**
 * Proposition 2, Theorem 1, (4), and the norm 1/2 before training: by sequential tests, whose claims hold with a confidence of 1 − 10⁻⁶ over all looks,
 * and by quadrature of τ. The same seed draws the same networks.
 */

import { expect, test } from 'vitest';
import { operatorNorm, Random, randomStart, wideActivations } from '../../src/sampling/index.js';
import { sequentialTest } from '../../src/search/stress/index.js';
import { seed } from '../looking.js';

const { sigmoid } = wideActivations;
const ALPHA = 1e-6;

/** E[f(a)] for a ~ N(0, p), by the trapezoidal rule, which is exact to rounding here. */
function mean(p: number, f: (a: number) => number): number {
  if (p === 0) return f(0);
  const step = 0.05;
  let sum = 0;
  for (let k = -180; k <= 180; k++)
    sum +=
      (step / Math.sqrt(2 * Math.PI)) * Math.exp((-k * k * step * step) / 2) * f(Math.sqrt(p) * k * step);
  return sum;
}

/** n₀·E[ẑ²] of Proposition 2 after one hidden layer, for a unit z with x·z = t·|x|: b = c/p·a + rest. */
function variance(square: number, t: number, n0: number): number {
  const [p, c] = [square / n0, (t * Math.sqrt(square)) / n0];
  const factor = p === 0 ? 0 : c / p;
  const rest = 1 / n0 - c * factor;
  return n0 * mean(p, (a) => sigmoid.slope(a) ** 2 * (factor * factor * a * a + rest));
}

test.each([
  [
    [1, 2, 2],
    [1, 0, 0],
  ],
  [
    [6, 0, -3],
    [0.6, 0, 0.8],
  ],
  [
    [0, 0, 0],
    [0, 1, 0],
  ],
])(
  'Proposition 2: for x = %j and z = %j the entries of J₀·z are normal with the variance of the recursion',
  (x, z) => {
    const square = x.reduce((sum, each) => sum + each * each, 0);
    const along = x.reduce((sum, each, i) => sum + each * (z[i] ?? 0), 0);
    const tau = variance(square, square === 0 ? 0 : along / Math.sqrt(square), 3) / 3;
    // Half of a normal law lies within 0.6745 deviations. A width of 400 moves the share by less than 0.01.
    const result = sequentialTest(
      (k) => {
        const start = randomStart({ activation: sigmoid, depth: 2, n0: 3, width: 400, seed: seed + k });
        const [first] = start.jacobian(x);
        const value = (first ?? new Float64Array(3)).reduce((sum, entry, i) => sum + entry * (z[i] ?? 0), 0);
        return Math.abs(value) <= 0.674489750196 * Math.sqrt(tau);
      },
      { from: 0.42, to: 0.58, alpha: ALPHA, batch: 500, most: 6000 },
    );
    expect(result.verdict).toBe('inside');
  },
);

test('a variance that is off by the factor 4 is told apart', () => {
  const tau = (4 * variance(9, 1 / 3, 3)) / 3;
  const result = sequentialTest(
    (k) => {
      const [first] = randomStart({
        activation: sigmoid,
        depth: 2,
        n0: 3,
        width: 100,
        seed: seed + k,
      }).jacobian([1, 2, 2]);
      return Math.abs(first?.[0] ?? NaN) <= 0.674489750196 * Math.sqrt(tau);
    },
    { from: 0.42, to: 0.58, alpha: ALPHA, batch: 500, most: 6000 },
  );
  expect(result.verdict).toBe('outside');
});

test('(4): √(n₀·τ) ≤ 4^(1 − L), with equality at x = 0', () => {
  for (const n0 of [1, 3, 32])
    for (const square of [0, 0.1, 1, 9, 100, 1000])
      for (const t of [0, 0.5, -1, 1]) {
        const root = Math.sqrt(variance(square, t, n0));
        expect(root).toBeLessThanOrEqual(1 / 4 + 1e-12);
        if (square === 0) expect(Math.abs(root - 1 / 4)).toBeLessThan(1e-12);
        // c/(4L − 1), as printed, would be c/7 for L = 2: a constant more, but not for all L.
      }
});

test.each([2, 3])('Theorem 1, L = %i: ‖J₀(x)‖ ≤ 3·√(n₀·τ) in 9 of 10 networks at least', (depth) => {
  const n0 = 16;
  const x = Array.from({ length: n0 }, () => 1);
  const bound = 3 * (depth === 2 ? Math.sqrt(variance(n0, 0, n0)) : 4 ** (1 - depth));
  const result = sequentialTest(
    (k) =>
      operatorNorm(randomStart({ activation: sigmoid, depth, n0, width: 60, seed: seed + k }).jacobian(x)) <=
      bound,
    { from: 0.9, to: 1, alpha: ALPHA, batch: 500, most: 8000 },
  );
  expect(result.verdict).toBe('inside');
});

test('‖J₀(0)‖ is between 0.4 and 0.6 in 3 of 4 networks at least, for n₀ = 32', () => {
  const n0 = 32;
  const zero = new Float64Array(n0);
  const result = sequentialTest(
    (k) => {
      const norm = operatorNorm(
        randomStart({ activation: sigmoid, depth: 2, n0, width: 400, seed: seed + k }).jacobian(zero),
      );
      return norm > 0.4 && norm < 0.6;
    },
    { from: 0.75, to: 1, alpha: ALPHA, batch: 100, most: 1000 },
  );
  expect(result.verdict).toBe('inside');
});

test('the intervals cover the share as often as they say, over all looks together', () => {
  const random = new Random(seed, 'coverage');
  const [alpha, many] = [0.1, 400];
  let missed = 0;
  for (let run = 0; run < many; run++) {
    const p = random.between(0.05, 0.95);
    const { least, most } = sequentialTest(() => random.between(0, 1) < p, {
      from: 0.5,
      to: 0.5,
      alpha,
      batch: 40,
      most: 2000,
    });
    // The claim, a single number, is never met: the test goes on until it is refuted or has used up its draws.
    if (p < least || p > most) missed += 1;
  }
  expect(missed / many).toBeLessThanOrEqual(alpha);
});
