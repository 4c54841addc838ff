import { describe, expect, test } from 'vitest';
import { Interval, Rational, type Vector } from '../../../src/exact/index.js';
import { affine } from '../../../src/present/prose/affine.js';
import {
  display,
  type Document,
  headed,
  listed,
  paragraph,
  say,
} from '../../../src/present/prose/document.js';
import {
  fenced,
  math,
  power,
  separated,
  sub,
  tuple,
  type Formula,
} from '../../../src/present/prose/formula.js';
import { latexText } from '../../../src/present/prose/latex.js';
import { breakableLatex, formulaLatex } from '../../../src/present/prose/latex-formula.js';
import { formulaText, plainText } from '../../../src/present/prose/plain.js';
import { matrixFormula, parallelotope } from '../../../src/present/prose/sets.js';

const r = (text: string) => Rational.from(text);
const vector = (...texts: readonly string[]): Vector => texts.map(r);

describe('affine expressions have no factors 1, no terms 0 and no plus minus', () => {
  test.each([
    [['2'], '-7/4', '2x₁ − 7/4', '2 x_{1} - \\frac{7}{4}'],
    [['1', '-1'], '0', 'x₁ − x₂', 'x_{1} - x_{2}'],
    [['-1/4', '0'], '1', '−x₁/4 + 1', '-\\frac{1}{4} x_{1} + 1'],
    [['0', '3/2'], '0', '3x₂/2', '\\frac{3}{2} x_{2}'],
    [['0'], '0', '0', '0'],
    [['0'], '-5', '−5', '-5'],
  ])('%j and %s: %s', (coefficients, constant, text, latex) => {
    const terms = coefficients.map((c, i) => ({ coefficient: r(c), of: sub('x', i + 1) }));
    const formula = affine(terms, r(constant));
    expect([formulaText(formula), formulaLatex(formula)]).toEqual([text, latex]);
  });
});

describe('parallelotopes', () => {
  const unit = [vector('1', '0'), vector('0', '1')];
  const slanted = [vector('1', '1'), vector('1', '-1')];
  const range = (lo: string | undefined, hi: string | undefined) =>
    Interval.of(lo === undefined ? undefined : r(lo), hi === undefined ? undefined : r(hi));
  test.each<[string, Vector, readonly Vector[], readonly Interval[]]>([
    ['[−1/2, 2]²', vector('0', '0'), unit, [range('-1/2', '2'), range('-1/2', '2')]],
    ['[3, 4] × ℝ', vector('1', '1'), unit, [range('2', '3'), range(undefined, undefined)]],
    ['{(1, 1/2)}', vector('1', '1/2'), unit, [range('0', '0'), range('0', '0')]],
    ['(−∞, 0] × [2, ∞)', vector('0', '0'), unit, [range(undefined, '0'), range('2', undefined)]],
    // The first direction is along the second axis, and backwards.
    [
      '{5} × [−3, −2]',
      vector('0', '0'),
      [vector('0', '-1'), vector('1', '0')],
      [range('2', '3'), range('5', '5')],
    ],
    ['{s(1, −1) : s ∈ ℝ}', vector('0', '0'), slanted, [range('0', '0'), range(undefined, undefined)]],
    ['{(2, 2) + s(1, −1) : s ≥ 1}', vector('1', '1'), slanted, [range('1', '1'), range('1', undefined)]],
    [
      '{s₁(1, 1) + s₂(1, −1) : s₁ ≤ 0, −1 ≤ s₂ ≤ 1}',
      vector('0', '0'),
      slanted,
      [range(undefined, '0'), range('-1', '1')],
    ],
    [
      '{s₁(1, 1) + s₂(1, −1) : s₁, s₂ ∈ [0, 1]}',
      vector('0', '0'),
      slanted,
      [range('0', '1'), range('0', '1')],
    ],
  ])('%s', (expected, origin, directions, ranges) => {
    expect(formulaText(parallelotope(origin, directions, ranges))).toBe(expected);
  });
});

describe('plain text', () => {
  test('sets a matrix in aligned rows, on the line of what stands beside it', () => {
    const matrix = matrixFormula([vector('10', '-1/2'), vector('0', '3'), vector('1', '1')]);
    expect(plainText([display(math`W = ${matrix}.`)])).toBe(
      ['        ⎛10  −1/2⎞', '    W = ⎜ 0     3⎟.', '        ⎝ 1     1⎠', ''].join('\n'),
    );
  });

  test('writes a matrix that is too wide for a line on lines of its own', () => {
    const wide = matrixFormula([Array.from({ length: 40 }, (_, i) => Rational.of(1000 + i))]);
    const lines = plainText([display(math`W = ${wide}`)])
      .trimEnd()
      .split('\n');
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.every((line) => line.length <= 100)).toBe(true);
    expect(lines.join(' ')).toContain('1039)');
  });

  test('breaks lines between words, not within short formulas', () => {
    const text = plainText([
      paragraph(...Array.from({ length: 9 }, () => say`Now ${math`a + b = c`} holds.`)),
    ]);
    const lines = text.trimEnd().split('\n');
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.every((line) => line.length <= 100)).toBe(true);
    expect(lines.join(' ').split('a + b = c')).toHaveLength(10);
    expect(text.split('a + b = c')).toHaveLength(10);
  });

  test('raises and lowers what Unicode can, and marks the rest', () => {
    const shown = [power('F', 12), sub('W', 'k'), power('F', math`3k`), power('F', 'q'), power('F', 1)];
    expect(shown.map(formulaText)).toEqual(['F¹²', 'Wₖ', 'F³ᵏ', 'F^(q)', 'F']);
  });
});

