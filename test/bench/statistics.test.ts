import fc from 'fast-check';
import { expect, test } from 'vitest';
import { median, pairedRatio, turn } from '../../bench/statistics.js';

test('the median is the one in the middle, or the mean of two', () => {
  expect(median([10, 2, 9])).toBe(9);
  expect(median([10, 2, 9, 1])).toBe(5.5);
  expect(() => median([])).toThrow('expected values, got none');
});

test('ratios are taken round by round, so that a slow round falls out', () => {
  expect(pairedRatio([10, 1, 30], [5, 0.5, 15])).toEqual({ median: 2, low: 2, high: 2 });
  expect(pairedRatio([1, 2, 3, 4, 5], [1, 1, 1, 1, 1])).toEqual({ median: 3, low: 2, high: 4 });
  expect(() => pairedRatio([1], [1, 2])).toThrow('got 1 and 2');
});

test('in each round everyone has a turn, and as many rounds as contenders let each begin once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), (count) => {
      const rounds = Array.from({ length: count }, (_, round) => turn(count, round));
      for (const round of rounds) expect(new Set(round).size).toBe(count);
      expect(new Set(rounds.map(([first]) => first)).size).toBe(count);
    }),
  );
});
