import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Network, PiecewiseLinear, Rational, relu } from '../../../src/exact/index.js';
import { frame, SampleGrid } from '../../../src/sampling/index.js';
import { peakGlance, prominence } from '../../../src/search/peak/peak-glance.js';
import { runs, seed } from '../../seed.js';

const q = (x: number) => Rational.fromNumber(x);

/** The greatest height above the pass: of all levels, the highest from which no way at that level or above leads to the edge. */
function slowly(grid: SampleGrid, values: Float64Array): number {
  let most = 0;
  for (let start = 0; start < grid.size; start++) {
    const passes = [...values].filter((level) => {
      if (level > (values[start] ?? NaN)) return false;
      const seen = new Set([start]);
      for (const cell of seen)
        for (const next of grid.neighbours(cell)) if ((values[next] ?? NaN) >= level) seen.add(next);
      return [...seen].some((cell) => grid.isOuter(cell));
    });
    most = Math.max(most, (values[start] ?? NaN) - Math.max(...passes));
  }
  return most;
}

test('the prominence is the height above the best way to the edge', () => {
  const grids = fc.constantFrom([1, 9], [2, 6], [3, 4]).chain(([n = 1, resolution = 2]) => {
    const size = resolution ** n;
    const value = fc.integer({ min: 0, max: 6 });
    return fc
      .array(value, { minLength: size, maxLength: size })
      .map((values) => ({ n, resolution, values: Float64Array.from(values) }));
  });
  fc.assert(
    fc.property(grids, ({ n, resolution, values }) => {
      const grid = new SampleGrid(frame('space', new Float64Array(n), 1), resolution);
      const cells = Array.from({ length: grid.size }, (_, cell) => cell);
      const inner = Int32Array.from(cells.filter((cell) => !grid.isOuter(cell)));
      const passes = new Float64Array(grid.size);
      expect(prominence({ values, passes, inner, strides: grid.strides })).toBe(slowly(grid, values));
    }),
    { seed, numRuns: runs(60) },
  );
});

describe('a glance at a map to ℝ', () => {
  const plane = (rows: readonly (readonly number[])[], bias: readonly number[], out: readonly number[]) =>
    new Network(relu, [
      { weights: rows.map((row) => row.map(q)), bias: bias.map(q) },
      { weights: [out.map(q)], bias: [q(0)] },
    ]);

  test('sees a peak, whatever was looked at before', () => {
    // 1 less where |x| or |y| is 1 more: −|x| − |y|, with four units.
    const peak = plane(
      [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ],
      [0, 0, 0, 0],
      [-1, -1, -1, -1],
    );
    const slope = plane(
      [
        [1, 1],
        [1, -1],
      ],
      [0, 0],
      [1, 1],
    );
    const seen = [peak, slope, peak, slope].map((F) => peakGlance(F).flagged);
    expect(seen).toEqual([true, false, true, false]);
  });

  test('sees a narrow peak after a look at a network whose kinks are far apart', () => {
    const line = (units: readonly (readonly [number, number])[], out: readonly number[]) =>
      new Network(relu, [
        { weights: units.map(([w]) => [q(w)]), bias: units.map(([, b]) => q(b)) },
        { weights: [out.map(q)], bias: [q(0)] },
      ]);
    const wide = line([[1 / 1024, 0]], [1]);
    const narrow = line(
      [
        [1, 1],
        [1, 0],
        [1, -1],
      ],
      [1, -2, 1],
    );
    expect([wide, narrow, wide, narrow].map((F) => peakGlance(F).flagged)).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  test('sees none where values are not finite', () => {
    const huge = new PiecewiseLinear([{ slope: q(1e300), intercept: q(0) }]);
    const F = new Network(huge, [
      { weights: [[q(1e300)]], bias: [q(0)] },
      { weights: [[q(1e300)]], bias: [q(0)] },
    ]);
    expect(peakGlance(F).flagged).toBe(false);
  });
});
