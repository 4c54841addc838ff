import { expect, test } from 'vitest';
import { join } from 'node:path';
import { verify } from '../../../src/proof/index.js';
import { algebraDocument, latexText } from '../../../src/present/prose/index.js';
import { wordsLatex } from '../../../src/present/prose/latex-words.js';
import { errataOf } from '../../../src/present/command-line/errata.js';
import { papers } from '../../../src/present/command-line/papers.js';
import { dataPapers } from '../../../src/present/command-line/papers-data.js';
import { jsonFilesIn } from '../../json-files.js';
import { project } from '../../project.js';

const statements = [...papers(), ...dataPapers()];
const errata = errataOf(statements);

test('every statement that is false as printed has a section, and no other', () => {
  const refuted = statements.filter(({ asPrinted }) => asPrinted === 'refuted');
  expect(refuted.length).toBeGreaterThan(5);
  expect([...errata.matchAll(/^\\section\*\{(.*)\}$/gm)].map(([, name]) => name)).toEqual([
    'Errata',
    ...refuted.map(({ name }) => wordsLatex(name)),
  ]);
});

test('what is assumed as printed leaves out what has to be added', () => {
  const [of22 = ''] = errata.split('\\section*{Theorem 1 (memorization)}');
  expect(of22).toContain('Assume besides that \\(x^*\\) is stable.');
  expect(of22).toMatch(
    /Assumed: no layer is wider [^\n]*; \\\(x\^\*\\\) attractive\. Concluded: the complement/,
  );
  const [, of1 = ''] = errata.split('\\section*{Theorem 1 (memorization)}');
  const [assumed = ''] = of1.split('What is missing');
  expect(assumed).not.toContain('linearly independent');
  expect(of1).toContain('Assume besides that the examples are linearly independent.');
});

test.each([
  [
    'λ = 1 − E[φ(z)·b]/E[φ(z)²], 50 % of x⁽¹⁾ & c₁₂',
    '\\(\\lambda = 1 - E[\\varphi(z)\\cdot b]/E[\\varphi(z)^{2}]\\), 50 \\% of \\(x^{(1)}\\) \\& \\(c_{12}\\)',
  ],
  ['x < y, x*', '\\(x < y\\), \\(x^*\\)'],
  ['n − 1 or more (as in (b)), by Theorem 2.1', '\\(n - 1\\) or more (as in (b)), by Theorem 2.1'],
  ['a filter of J∞, and K̃ of 3 rows', 'a filter of \\(J_\\infty\\), and \\(\\tilde {K}\\) of 3 rows'],
  ['(0, -1/2), (1, 0) are −1 or less', '\\((0, -1/2)\\), \\((1, 0)\\) are \\(-1\\) or less'],
  ['(for α > 0) “as printed”', "(for \\(\\alpha > 0\\)) ``as printed''"],
])(
  'of %j, what belongs to a formula is set as one, and what LaTeX reads as its own is escaped',
  (words, latex) => {
    expect(wordsLatex(words)).toBe(latex);
  },
);

test('whatever is printed as LaTeX is ASCII, with as many brackets opened as closed', () => {
  const folder = join(project, 'counterexamples', 'memorization');
  const texts = jsonFilesIn(folder).map(({ path, text }) => {
    const verification = verify(text);
    if (verification.verdict !== 'verified' || verification.counterexample.kind !== 'algebra')
      throw new Error(`${path}: expected a verified file about exact data`);
    return latexText(algebraDocument(verification.counterexample));
  });
  expect(texts.length).toBeGreaterThan(8);
  for (const text of [errata, ...texts]) {
    expect(text).toMatch(/^[\n\x20-\x7e]+$/);
    for (const [open, close] of [
      ['{', '}'],
      ['\\(', '\\)'],
      ['\\begin', '\\end'],
    ] as const)
      expect(text.split(open).length, open).toBe(text.split(close).length);
  }
});
