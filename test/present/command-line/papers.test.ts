import { expect, test } from 'vitest';
import { verifyAboutNetwork } from '../../../src/proof/index.js';
import { dataPapersText, papers, papersText } from '../../../src/present/command-line/papers.js';
import { dataPapers } from '../../../src/present/command-line/papers-data.js';
import { statements, theorem22, failing } from '../../../src/statements/index.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from '../../project.js';

test('every statement is told, and only Theorem 2.2 is refuted as printed, by a file that drops no printed hypothesis', () => {
  const found = papers();
  expect(found.map(({ id }) => id)).toEqual(statements.map(({ id }) => id));
  const refuted = found.filter(({ asPrinted }) => asPrinted === 'refuted');
  expect(refuted.map(({ id, file }) => [id, file])).toEqual([
    ['2.2', 'counterexamples/2.2-without-stable.json'],
  ]);
  const verification = verifyAboutNetwork(readFileSync(join(project, refuted[0]?.file ?? ''), 'utf8'));
  if (verification.verdict !== 'verified')
    throw new Error(`expected a verified file, got one ${verification.verdict}`);
  expect(failing(theorem22, verification.counterexample.network)).toEqual([]);
});

test('the text says how each statement fares, and what was added', () => {
  const text = papersText(papers());
  expect(text).toContain('as printed: refuted, by counterexamples/2.2-without-stable.json');
  expect(text).toContain('amended: assume that x* is stable.');
  expect(text).toMatch(
    /Theorem 2\.1 \(.*\)\n(?: .*\n)*? {2}as printed: survived \d+ networks, looked at for attractors that are stable\n/,
  );
  expect(text).toMatch(/Lemma 2\.3 \(.*\)\n(?: .*\n)*? {2}as printed: not refuted; see basincheck stress\n/);
});

test('the statements about exact data that are false as printed are refuted by files', () => {
  const refuted = dataPapers().filter(({ asPrinted }) => asPrinted === 'refuted');
  expect(refuted.map(({ id }) => id)).toEqual([
    'm-1',
    'm-cor-rank',
    'm-2',
    'm-2-any',
    'm-2-converse',
    'm-2-attractor',
    'm-3-eigenvalue',
    'm-4',
    'm-lemma',
    'm-5-sharp',
    'm-6',
    'm-algorithm-1',
    'm-algorithm-2',
    's-2',
    's-3',
    's-3-exact',
    's-remark-1',
    's-4',
    's-4-exact',
  ]);
});

test('the text says of each hypothesis on exact data whether it is needed', () => {
  const text = dataPapersText(dataPapers());
  expect(text).toContain(
    'without independent: refuted, by counterexamples/memorization/m-1-without-independent.json',
  );
  expect(text).toMatch(/without one-sided: not needed in \d+ cases/);
  expect(text).toContain('without not-zero: no case was drawn in which it alone fails');
});
