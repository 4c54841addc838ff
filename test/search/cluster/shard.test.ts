import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BLOCK_OF_A_SHARE,
  blockShares,
  blockStarts,
  caseShares,
  cellShares,
  dataShares,
  equalShare,
  lookShares,
  rangeOf,
  readShard,
  type Shard,
  shareOf,
  version,
  type Whole,
  writeShard,
} from '../../../src/search/cluster/index.js';
import { sha256 } from '../../../src/search/cluster/job.js';
import { hopfieldShapes, huntTasks } from '../../../src/search/hunt/index.js';
import { experiments, stressTasks } from '../../../src/search/stress/index.js';
import { project } from '../../project.js';

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
    [
      'another cell',
      [{ ...share[0], cell: '3.1-without-none' }],
      /\[0\]\.cell: expected one of 3\.1-without-width, got/,
    ],
    ['a cell twice', [...share, ...share], /\[1\]\.cell: expected a cell that is not there before/],
    ['fewer networks than none', [{ ...share[0], candidates: -1 }], /\[0\]\.candidates: expected an integer/],
  ])('is refused with %s', (_, other, because) => {
    const record = readShard(writeShard(whole, first, other));
    expect(() => cellShares(record)).toThrow(because);
  });

  test('may be interrupted before it is whole', () => {
    expect(cellShares(readShard(writeShard(whole, first, [])))).toEqual([]);
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

  test('is refused when it claims a failure that is none here, or has a case too many', () => {
    const [one] = cases;
    const failing = { ...one, observation: { ...one?.observation, verdict: 'refuted' } } as typeof one;
    const of = (some: readonly (typeof one)[]) => ({ id, from: 0, cases: some as typeof cases });
    const read = (some: readonly (typeof one)[]) => () =>
      caseShares(readShard(writeShard(whole, first, [of(some)])));
    expect(read([failing, one])).toThrow(/\[0\]\.cases\[0\]: expected what the case comes to here/);
    expect(read([one, one, one])).toThrow(/\[0\]\.cases: expected 2 cases, got 3/);
    // One that was interrupted has a few.
    expect(read([one])()).toMatchObject([{ cases: { length: 1 } }]);
  });
});

describe('a share of a hunt in exact data', () => {
  const whole: Whole = {
    command: 'data',
    seed: 1,
    runs: 500,
    subjects: ['m-6-without-none', 'm-2-without-none'],
  };
  const share = [{ cell: 'm-6-without-none', looked: 500, matching: 348, sha256: null }];
  const read = (parts: readonly object[]) => () => dataShares(readShard(writeShard(whole, first, parts)));

  test('says the same when it is read as when it was written', () => {
    expect(read(share)()).toEqual(share);
  });

  test('is refused with more cases than there are, or a cell of another share', () => {
    expect(read([{ ...share[0], looked: 501 }])).toThrow(
      /looked: expected an integer from 0 to 500, got 501/,
    );
    expect(read([{ ...share[0], matching: 501 }])).toThrow(/matching: expected an integer from 0 to 500/);
    expect(read([{ ...share[0], cell: 'm-2-without-none' }])).toThrow(
      /cell: expected one of m-6-without-none/,
    );
  });
});

describe('a share of an exhaustive hunt', () => {
  const words = { theorem: '3.1', without: 'monotone', dimension: 1, hidden: '1', numbers: '0,1,-1' };
  const scope = { ...words, activations: 'abs' };
  const whole: Whole = { command: 'exhaustive', seed: 0, runs: 1, subjects: ['3.1-without-monotone'], scope };
  const result = huntTasks.judgeBlock({ scope, from: 0, count: BLOCK_OF_A_SHARE });
  const read =
    (parts: readonly object[], more = {}) =>
    () =>
      blockShares(readShard(writeShard({ ...whole, ...more }, first, parts)));

  test('has every second block', () => {
    const starts = blockStarts({ number: 2, of: 3 });
    expect([1, 2].map(() => starts.next().value)).toEqual([BLOCK_OF_A_SHARE, 4 * BLOCK_OF_A_SHARE]);
    expect(read([{ from: 0, result }])()).toEqual([{ from: 0, result }]);
    expect(read([{ from: BLOCK_OF_A_SHARE, result }])).toThrow(
      /from: expected an integer from 0 to 0, got 16/,
    );
  });

  test('is refused when it leaves something out, or brings a file that is about something else', () => {
    const hiding = { of: 81, tried: 3, suspected: 0 };
    expect(read([{ from: 0, result: hiding }])).toThrow(/tried: expected an integer from 16 to 16, got 3/);
    const other = readFileSync(join(project, 'counterexamples', '2.2-without-width.json'), 'utf8');
    expect(read([{ from: 0, result: { of: 81, tried: 3, suspected: 0, certificate: other } }])).toThrow(
      /certificate: expected a verified counterexample to 3\.1 without monotone, got one for 2\.2 without width/,
    );
  });

  test('is refused without its scope, or with one that is none or too large', () => {
    expect(read([], { scope: undefined })).toThrow('expected the scope');
    expect(read([], { scope: { ...scope, numbers: '1e9' } })).toThrow(
      /scope: expected a scope, got --numbers/,
    );
    const many = Array.from({ length: 99 }, (_, k) => k).join();
    expect(read([], { scope: { ...scope, hidden: '2', numbers: many } })).toThrow(
      /scope: expected at most 5000000/,
    );
  });
});

describe('a share of a hunt among Hopfield networks', () => {
  const subjects = hopfieldShapes.map((shape) => shape.join());
  const whole: Whole = { command: 'hopfield', seed: 2, runs: 2, subjects };
  const all = hopfieldShapes.map(([inputs, patterns]) => ({
    inputs,
    patterns,
    from: 0,
    looks: [] as object[],
  }));
  const read = (looks: readonly object[]) => () =>
    lookShares(
      readShard(
        writeShard(
          whole,
          first,
          all.map((each, k) => (k === 0 ? { ...each, looks } : each)),
        ),
      ),
    );
  const [inputs, patterns] = hopfieldShapes[0] ?? [0, 0];
  const looks = huntTasks.lookAtHopfields({ inputs, patterns, seed: 2, from: 0, count: 1 });

  test('says the same when it is read as when it was written, whole or not', () => {
    expect(read(looks)()[0]).toMatchObject({ inputs, patterns, looks });
    expect(read([])()[0]).toMatchObject({ looks: [] });
  });

  test('is refused when it claims to have seen what is not seen here, or has a network too many', () => {
    const seen = { attractors: 2, suspected: ['disconnected basin'] };
    expect(read([seen])).toThrow(/looks\[0\]: expected what the network looks like here, got something else/);
    expect(read([...looks, ...looks])).toThrow(/looks: expected 1 looks, got 2/);
  });
});

test('a digest is that of the bytes in UTF-8', () => {
  expect(sha256('φ')).toBe('5896696de23d1c4027ac19183a0aeda497ce16437c93400b647fb314c0f177df');
});
