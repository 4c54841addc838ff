import { expect, test } from 'vitest';
import { huntInData } from '../../../src/present/command-line/hunt-data.js';

const options = { seed: 1, runs: 1, jobs: 1, out: 'found' };

test('a hunt in the memorization paper names what there is, where a statement or a hypothesis is not of it', async () => {
  await expect(huntInData({ ...options, theorem: '2.2' })).rejects.toThrow(
    /^--theorem: expected one of m-1, .*, got 2\.2$/,
  );
  await expect(huntInData({ ...options, theorem: 'm-4', without: 'width' })).rejects.toThrow(
    '--without: expected a hypothesis of m-4, got width',
  );
  await expect(huntInData({ ...options, without: 'width' })).rejects.toThrow(
    '--without: expected a hypothesis of a statement of the papers about exact data, got width',
  );
  await expect(huntInData({ ...options, paper: 'sigmoid', theorem: 'm-4' })).rejects.toThrow(
    /^--theorem: expected one of s-2, .*, got m-4$/,
  );
  await expect(huntInData({ ...options, paper: 'sigmoid', without: 'width' })).rejects.toThrow(
    '--without: expected a hypothesis of a statement of the sigmoid paper, got width',
  );
});
