import { describe, expect, test } from 'vitest';
import { matrix, PiecewiseLinear, Rational, type Vector } from '../../../src/exact/index.js';
import { exampleDocument, latexText, plainText } from '../../../src/present/prose/index.js';
import { fileCalled, files, verified, type ShownFile } from './files.js';

const textOf = ({ counterexample }: ShownFile) => plainText(exampleDocument(counterexample));
const latexOf = ({ counterexample }: ShownFile) => latexText(exampleDocument(counterexample));
/** On one line. */
const flowing = (text: string) => text.replaceAll(/\s+/g, ' ');
/** The text from one heading to the end. */
const from = (heading: string, text: string) => text.slice(text.indexOf(heading));

describe.each(files)('$name', (file) => {
  const { counterexample } = file;
  const text = textOf(file);
  const latex = latexOf(file);

  test('is told with theorem, example, hypotheses, claim and proof, in this order', () => {
    const headings = [
      `Theorem ${counterexample.statement.id}`,
      '\nExample.',
      '\nHypotheses.',
      '\nClaim.',
      '\nProof.',
    ];
    const places = headings.map((heading) => text.indexOf(heading));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    const parts = [
      '\\begin{example}[',
      '\n\\emph{Hypotheses.}',
      '\\begin{claim}',
      '\\begin{proof}',
      '\\end{proof}',
    ];
    const latexPlaces = parts.map((part) => latex.indexOf(part));
    expect(latexPlaces).not.toContain(-1);
    expect(latexPlaces).toEqual(latexPlaces.toSorted((a, b) => a - b));
  });

  test('has every number of the network in it', () => {
    const { activation, layers } = counterexample.network;
    const pieces = activation instanceof PiecewiseLinear ? activation.pieces : [];
    const numbers: Vector = [
      ...layers.flatMap(({ weights, bias }) => [...weights.flat(), ...bias]),
      ...pieces.flatMap(({ until, slope, intercept }) => [...(until ? [until] : []), slope, intercept]),
    ];
    // The zeros and ones of what is written I, 0 or x cannot be found.
    const digits = numbers
      .flatMap(({ numerator, denominator }) => [numerator, denominator])
      .map((n) => String(n < 0n ? -n : n))
      .filter((n) => n !== '0' && n !== '1');
    const between = (shown: string, start: string, end: string) =>
      shown.slice(shown.indexOf(start), shown.indexOf(end)).match(/\d+/g) ?? [];
    expect(between(text, '\nExample.', '\nHypotheses.')).toEqual(expect.arrayContaining(digits));
    expect(between(latex, 'conclusion is false', '\\emph{Hypotheses.}')).toEqual(
      expect.arrayContaining(digits),
    );
  });

  test('has no clutter', () => {
    expect(text).not.toMatch(/\+ −|− −|\b1·|[^\d.]0x|\+ 0[^.\d]|undefined|\[object|NaN/);
    expect(text.split('\n').filter((line) => line.length > 100 || line.endsWith(' '))).toEqual([]);
    expect(text).not.toMatch(/ [.,;]|\.\.|,,/);
  });

  test('is balanced LaTeX, in ASCII, with nothing but words outside of the formulas', () => {
    expect(latex).toMatch(/^[\n -~]*$/);
    const formulas = [...latex.matchAll(/\\\[\n([^]*?)\n\\\]|\\\(([^]*?)\\\)/g)].map(
      ([, a, b]) => a ?? b ?? '',
    );
    for (const formula of formulas) expectBalanced(formula);
    const words = latex
      .replaceAll(/^%.*$/gm, '')
      .replaceAll(/\\\[\n[^]*?\n\\\]|\\\([^]*?\\\)/g, '')
      .replaceAll(/\\begin\{example\}\[\{(.*)\}\]/g, '$1')
      .replaceAll(/\\(?:begin|end)\{(?:example|claim|proof|quote|itemize)\}(?:\\raggedright)?/g, '')
      .replaceAll(
        /\\begingroup\\emergencystretch=4em|\\par\\endgroup|\\emph\{Hypotheses\.\}|^ {2}\\item /gm,
        '',
      );
    expect(words).not.toMatch(/[\\{}$&#^_%~]/);
  });
});

/** Braces, environments and growing brackets are closed in the order in which they are opened. */
function expectBalanced(formula: string): void {
  const open: string[] = [];
  for (const [token, environment] of formula.matchAll(
    /\\begin\{(\w+)\}|\\end\{(\w+)\}|\\left|\\right|\\.|[{}]/g,
  )) {
    if (token.startsWith('\\begin')) open.push(environment ?? '');
    else if (token.startsWith('\\end')) expect(token).toBe(`\\end{${open.pop() ?? ''}}`);
    else if (token === '{' || token === '\\left') open.push(token);
    else if (token === '}') expect(open.pop()).toBe('{');
    else if (token === '\\right') expect(open.pop()).toBe('\\left');
  }
  expect(open).toEqual([]);
}

describe('the examples of the paper', () => {
  test('Example 2.1: φ with its pieces, the square, and the rank', () => {
    const text = flowing(textOf(fileCalled('2.1-without-rank')));
    expect(text).toContain('Theorem 2.1 without rank: a basin with a bounded component');
    expect(text).toContain('2x − 7/4 for x > 1');
    expect(text).toContain('1/4 for 0 < x ≤ 1');
    expect(text).toContain('W₁ and W₂ have rank 2 = n₀');
    expect(text).toContain('A₁ = (−∞, −1/2] × ℝ, F(A₁) ⊂ A₁;');
    expect(text).toContain('the set Q = [−1/2, 2]² contains x*, and its boundary lies in K');
  });

  test('Example 2.2: from the claim to the end', () => {
    const text = textOf(fileCalled('2.2-without-width'));
    expect(text).toContain('    F(x) = φ(2x − 2) − φ(3x − 15) − 21/8.\n');
    expect(from('Claim.', text))
      .toBe(`Claim. The point x* = 1/2 is an attractive fixed point of F, and the component of the complement of
B(x*) that contains p = 7/2 is bounded.

Proof. The point x* is fixed: F(1/2) = 1/2. Let R = [1/4, 3/4]. On R the map F is affine, with slope
−1/4. Hence |F(x) − F(y)| ≤ |x − y|/4 for all x, y ∈ R. So Fᵏ(x) → x* for every x ∈ R.

Next, let A = {7/2}. Then F(7/2) = 7/2, so that F(A) ⊂ A and x* ∉ A. As A is closed, no orbit that
enters it converges to x*.

Now let K = K₁ ∪ K₂, where

    K₁ = {1/2},  K₁ ⊂ R;
    K₂ = {79/8},  F(K₂) ⊂ R.

So every orbit that starts in the closed set K converges to x*: K ⊂ B(x*). And p ∉ B(x*), since
p ∈ A.

Finally, the set Q = [1/2, 79/8] contains p, and its boundary lies in K. So the component of ℝ ∖ K
that contains p lies in Q. As K ⊂ B(x*), the component of ℝ ∖ B(x*) that contains p lies there too:
it is bounded.

All inclusions and inequalities above have been checked in exact arithmetic.
`);
  });

  test('Example 2.3: the diagonal separates, and the constructed layers are told', () => {
    const text = flowing(textOf(fileCalled('2.3-without-surjective')));
    expect(text).toContain('φ(x) = min(max(x, −1), 1) be the HardTanh');
    expect(text).toContain('W₁ = 2I₂, b₁ = 0;');
    expect(text).toContain('−1 ≤ φ ≤ 1 everywhere');
    expect(text).toContain('K = {s(1, 1) : s ∈ ℝ}');
    expect(text).toContain('contains x* but not p');
  });
});

describe('a proof says what was checked, and no more', () => {
  const told = (name: string) => flowing(textOf(fileCalled(name)));

  test('of cells that land case by case, that they land in the union, and of others, where', () => {
    const text = told('2.1-without-continuous');
    expect(text).toContain('K₁ = {0} × [0, 2], F²(K₁) ⊂ A;');
    expect(text).toContain('K₃ = [0, 2] × {0}, F²(K₃) ⊂ A₁;');
  });

  test('of a smooth φ, that x* is in R, by Banach, and that A misses all of R', () => {
    const text = told('2.2-without-width-tanh');
    expect(text).toContain('F has exactly one fixed point x* in R');
    expect(text).not.toContain('x* =');
    expect(text).toContain('(as A ∩ R = ∅)');
  });

  test('of powers, which images lie in R', () => {
    expect(told('2.3-without-surjective-square-tanh-power-2')).toContain('F²(R) ⊂ R and F³(R) ⊂ R');
    expect(told('2.1-without-width-rank-sigmoid')).toContain('show that F(R) ⊂ R. On R we have F²(x)');
    expect(told('2.1-without-rank-shear-power-3')).toContain('‖F³(x) − F³(y)‖ ≤ 7‖x − y‖/8');
  });

  test('of a contraction that is not in the maximum norm, in which one it is', () => {
    expect(told('2.2-without-width-ring')).toContain('in the norm whose unit ball is R − x*');
    expect(told('2.1-without-rank-quarter-turn')).toContain('in the maximum norm');
  });

  test('of a φ that jumps, that no jump is met where F contracts', () => {
    expect(told('2.1-without-continuous')).toContain('On R no jump of φ is met.');
    expect(told('2.1-without-rank')).not.toContain('no jump');
  });

  test('of a piece after a jump, that it falls on what is its own', () => {
    expect(told('2.1-without-every-hypothesis')).toContain('φ decreases on (1, 3]');
  });

  test('of a barrier of many cells, how many of them land where', () => {
    const text = told('2.3-without-surjective-tanh');
    expect(text).toContain(
      'the union of 32 of these cells C, which the file lists. Then F³(C) ⊂ A for each of them.',
    );
    expect(text).toContain('A face between a cell of Z and one that is not reached is part of K');
  });

  test('of a peak, bounds rounded away from each other', () => {
    const text = told('3.1-without-monotone-gelu-square');
    expect(text).toContain('F(−3/4, 0) ≥ 0.3399.');
    expect(text).toContain('So F(x) ≤ 0.2294 < F(p) for all x ∈ ∂D');
    expect(told('3.1-without-width')).toContain('F(−1) = −3/4, F(1) = −3/4.');
    expect(told('3.1-without-continuous-monotone-jump')).toContain(', if there is one,');
  });
});

test('numbers too long to be read are cut off, and the text says so', () => {
  const { text } = fileCalled('3.1-without-width');
  const long = '1234567890123456789012345678901234567890/7';
  const changed = text.replace(
    '"weights": [["-1", "-1"]], "bias": ["0"]',
    `"weights": [["-1", "-1"]], "bias": ["${long}"]`,
  );
  const shown = flowing(plainText(exampleDocument(verified(changed))));
  expect(shown).toContain('1.763668414…·10³⁸');
  expect(shown).toContain('Decimals with dots at their end are cut off');
  expect(plainText(exampleDocument(verified(text)))).not.toContain('cut off');
});

test('a peak that no forty digits tell from the boundary is not told wrongly', () => {
  // F(0) = 10⁵⁰ exceeds F(±1) = 10⁵⁰ − 3/4.
  const { text } = fileCalled('3.1-without-width');
  const high = text.replace(
    '[["-1", "-1"]], "bias": ["0"]',
    `[["-1", "-1"]], "bias": ["1${'0'.repeat(50)}"]`,
  );
  const shown = flowing(plainText(exampleDocument(verified(high))));
  expect(shown).toContain('So F(x) ≤ 9.999999999…·10⁴⁹ < F(p)');
});

test('the linear part that is told is the derivative of F at x*', () => {
  // The shear: W₂·(1/2 of the identity), three times.
  const text = textOf(fileCalled('2.1-without-rank-shear-power-3'));
  const half = Rational.of(1, 2);
  const slope = [
    [half, Rational.one],
    [Rational.zero, half],
  ];
  const cube = matrix.multiply(slope, matrix.multiply(slope, slope));
  const rows = cube.map((row) => row.map(String).join(' +'));
  for (const row of rows) expect(text).toMatch(new RegExp(`[⎛⎝] *${row}[⎞⎠]`));
});
