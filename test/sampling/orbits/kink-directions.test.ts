import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kinkDirections } from '../../../src/sampling/orbits/kink-directions.js';
import { IteratedMap } from '../../../src/sampling/index.js';
import { relu } from '../../../src/exact/index.js';
import { affine, net } from '../maps.js';

const entry = fc.integer({ min: -3, max: 3 });
const networkIn = (n: number, units: number) =>
  fc
    .array(fc.array(entry, { minLength: n, maxLength: n }), { minLength: units, maxLength: units })
    .map((W) => {
      const back = Array.from({ length: n }, () => W.map(() => 1));
      return { W, F: net(relu, [W, W.map(() => 1)], [back, back.map(() => 0)]) };
    });

test.each([
  [2, 3],
  [3, 3],
  [3, 5],
])('in dimension %i, with %i units, n − 1 units keep their values along each of them', (n, units) => {
  fc.assert(
    fc.property(networkIn(n, units), ({ W, F }) => {
      const { floats } = new IteratedMap(F);
      const found = kinkDirections(floats);
      expect(found.length).toBeGreaterThan(0);
      for (const d of found) {
        const kept = W.filter(
          (row) => Math.abs(row.reduce((sum, w, i) => sum + w * (d[i] ?? NaN), 0)) < 1e-9,
        );
        expect(kept.length).toBeGreaterThanOrEqual(n - 1);
        expect(Math.hypot(...d)).toBeCloseTo(1, 9);
        expect(found).toContainEqual(d.map((x) => (x === 0 ? expect.closeTo(0, 12) : -x) as number));
      }
    }),
  );
});

test('there are none on a line', () => {
  expect(kinkDirections(new IteratedMap(affine([[2]], [1])).floats)).toEqual([]);
});
