import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs, seed } from './seed.js';

describe('the seed of a run', () => {
  test('is what every property starts from', () => {
    expect(fc.check(fc.property(fc.integer(), () => true)).seed).toBe(seed);
  });

  test('gives the same values twice', () => {
    const values = () => {
      const seen: number[] = [];
      fc.assert(fc.property(fc.integer(), (value) => void seen.push(value)));
      return seen;
    };
    expect(values()).toEqual(values());
  });

  test('a property gets the runs it asks for, or those that all get', () => {
    const all = process.env.BASINCHECK_RUNS ?? '';
    expect(runs(7)).toBe(all === '' ? 7 : Number(all));
  });
});

test('a property that its time limit interrupted after a success has failed', async () => {
  let calls = 0;
  const stuckAfterTheFirstRun = fc.asyncProperty(fc.nat(), async () => {
    calls += 1;
    if (calls > 1) await new Promise(() => undefined);
  });
  const details = await fc.check(stuckAfterTheFirstRun, {
    numRuns: 2,
    plugins: [fc.interruptAfterTimeLimit(50)],
  });
  expect({ interrupted: details.interrupted, failed: details.failed }).toEqual({
    interrupted: true,
    failed: true,
  });
});
