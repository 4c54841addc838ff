import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Random } from '../../../src/sampling/index.js';
import { timesTransposed, transposed } from '../../../src/sources/training/products.js';
import { runs, seed } from '../../seed.js';

const sizes = fc.record({
  p: fc.integer({ min: 1, max: 9 }),
  q: fc.integer({ min: 1, max: 11 }),
  k: fc.integer({ min: 0, max: 9 }),
  seed: fc.integer(),
});

test('A·Bᵀ is summed from the first term to the last, whatever the shape', () => {
  fc.assert(
    fc.property(sizes, ({ p, q, k, seed: own }) => {
      const random = new Random(own, 'test');
      const a = Float64Array.from({ length: p * k }, () => random.normal());
      const b = Float64Array.from({ length: q * k }, () => random.normal());
      const out = new Float64Array(p * q).fill(NaN);
      timesTransposed(a, b, p, q, k, out);
      for (let i = 0; i < p; i++) {
        for (let j = 0; j < q; j++) {
          let sum = 0;
          for (let t = 0; t < k; t++) sum += (a[i * k + t] ?? NaN) * (b[j * k + t] ?? NaN);
          expect(out[i * q + j]).toBe(sum);
        }
      }
    }),
    { seed, numRuns: runs(200) },
  );
});

test('a transpose has rows for columns', () => {
  const out = new Float64Array(6);
  transposed(Float64Array.of(1, 2, 3, 4, 5, 6), 2, 3, out);
  expect([...out]).toEqual([1, 4, 2, 5, 3, 6]);
});
