/** The expectations behind the kernel, drawn: Σ², Σ̇² and Θ² of the true sigmoid agree with quadrature within their confidence. */

import { expect, test } from 'vitest';
import { Random, tangentKernel, wideActivations } from '../../src/sampling/index.js';
import { seed } from '../seed.js';
import { isWhole } from './figures.js';

const DRAWS = isWhole ? 4_000_000 : 400_000;
/** With at most this probability one of the means is outside. */
const ALPHA = 1e-6;

test.each([
  [
    [1, 2, 2],
    [2, -1, 2],
  ],
  [
    [3, 0, 0],
    [-1, 2, 2],
  ],
  [
    [40, 0, 9],
    [39, 2, 7],
  ],
])('Σ², Σ̇² and Θ² at %j and %j', (a, b) => {
  const { sigmoid } = wideActivations;
  const inner = (x: readonly number[], y: readonly number[]): number =>
    x.reduce((sum, each, i) => sum + each * (y[i] ?? 0), 0) / 3;
  const [p, q, c] = [inner(a, a), inner(b, b), inner(a, b)];
  const random = new Random(seed, 'kernel quality');
  let [values, slopes] = [0, 0];
  for (let k = 0; k < DRAWS; k++) {
    const u = Math.sqrt(p) * random.normal();
    const v = (c / p) * u + Math.sqrt(q - (c * c) / p) * random.normal();
    values += sigmoid.value(u) * sigmoid.value(v);
    slopes += sigmoid.slope(u) * sigmoid.slope(v);
  }
  // By Hoeffding: the products lie in [0, 1] and [0, 1/16].
  const half = Math.sqrt(Math.log(4 / ALPHA) / (2 * DRAWS));
  const kernel = tangentKernel(sigmoid, 2, a, b);
  expect(Math.abs(values / DRAWS - kernel.covariance)).toBeLessThan(half);
  expect(Math.abs(slopes / DRAWS - kernel.slopes)).toBeLessThan(half / 16);
  expect(Math.abs((c * slopes + values) / DRAWS - kernel.value)).toBeLessThan(half * (1 + Math.abs(c) / 16));
});
