import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { ClusterLines } from '../../../src/present/command-line/cluster-lines.js';
import { addressGiven, share } from '../../../src/present/command-line/queue-option.js';
import { shardNamed } from '../../../src/present/command-line/shard-option.js';
import { addressOf, type ClusterEvent, withoutPassword } from '../../../src/search/cluster/index.js';

const address = addressOf('redis://me:s%C3%A9cret@queue:6379/2');

function said(json: true | undefined, ...events: readonly ClusterEvent[]): string {
  const stream = new PassThrough();
  const lines = new ClusterLines(address, json, stream as unknown as NodeJS.WriteStream);
  for (const event of events) lines.on(event);
  return (stream.read() as Buffer | null)?.toString() ?? '';
}

const EVENTS: readonly (readonly [ClusterEvent, string])[] = [
  [
    { kind: 'ready', worker: 'a-1', version: '0.1.0+abc', jobs: 1 },
    'a-1: basincheck 0.1.0+abc works for redis://queue:6379/2 in 1 thread',
  ],
  [
    { kind: 'done', job: 'job-0123456789abcdef', task: 'search', milliseconds: 1234, sha256: 'ff' },
    'job-0123456789ab search: 1.2 s, SHA-256 ff',
  ],
  [{ kind: 'failed', job: 'job-0', because: 'out of memory' }, 'job-0 not done: out of memory'],
  [{ kind: 'workers', workers: ['b'], joined: ['b'], left: ['a'] }, '1 worker: b came, a went'],
  [
    { kind: 'refused', job: 'job-0', task: 'shrink', because: 'it lies' },
    'job-0 shrink: the answer was refused, and the job is done again: it lies',
  ],
  [{ kind: 'rechecked', jobs: 2, of: 90 }, '2 of 90 jobs were done again here, and came to the same bytes'],
  [{ kind: 'rechecked', jobs: 0, of: 8 }, '0 of 8 jobs were done again here'],
  [{ kind: 'lost', jobs: 2 }, 'redis://queue:6379/2 has forgotten 2 jobs: put in again'],
  [
    { kind: 'ignored', job: 'job-0', because: 'it lies' },
    'job-0: what a worker told on the way was refused: it lies',
  ],
  [
    { kind: 'away', because: 'WRONGPASS for s%C3%A9cret' },
    'redis://queue:6379/2 does not answer (WRONGPASS for …); trying again',
  ],
  [{ kind: 'paused' }, 'redis://queue:6379/2 is paused: nothing is done before basincheck queue resume'],
  [{ kind: 'back' }, 'redis://queue:6379/2 answers again'],
];

test.each(EVENTS)('%o is said on a line', (event, line) => {
  expect(said(undefined, event)).toBe(`${line}\n`);
});

test.each(EVENTS)('%o is said as JSON', (event) => {
  const { kind, ...rest } = event;
  const line = said(true, event);
  expect(line).not.toContain('s%C3%A9cret');
  const expected = JSON.parse(JSON.stringify(rest).replace('s%C3%A9cret', '…')) as object;
  expect(JSON.parse(line)).toMatchObject({ event: kind, queue: 'redis://queue:6379/2', ...expected });
});

test('progress is not said at every look', () => {
  expect(said(undefined, { kind: 'progress', done: 1, open: 2, perSecond: 3, workers: 4 })).toBe('');
});

test('no message holds the password, as it is written or as it is meant', () => {
  expect(withoutPassword('s%C3%A9cret, sécret', address)).toBe('…, …');
});

test.each(['', 'queue', 'https://me:secret@queue', 'http://'])('%j is no address of a queue', async (url) => {
  const refused = await addressGiven(url).catch((error: unknown) => String(error));
  expect(refused).toMatch(/expected/);
  expect(refused).not.toContain('secret');
});

test.each(['0/3', '4/3', '1', '1/0', 'a/b', '1/3/3', '-1/3'])('%j is no share', (text) => {
  expect(() => shardNamed(text)).toThrow('expected i/n');
});

test('3/8 is the third of eight shares', () => {
  expect(shardNamed('3/8')).toEqual({ number: 3, of: 8 });
});

test('a share is a percentage, or a number from 0 to 1', () => {
  expect(['1%', '0.01', '0', '100%', '1', '.5'].map(share)).toEqual([0.01, 0.01, 0, 1, 1, 0.5]);
  for (const text of ['', '2', '101%', '-1', '1e-2', 'all'])
    expect(() => share(text)).toThrow('expected a share');
});
