import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Random } from '../../../src/sampling/index.js';
import { boundedCells, nearestExample } from '../../../src/search/memory/tessellation.js';
import { examplesOf } from '../../../src/sources/training/index.js';
import { runs, seed } from '../../seed.js';

/** Inside of the convex hull, by going round it: the angles to the others leave no gap of half a turn. */
function isInside(points: readonly (readonly [number, number])[], k: number): boolean {
  const [x, y] = points[k] ?? [NaN, NaN];
  const angles = points
    .filter((_, j) => j !== k)
    .map(([a, b]) => Math.atan2(b - y, a - x))
    .sort((a, b) => a - b);
  return angles.every((angle, i) => {
    const next = angles[i + 1] ?? (angles[0] ?? NaN) + 2 * Math.PI;
    return next - angle < Math.PI;
  });
}

describe('the cell of an example', () => {
  test('is bounded on the line if there are others on both sides', () => {
    expect(boundedCells(examplesOf([[3], [1], [2], [0]]))).toEqual([false, true, true, false]);
  });

  test('is bounded in a corner of no triangle, and at its middle', () => {
    expect(
      boundedCells(
        examplesOf([
          [0, 0],
          [3, 0],
          [0, 3],
          [1, 1],
        ]),
      ),
    ).toEqual([false, false, false, true]);
  });

  test('is not bounded on an edge of the hull, exactly', () => {
    const points = [
      [0, 0],
      [2, 0],
      [0, 2],
      [1, 0],
    ];
    expect(boundedCells(examplesOf(points))).toEqual([false, false, false, false]);
    const above = [...points.slice(0, 3), [1, 2 ** -50]];
    expect(boundedCells(examplesOf(above))).toEqual([false, false, false, true]);
  });

  test('is never bounded where the examples lie in a plane of space', () => {
    const flat = [
      [0, 0, 0],
      [1, 0, 0],
      [0, 1, 0],
      [-1, -1, 0],
      [3, 3, 0],
      [5, -4, 0],
    ];
    expect(boundedCells(examplesOf(flat))?.some(Boolean)).toBe(false);
  });

  test('is bounded at the middle of a cube, and at no corner of it', () => {
    const corners = Array.from({ length: 8 }, (_, k) => [k & 1, (k >> 1) & 1, k >> 2]);
    const cells = boundedCells(examplesOf([...corners, [0.5, 0.25, 0.5]]));
    expect(cells).toEqual([...corners.map(() => false), true]);
  });

  test('in the plane agrees with a walk around the point', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 3, max: 12 }), (own, count) => {
        const random = new Random(own, 'test');
        const points = Array.from({ length: count }, () => [random.normal(), random.normal()] as const);
        const expected = points.map((_, k) => isInside(points, k));
        expect(boundedCells(examplesOf(points))).toEqual(expected);
      }),
      { seed, numRuns: runs(60) },
    );
  });

  test('is not looked for in many dimensions, unless there are too few examples for a bounded one', () => {
    const units = Array.from({ length: 12 }, (_, k) =>
      Array.from({ length: 9 }, (_, i) => (i === k ? 1 : k)),
    );
    expect(boundedCells(examplesOf(units))).toBeUndefined();
    expect(boundedCells(examplesOf(units.slice(0, 10)))?.some(Boolean)).toBe(false);
  });
});

test('the nearest example is the first of those that are equally near', () => {
  const examples = examplesOf([
    [0, 0],
    [2, 0],
    [9, 9],
  ]);
  expect(nearestExample(examples, [1, 0])).toBe(0);
  expect(nearestExample(examples, [1.1, 0])).toBe(1);
});
