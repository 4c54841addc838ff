/** The files about exact data: each is verified by every test run. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { verify, writeCounterexample } from '../src/proof/index.js';
import { dataCells, looked } from '../src/search/algebra/index.js';
import { exactPapers } from '../src/statements/index.js';
import { jsonFilesIn } from './json-files.js';
import { project } from './project.js';

const files = exactPapers.flatMap(({ name }) => jsonFilesIn(join(project, 'counterexamples', name)));

test('each cell has a file, or a number of cases in which nothing was found', () => {
  const names = files.map(({ name }) => name);
  for (const { name } of dataCells) expect([name, names.includes(name)]).toEqual([name, !looked.has(name)]);
  expect([...names, ...looked.keys()].sort()).toEqual(dataCells.map(({ name }) => name).sort());
});

describe.each(files)('$name', ({ name, text }) => {
  test('is verified, drops one hypothesis, and is named for it', () => {
    const verification = verify(text);
    if (verification.verdict !== 'verified') throw new Error(JSON.stringify(verification));
    const { theorem, dropped } = verification;
    expect([name, dropped.length]).toEqual([`${theorem}-without-${dropped.join()}`, 1]);
  });

  test('is laid out as this project writes it, and says where it comes from', () => {
    const verification = verify(text);
    if (verification.verdict !== 'verified') throw new Error(JSON.stringify(verification));
    expect(writeCounterexample(verification.counterexample)).toBe(text);
    expect(verification.counterexample.provenance).toBeInstanceOf(Map);
  });

  test('is refused when any number of its data or its witness is another', () => {
    // Every number that can be changed without another shape; some of them may still leave a proof of something.
    const accepted = [...text.matchAll(/"(-?\d+(?:\/\d+)?)"/g)].filter(
      ({ index, 0: found, 1: number = '' }) => {
        const changed = `${text.slice(0, index)}"${number === '7/5' ? '8/5' : '7/5'}"${text.slice(index + found.length)}`;
        return verify(changed).verdict === 'verified';
      },
    );
    // Points may be any, and an eigenvector any multiple of it; a null vector says nothing of what is before training.
    const free: Readonly<Record<string, number>> = {
      'm-6': 4,
      'm-5': 4,
      'm-3': 2,
      'm-2': 1,
      // Both stand for the map x ↦ 0, or have a zero row: one number alone may be another, and the claim stays true.
      'm-2-attractor': 4,
      'm-2-converse': 3,
      // Whatever the filter is, its convolution has as many pixels.
      'm-a': 9,
      's-2': 6,
      's-3': 6,
      's-4': 7,
      's-r': 6,
    };
    const own = Object.keys(free).filter((prefix) => name.startsWith(prefix));
    expect(accepted.length).toBeLessThanOrEqual(free[own.at(-1) ?? ''] ?? 0);
  });
});
