import { expect, test } from 'vitest';
import { type Activation, elu, Rational, smoothActivations } from '../../../src/exact/index.js';
import { introduction } from '../../../src/present/prose/activation.js';
import { activationText } from '../../../src/present/prose/index.js';
import { formulaLatex } from '../../../src/present/prose/latex-formula.js';
import { formulaText } from '../../../src/present/prose/plain.js';

const remarkOf = (phi: Activation) =>
  introduction(phi).remark?.map((part) => (typeof part === 'string' ? part : formulaText(part)));

test.each<[string, string, string]>([
  ['2', 'φ(x) = 2(eˣ − 1) for x ≤ 0, x for x > 0', 'be the ELU with α = 2'],
  ['3/4', 'φ(x) = 3(eˣ − 1)/4 for x ≤ 0, x for x > 0', 'be the ELU with α = 3/4'],
  ['1', 'φ(x) = eˣ − 1 for x ≤ 0, x for x > 0', 'be the ELU'],
])('elu with α = %s is told by cases', (alpha, text, remark) => {
  const phi = elu(Rational.from(alpha));
  expect(activationText(phi)).toBe(text);
  expect(remarkOf(phi)?.join('')).toBe(remark);
});

test('elu with α = 2 in LaTeX', () => {
  expect(formulaLatex(introduction(elu(Rational.of(2))).formula)).toBe(
    '\\varphi(x) = \\begin{cases} 2(e^{x} - 1) & \\text{for } x \\le 0 \\\\ x & \\text{for } x > 0 \\end{cases}',
  );
});

test('the GELU by tanh is told with its two constants', () => {
  const phi = smoothActivations['gelu-tanh'];
  expect(activationText(phi)).toBe('φ(x) = x(1 + tanh(k(x + 0.044715x³)))/(2)');
  expect(remarkOf(phi)?.join('')).toBe('be the approximation of the GELU by tanh, where k > 0 and k² = 2/π');
  expect(formulaLatex(introduction(phi).formula)).toBe(
    '\\varphi(x) = \\frac{x(1 + \\tanh(k(x + 0.044715x^{3})))}{2}',
  );
});
