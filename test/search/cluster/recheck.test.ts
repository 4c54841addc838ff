import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Recheck } from '../../../src/search/cluster/recheck.js';

const ids = Array.from({ length: 1000 }, (_, k) => `job-${k}`);
const chosen = (recheck: Recheck): readonly string[] => ids.filter((id) => recheck.isFor(id));

test('of the jobs about as many are done again as the share says, none of them at 0 and all at 1', () => {
  fc.assert(
    fc.property(fc.string(), (secret) => {
      expect(chosen(new Recheck({ share: 0, secret }))).toEqual([]);
      expect(chosen(new Recheck({ share: 1, secret }))).toEqual(ids);
      const { length } = chosen(new Recheck({ share: 0.1, secret }));
      // The standard deviation is 9.5.
      expect(Math.abs(length - 100)).toBeLessThan(80);
    }),
    { numRuns: 5 },
  );
});

test('which ones follows from the secret, and is another each time without one', () => {
  const [one, same, other] = ['a', 'a', 'b'].map((secret) => chosen(new Recheck({ share: 0.1, secret })));
  expect(one).toEqual(same);
  expect(one).not.toEqual(other);
  const [first, second] = [1, 2].map(() => chosen(new Recheck({ share: 0.1 })));
  expect(first).not.toEqual(second);
});

test('a larger share has all of a smaller one', () => {
  const [few, many] = [0.1, 0.2].map((share) => chosen(new Recheck({ share, secret: 'a' })));
  expect(many).toEqual(expect.arrayContaining([...(few ?? [])]));
});

test('a share is from 0 to 1', () => {
  for (const share of [-0.1, 1.1, NaN])
    expect(() => new Recheck({ share })).toThrow(`--recheck: expected a share from 0 to 1, got ${share}`);
});