describe('LaTeX', () => {
  test('lets brackets grow with fractions only', () => {
    const shown = [tuple(vector('1', '2')), tuple(vector('1', '-1/2')), fenced('{', math`x ∈ ℝ`, '}')];
    expect(shown.map(formulaLatex)).toEqual([
      '(1, 2)',
      '\\left(1, -\\frac{1}{2}\\right)',
      '\\{x \\in \\mathbf{R}\\}',
    ]);
  });

  test('writes words between formulas as words', () => {
    expect(formulaLatex(math`F(x) ≤ 1 where x ≤ 2`)).toBe('F(x) \\le 1\\text{ where }x \\le 2');
  });

  test('ends the numbers of a column below each other, in a matrix of any size', () => {
    const matrix = (columns: number) => matrixFormula([Array.from({ length: columns }, () => Rational.one)]);
    expect(formulaLatex(matrix(3))).toBe('\\left(\\!\\begin{array}{rrr} 1 & 1 & 1 \\end{array}\\!\\right)');
    expect(formulaLatex(matrix(11))).toContain(`\\begin{array}{${'r'.repeat(11)}}`);
  });

  test('lists the rows of a matrix that fits no line, and lets lines end after its commas', () => {
    const rows = (length: number) =>
      [0, 1].map((i) => Array.from({ length }, (_, j) => Rational.of(1000 * i + j)));
    expect(breakableLatex(matrixFormula(rows(4)))).toBe(formulaLatex(matrixFormula(rows(4))));
    const listedRows = breakableLatex(matrixFormula(rows(40)));
    expect(listedRows).toMatch(
      /^\\text\{rows \}\(0,\\allowbreak 1,.*39\),\\allowbreak \(1000,\\allowbreak 1001,.*1039\)$/,
    );
    const column = breakableLatex(
      matrixFormula(
        rows(40)
          .flat()
          .map((x) => [x]),
      ),
    );
    expect(column).toMatch(/^\(0,\\allowbreak .*1039\)\^\{\\mathsf T\}$/);
  });

  test('lets lines end in long formulas, and not in short ones', () => {
    expect(breakableLatex(tuple(vector('1', '1/2')))).toBe('{\\bigl(1,\\allowbreak \\frac{1}{2}\\bigr)}');
    const long = vector(...Array.from({ length: 9 }, (_, i) => `1/${i + 2}`));
    expect(breakableLatex(tuple(long))).toMatch(/^\\bigl\(\\frac\{1\}\{2\},\\allowbreak /);
  });

  test('turns a display into a list where a line of it would run off the page', () => {
    const long = math`a = ${separated(Array.from({ length: 30 }, (_, i) => math`${1000 + i}`))}`;
    expect(latexText([display(long)])).toMatch(/\\begin\{quote\}\\raggedright\n\\\(a = 1000,\\allowbreak /);
    expect(latexText([display(math`b = 1,`, long)])).toContain(
      '\\begin{itemize}\\raggedright\n  \\item \\(b = 1,\\)\n',
    );
  });

  test('has environments for the example, the claim and the proof, and says what they need', () => {
    const document: Document = [
      { kind: 'title', text: say`A title` },
      paragraph(say`What is stated.`),
      headed('Example', say`An example.`),
      headed('Hypotheses', say`They hold.`),
      headed('Claim', say`It is so.`),
      headed('Proof', say`As`),
      display(math`a = b`),
      paragraph(say`is known.`),
    ];
    const [needs, ...body] = latexText(document).split('\n\n');
    expect(needs).toContain('% \\usepackage{amsmath,amsthm}\n% \\newtheorem{claim}{Claim}\n');
    expect(body.join('\n\n').split('\n')).toEqual([
      '\\begingroup\\emergencystretch=4em',
      '\\begin{example}[{A title}]',
      'What is stated.',
      '',
      'An example.',
      '',
      '\\emph{Hypotheses.} They hold.',
      '\\end{example}',
      '\\begin{claim}',
      'It is so.',
      '\\end{claim}',
      '\\begin{proof}',
      'As',
      '\\[',
      'a = b',
      '\\]',
      'is known.',
      '\\end{proof}',
      '\\par\\endgroup',
      '',
    ]);
  });

  test('puts formulas between brackets, and lines of a display on lines of their own', () => {
    const document = [paragraph(say`For ${math`x ≤ 1`}, let`), display(math`a = ${r('1/2')},`, math`b = 0.`)];
    expect(latexText(document)).toContain(
      '4em\nFor \\(x \\le 1\\), let\n\\[\n\\begin{aligned}\n  & a = \\frac{1}{2}, \\\\\n  & b = 0.\n\\end{aligned}\n\\]\n',
    );
  });
});

test('a number too long to be read is cut off, and not said to be exact', () => {
  const third: Formula = math`${Rational.of(-(10n ** 40n), 3n * 10n ** 40n + 1n)}`;
  expect(formulaText(third)).toBe('−0.3333333333…');
  expect(formulaLatex(third)).toContain('\\ldots');
});

test('lists have commas, and an "and" before the last item', () => {
  const of = (...items: readonly string[]) =>
    plainText([paragraph(listed(items.map((item) => [item])))]).trim();
  expect([of('a'), of('a', 'b'), of('a', 'b', 'c')]).toEqual(['a', 'a and b', 'a, b and c']);
});
