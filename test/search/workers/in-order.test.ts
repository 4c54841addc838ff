import { setImmediate } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOrder } from '../../../src/search/workers/index.js';

test('results come in the order of the inputs, whoever is ready first, and never more are under way than may be', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(4)), fc.integer({ min: 1, max: 6 }), async (waits, ahead) => {
      let [underWay, most] = [0, 0];
      const perform = async (wait: number): Promise<number> => {
        most = Math.max(most, (underWay += 1));
        for (let k = 0; k < wait; k++) await setImmediate();
        underWay -= 1;
        return 10 * wait;
      };
      const seen: (readonly [number, number])[] = [];
      for await (const each of inOrder(waits, ahead, perform)) seen.push(each);
      expect(seen).toEqual(waits.map((wait) => [wait, 10 * wait]));
      expect(most).toBeLessThanOrEqual(ahead);
    }),
    { numRuns: 30 },
  );
});

test('an endless list is gone through no further than is asked, and what nobody asks for may fail', async () => {
  let begun = 0;
  function* endless(): Generator<number, void> {
    for (;;) yield (begun += 1);
  }
  const perform = (k: number) => (k > 2 ? Promise.reject(new Error('too late')) : Promise.resolve(k));
  for await (const [k] of inOrder(endless(), 3, perform)) if (k === 2) break;
  expect(begun).toBe(4);
  await setImmediate();
});
