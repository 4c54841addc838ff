/** Figure 4 of the sigmoid paper, at a size that takes no time. */

import { expect, test } from 'vitest';
import { drawRecoveryByRadius } from '../../../src/present/pictures/recovery-by-radius.js';
import { Random } from '../../../src/sampling/index.js';
import {
  defaultDigitRadius,
  defaultRadius,
  ofDigits,
  recoveryByRadius,
} from '../../../src/search/memory/index.js';
import { everyExample } from '../../../src/sources/training/index.js';

const small = {
  ...defaultRadius,
  dimension: 4,
  hidden: 40,
  examples: 2,
  radii: [1, 32],
  noise: [2],
  sets: 2,
  copies: 6,
  limitCopies: 3,
  loss: 1e-5,
};

test('networks and their limit of infinite width recover long examples, and short ones less', () => {
  const found: unknown[] = [];
  const result = recoveryByRadius(small, (_done, _total, _note, last) => {
    if (last) found.push(last);
  });
  const [curve] = result.curves;
  // Two sets of 2·6 points, and one of 2·3 for the limit.
  expect(curve?.shares.map(({ of }) => of)).toEqual([24, 24]);
  expect(curve?.limits.map(({ of }) => of)).toEqual([6, 6]);
  for (const shares of [curve?.shares, curve?.limits]) {
    const [short, long] = shares ?? [];
    expect(long?.value).toBeGreaterThan(0.9);
    expect(short?.value).toBeLessThan(long?.value ?? 0);
  }
  expect(found).toEqual(result.trainings.slice(0, -1));
  const picture = drawRecoveryByRadius(result, 'recovery', 'a note');
  expect(picture).toContain('Dashed: the same for f∞');
  expect(picture).toContain('stroke-dasharray="5 4"');
});

test('digits have the mean 0 and the norm that is asked for', () => {
  const random = new Random(1, 'pictures');
  const pictures = Array.from({ length: 10 }, () => Array.from({ length: 784 }, () => random.between(0, 1)));
  for (const x of everyExample(ofDigits(pictures, defaultDigitRadius)(16, 1))) {
    expect(x.length).toBe(196);
    expect(Math.abs(x.reduce((sum, pixel) => sum + pixel, 0))).toBeLessThan(1e-9);
    expect(Math.abs(Math.hypot(...x) - 16)).toBeLessThan(1e-9);
  }
});
