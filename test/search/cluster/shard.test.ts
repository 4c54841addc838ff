import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  caseShares,
  cellShares,
  equalShare,
  rangeOf,
  readShard,
  type Shard,
  shareOf,
  version,
  type Whole,
  writeShard,
} from '../../../src/search/cluster/index.js';
import { sha256 } from '../../../src/search/cluster/job.js';
import { experiments, stressTasks } from '../../../src/search/stress/index.js';

const shards = (of: number): readonly Shard[] =>
  Array.from({ length: of }, (_, k) => ({ number: k + 1, of }));
const number = fc.integer({ min: 1, max: 50 });

test('the shares of a list are all of it, each item once', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat()), number, (all, of) => {
      const shared = shards(of).flatMap((shard) => shareOf(all, shard));
      expect([...shared].sort((a, b) => a - b)).toEqual([...all].sort((a, b) => a - b));
    }),
  );
});

test('the ranges of shards lie one after another, from 0 to the end', () => {
  fc.assert(
    fc.property(fc.nat(10_000), number, (count, of) => {
      let end = 0;
      for (const shard of shards(of)) {
        const [from, until] = rangeOf(count, shard);
        expect([from, until >= from]).toEqual([end, true]);
        end = until;
      }
      expect(end).toBe(count);
    }),
  );
});

test('equal shares of cases are all cases, and differ by one at most', () => {
  fc.assert(
    fc.property(fc.nat(10_000), number, (runs, count) => {
      const shares = Array.from({ length: count }, (_, k) => equalShare(runs, k, count));
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(runs);
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
    }),
  );
});

test('the version names the package and the code', () => {
  expect(version()).toMatch(/^\d+\.\d+\.\d+\+[0-9a-f]{12}$/);
});

const [first = { number: 1, of: 1 }] = shards(2);

describe('a share of a hunt', () => {
  const whole: Whole = {
    command: 'hunt',
    seed: 1,
    runs: 9,
    subjects: ['3.1-without-width', '3.1-without-none'],
  };
  const share = [{ cell: '3.1-without-width', candidates: 9, sha256: null }];

  test('says the same when it is read as when it was written', () => {
    const record = readShard(writeShard(whole, first, share));
    expect(record).toMatchObject({ whole, shard: first, version: version() });
    expect(cellShares(record)).toEqual(share);
  });

  test.each([
    ['another cell', [{ ...share[0], cell: '3.1-without-none' }], /\[0\]\.cell: expected 3\.1-without-width/],
    ['a cell too many', [...share, ...share], /expected 1 cells, got 2/],
    ['fewer networks than none', [{ ...share[0], candidates: -1 }], /\[0\]\.candidates: expected an integer/],
  ])('is refused with %s', (_, other, because) => {
    const record = readShard(writeShard(whole, first, other as typeof share));
    expect(() => cellShares(record)).toThrow(because);
  });

  test('is refused with another digest, or of another version', () => {
    const text = writeShard(whole, first, share);
    expect(() => readShard(text.replace(/"sha256": "../, '"sha256": "00'))).toThrow(/^sha256: expected/);
    expect(() => readShard(text.replace(version(), '0.0.1+other'))).toThrow(
      /^expected a share that basincheck/,
    );
  });
});

describe('a share of a stress run', () => {
  const id = experiments.find((each) => each.id === 'lem-2.2')?.id ?? '';
  const whole: Whole = { command: 'stress', seed: 5, runs: 4, subjects: [id] };
  const cases = stressTasks.examine({ id, seed: 5, from: 0, count: 2 });

  test('says the same when it is read as when it was written', () => {
    const record = readShard(writeShard(whole, first, [{ id, from: 0, cases }]));
    expect(caseShares(record)).toEqual([{ id, from: 0, cases }]);
  });

  test('is refused when it claims a failure that is none here, or has a case too few', () => {
    const [one] = cases;
    const failing = { ...one, observation: { ...one?.observation, verdict: 'refuted' } } as typeof one;
    const of = (some: readonly (typeof one)[]) => ({ id, from: 0, cases: some as typeof cases });
    const read = (some: readonly (typeof one)[]) => () =>
      caseShares(readShard(writeShard(whole, first, [of(some)])));
    expect(read([failing, one])).toThrow(/\[0\]\.cases\[0\]: expected what the case comes to here/);
    expect(read([one])).toThrow(/\[0\]\.cases: expected 2 cases, got 1/);
  });
});

test('a digest is that of the bytes in UTF-8', () => {
  expect(sha256('φ')).toBe('5896696de23d1c4027ac19183a0aeda497ce16437c93400b647fb314c0f177df');
});
