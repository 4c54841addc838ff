import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { dataFile, keepData, sayData } from '../../../src/present/command-line/data-result.js';
import { huntInData } from '../../../src/present/command-line/hunt-data.js';
import {
  certifiedFor,
  compareSizes,
  dataCellNamed,
  dataTasks,
  isSmallerData,
} from '../../../src/search/algebra/index.js';
import { project } from '../../project.js';

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

/** A folder with the catalogue's file of a cell, and what a hunt says of it. */
function folderWith(name: string) {
  const [out, cell] = [mkdtempSync(join(tmpdir(), 'basincheck-data-')), dataCellNamed(name)];
  copyFileSync(join(project, 'counterexamples', 'memorization', `${name}.json`), join(out, `${name}.json`));
  const said: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  onTestFinished(() => {
    write.mockRestore();
    rmSync(out, { recursive: true });
  });
  const say = () => {
    said.length = 0;
    sayData([{ cell, looked: 9, matching: 2, interrupted: false }], { seed: 1, out });
    return said.join('');
  };
  return { out, cell, say, text: () => readFileSync(join(out, `${name}.json`), 'utf8') };
}

test('a find is compared with the file of the catalogue, and a file is replaced by a strictly smaller one alone', () => {
  const name = 'm-lemma-without-symmetric';
  const { out, cell, say, text } = folderWith(name);
  const ours = certifiedFor(cell, text());
  expect(say()).toContain("refuted  as small as the catalogue's  9 cases, 2 in the cell");
  const finds = [2, 3, 4].flatMap(
    (seed) => dataTasks.searchData({ cell: name, seed, from: 0, count: 500 }).finds,
  );
  const found = finds.map((find) => certifiedFor(cell, find.text));
  const smallest = [ours, ...found].reduce((a, b) => (isSmallerData(b, a) ? b : a));
  for (const each of [...found, ...found.reverse(), ours]) keepData(out, cell, each);
  expect(text()).toBe(smallest.text);
  for (const each of found) {
    writeFileSync(join(out, `${name}.json`), each.text);
    const by = Math.sign(compareSizes(each, ours));
    expect(say()).toContain(
      `${['smaller than', 'as small as', 'larger than'][by + 1] ?? ''} the catalogue's`,
    );
  }
});

test('a file that is of another cell, or is not verified, is not taken for one of the cell', () => {
  const { out, cell, say, text } = folderWith('m-2-without-greatest-below-one');
  const other = dataCellNamed('m-2-without-least-above-minus-one');
  writeFileSync(join(out, `${other.name}.json`), text());
  expect(() => dataFile(out, other)).toThrow(
    /m-2-without-least-above-minus-one\.json: expected a counterexample for m-2-without-least-above-minus-one, got one for m-2 without greatest-below-one$/,
  );
  writeFileSync(join(out, `${cell.name}.json`), text().slice(0, -9));
  expect(say).toThrow(/expected a verified counterexample about exact data, got one \w+$/);
});
