import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fittedPower, growthPlot, type Point } from '../../bench/plot.js';

test('the power of a power is found, whatever its factor', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: 0.01, max: 100, noNaN: true }),
      (power, factor) => {
        const points = [1, 2, 5, 9].map((x): Point => [x, factor * x ** power]);
        expect(fittedPower(points)).toBeCloseTo(power, 9);
      },
    ),
  );
});

const panel = (points: readonly Point[]) => ({ title: 'F', names: ['n', 'µs'] as const, points });

test('a power is drawn as a straight line, upwards, from one end of the panel to the other', () => {
  const svg = growthPlot([panel([1, 10, 100].map((x): Point => [x, x ** 2]))]);
  const [, text = ''] = /<polyline points="([^"]*)"/.exec(svg) ?? [];
  const [[a = 0, b = 0] = [], [c = 0, d = 0] = [], [e = 0, f = 0] = []] = text
    .split(' ')
    .map((place) => place.split(',').map(Number));
  expect([c - a, d - b]).toEqual([expect.closeTo(e - c, 0.3), expect.closeTo(f - d, 0.3)]);
  expect(a < e && f < b).toBe(true);
  expect(svg).toContain('>100</text>');
});

test('what hardly grows looks flat', () => {
  const svg = growthPlot([
    panel([
      [1, 3],
      [100, 3.1],
    ]),
  ]);
  const heights = [...svg.matchAll(/<circle cx="[\d.]+" cy="([\d.]+)"/g)].map(([, cy]) => Number(cy));
  expect(Math.abs((heights[0] ?? 0) - (heights[1] ?? 99))).toBeLessThan(5);
});

test('panels stand two in a row, and one needs two points', () => {
  const two = panel([
    [1, 2],
    [2, 3],
  ]);
  expect(growthPlot([two, two, two])).toContain('viewBox="0 0 720 500"');
  expect(() => growthPlot([panel([[1, 2]])])).toThrow('expected two points or more, got 1');
});
