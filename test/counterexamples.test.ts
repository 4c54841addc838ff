/** The catalogue: every file is verified by every test run. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultLimits, readCounterexample, verify, writeCounterexample } from '../src/certificates/index.js';

const folder = join(import.meta.dirname, '..', 'counterexamples');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

test('the catalogue holds the examples of the paper, and nothing but counterexample files', () => {
  expect(files).toEqual(
    expect.arrayContaining([
      '2.1-without-rank.json',
      '2.2-without-width.json',
      '2.3-without-surjective.json',
    ]),
  );
  expect(files.filter((file) => !file.endsWith('.json'))).toEqual([]);
});

describe.each(files)('%s', (file) => {
  const text = readFileSync(join(folder, file), 'utf8');

  test('is verified', () => {
    expect(verify(text)).toMatchObject({ verdict: 'verified' });
  });

  test('is named for its theorem and what it drops', () => {
    const verification = verify(text);
    if (verification.verdict !== 'verified') throw new Error('expected a file that is verified');
    const { theorem, dropped } = verification;
    expect(basename(file, '.json')).toBe(`${theorem}-without-${dropped.join('-')}`);
  });

  test('drops one hypothesis', () => {
    const read = readCounterexample(text, defaultLimits);
    expect('counterexample' in read && read.counterexample.dropped).toHaveLength(1);
  });

  test('is laid out as this project writes it', () => {
    const read = readCounterexample(text, defaultLimits);
    expect('counterexample' in read && writeCounterexample(read.counterexample)).toBe(text);
  });

  test('says where it comes from', () => {
    const read = readCounterexample(text, defaultLimits);
    expect('counterexample' in read && read.counterexample.provenance).toBeInstanceOf(Map);
  });
});
