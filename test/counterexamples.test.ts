/** The catalogue: every file is verified by every test run. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { defaultLimits, readCounterexample, verify, writeCounterexample } from '../src/proof/index.js';
import { matrix, matrixIn } from '../src/present/command-line/matrix.js';
import { cells, matrixTable, survived } from '../src/search/hunt/index.js';
import { jsonFilesIn } from './json-files.js';
import { project } from './project.js';

const folder = join(project, 'counterexamples');
const files = jsonFilesIn(folder);

test('the catalogue fills every cell of the matrix, and holds nothing else', () => {
  expect(files.map(({ name }) => name)).toEqual(cells.map(({ name }) => name).sort());
});

test('the matrix in the README is that of the catalogue', () => {
  const readme = readFileSync(join(folder, '..', 'README.md'), 'utf8');
  const shown = readme.split('<!-- matrix -->')[1]?.split('<!-- /matrix -->')[0]?.trim();
  expect(shown).toBe(matrixTable(matrix(folder, survived)));
});

test('no file is larger than what the paper has: each input dimension and depth is at most what was known', () => {
  const known: Record<string, readonly [number, number]> = {
    '2.1-without-width': [2, 2],
    '2.1-without-continuous': [2, 2],
    '2.1-without-monotone': [2, 2],
    '2.1-without-rank': [1, 2],
    '2.2-without-width': [1, 2],
    '2.2-without-continuous': [2, 3],
    '2.2-without-monotone': [1, 2],
    '2.2-without-stable': [2, 2],
    '2.3-without-surjective': [2, 2],
    '2.3-without-monotone': [1, 2],
    '2.3-without-square': [1, 2],
    '2.3-without-full-rank': [2, 2],
    '3.1-without-width': [1, 2],
    '3.1-without-continuous': [2, 3],
    '3.1-without-monotone': [1, 2],
  };
  for (const [name, counterexample] of matrixIn(folder)) {
    const { inputDimension, depth } = counterexample.network;
    const [n, L] = known[name] ?? [0, 0];
    expect([name, inputDimension <= n, depth <= L]).toEqual([name, true, true]);
  }
});

describe.each(files)('$name', ({ name, text }) => {
  test('is verified', () => {
    expect(verify(text)).toMatchObject({ verdict: 'verified' });
  });

  test('is named for its theorem and what it drops', () => {
    const verification = verify(text);
    if (verification.verdict !== 'verified') throw new Error('expected a file that is verified');
    const { theorem, dropped } = verification;
    expect(name).toBe(`${theorem}-without-${dropped.join('-')}`);
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
