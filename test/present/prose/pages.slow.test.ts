/** What `show --latex` and `papers --latex` print, compiled by TeX: every page holds what stands on it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { errataOf } from '../../../src/present/command-line/errata.js';
import { papers } from '../../../src/present/command-line/papers.js';
import { dataPapers } from '../../../src/present/command-line/papers-data.js';
import { algebraDocument, exampleDocument, latexText } from '../../../src/present/prose/index.js';
import { latexPreamble } from '../../../src/present/prose/latex.js';
import { verify } from '../../../src/proof/index.js';
import { jsonFilesIn } from '../../json-files.js';
import { project } from '../../project.js';
import { hasTex } from '../../tex.js';
import { files as corpus } from './files.js';

const folder = mkdtempSync(join(tmpdir(), 'basincheck-tex-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** By how much boxes stick out of the lines and pages, in points, in the order of the pages. Throws where TeX finds an error. */
function overfullBoxes(name: string, document: string): readonly number[] {
  writeFileSync(join(folder, `${name}.tex`), document);
  const options = ['-interaction=nonstopmode', '-halt-on-error', `${name}.tex`];
  execFileSync('pdflatex', options, { cwd: folder, stdio: 'ignore', timeout: 120_000 });
  const log = readFileSync(join(folder, `${name}.log`), 'latin1');
  return [...log.matchAll(/Overfull \\[hv]box \(([\d.]+)pt/g)].map(([, points]) => Number(points));
}

const wholeDocument = (size: string, bodies: readonly string[]): string =>
  [
    `\\documentclass[${size}]{article}`,
    ...latexPreamble,
    '\\begin{document}',
    ...bodies,
    '\\end{document}',
  ].join('\n');

const catalogue = [
  'counterexamples',
  'counterexamples/paper',
  'counterexamples/memorization',
  'counterexamples/sigmoid',
]
  .flatMap((each) => jsonFilesIn(join(project, each)))
  .map(({ path, text }) => {
    const verification = verify(text);
    if (verification.verdict !== 'verified') throw new Error(`${path}: expected a verified file`);
    const { counterexample } = verification;
    return latexText(
      counterexample.kind === 'algebra' ? algebraDocument(counterexample) : exampleDocument(counterexample),
    );
  });

describe.skipIf(!hasTex)('pdflatex', () => {
  test.each(['10pt', '11pt', '12pt'])(
    'sets all entries of the catalogue at %s without a box more than 2 pt too wide',
    (size) => {
      expect(catalogue.length).toBeGreaterThan(40);
      const boxes = overfullBoxes(`catalogue-${size}`, wholeDocument(size, catalogue));
      expect(boxes.filter((points) => points > 2)).toEqual([]);
    },
  );

  test('sets the largest certificates too', () => {
    const texts = corpus.map(({ counterexample }) => latexText(exampleDocument(counterexample)));
    const boxes = overfullBoxes('corpus', wholeDocument('11pt', texts));
    expect(boxes.filter((points) => points > 2)).toEqual([]);
  });

  test('sets the errata', () => {
    const boxes = overfullBoxes('errata', errataOf([...papers(), ...dataPapers()]));
    expect(boxes.filter((points) => points > 2)).toEqual([]);
  });

  test('says of a line that is too wide that it is', () => {
    const boxes = overfullBoxes('wide', wholeDocument('11pt', [`\\(${'M'.repeat(80)}\\)`]));
    expect(boxes.filter((points) => points > 2)).not.toEqual([]);
  });
});
