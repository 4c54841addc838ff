import { expect, test } from 'vitest';
import { perform } from '../../../src/search/cluster/job.js';

const small = { hidden: [2], pieces: 2, below: [1, 1, 2, 3, 0, 2, 3] };
const batch = {
  theorem: '2.2',
  dropped: 'width',
  inputDimension: 1,
  depth: 2,
  count: 3,
  seed: 1,
  parents: [],
  small,
};
const done = (input: unknown) => perform({ task: 'search', input: JSON.stringify(input) }, () => undefined);

test('a batch of small networks is searched, wherever it comes from', () => {
  expect(JSON.parse(done(batch))).toMatchObject({ count: 3 });
});

test.each([
  [{ hidden: [0] }, /small\.hidden\[0\]: expected an integer from 1/],
  [{ hidden: [1, 1, 1] }, /small\.hidden: expected at most 2 widths/],
  [{ all: { parameters: 3, from: 0 } }, /small\.all\.parameters: expected an integer from 0 to 2/],
  [{ all: { parameters: 0, from: -1 } }, /small\.all\.from: expected an integer from 0/],
  [{ all: { parameters: 0, from: 0 }, pieces: 3 }, /small\.pieces: expected an integer from 2 to 2/],
  [{ pieces: 5 }, /small\.pieces: expected an integer from 2 to 4/],
  [{ below: [1, 1] }, /small\.below: expected 7 numbers/],
  [{ below: [1, 1, 2, 3, 0, 2, -1] }, /small\.below\[6\]: expected an integer from 0/],
  [{ more: 1 }, /small\.more: expected no such key/],
])('a batch with %j of small networks is refused', (change, because) => {
  expect(() => done({ ...batch, small: { ...small, ...change } })).toThrow(because);
});

test('a batch of many networks is taken only where all with few parameters are gone through', () => {
  const all = { parameters: 0, from: 0 };
  expect(JSON.parse(done({ ...batch, count: 2000, small: { ...small, all } }))).toMatchObject({ probed: 0 });
  expect(() => done({ ...batch, count: 2000 })).toThrow(/count: expected an integer from 1 to 1000/);
});

test('how patiently a find is shrunk is one of two words', () => {
  const input = JSON.stringify({ text: '{}', patience: 'some' });
  expect(() => perform({ task: 'shrink', input }, () => undefined)).toThrow(
    /patience: expected "little" or "much"/,
  );
});
