/**
 * Documents as LaTeX: paragraphs of plain words with formulas between `\(` and `\)`, displays between `\[` and `\]`. Needs
 * no package but amsmath, and what is between the brackets is within what web pages can show too.
 */

import type { Rational } from '../../exact/index.js';
import { cutOff, decimalDigits, isLong } from './decimals.js';
import type { Block, Document } from './document.js';
import type { Formula } from './formula.js';

const COMMANDS: Readonly<Record<string, string>> = {
  φ: '\\varphi ',
  Φ: '\\Phi ',
  α: '\\alpha ',
  β: '\\beta ',
  ε: '\\varepsilon ',
  λ: '\\lambda ',
  ρ: '\\rho ',
  σ: '\\sigma ',
  Σ: '\\textstyle\\sum ',
  Θ: '\\Theta ',
  π: '\\pi ',
  ℝ: '\\mathbf{R}',
  '∈': '\\in ',
  '∉': '\\notin ',
  '⊂': '\\subset ',
  '∪': '\\cup ',
  '∩': '\\cap ',
  '∖': '\\setminus ',
  '∅': '\\emptyset ',
  '∂': '\\partial ',
  '∞': '\\infty ',
  '≤': '\\le ',
  '≥': '\\ge ',
  '≠': '\\ne ',
  '≈': '\\approx ',
  '→': '\\to ',
  '↦': '\\mapsto ',
  '√': '\\surd ',
  '⁺': '^+',
  '∘': '\\circ ',
  '×': '\\times ',
  '·': '\\cdot ',
  '‖': '\\|',
  '…': '\\dots ',
  '−': '-',
  '′': "'",
  '*': '^*',
  '₀': '_0',
  '{': '\\{',
  '}': '\\}',
};

/** What amsmath's matrices hold. */
const MOST_COLUMNS = 10;

/** Such as \max. */
const OPERATORS = /max|min|tanh|ln/g;

export function latexText(document: Document): string {
  return `${document.map(blockText).join('\n\n')}\n`;
}

function blockText(block: Block): string {
  if (block.kind !== 'display') {
    return block.text
      .map((part) => (typeof part === 'string' ? wordsLatex(part) : `\\(${formulaLatex(part)}\\)`))
      .join('');
  }
  const lines = block.lines.map((line) => formulaLatex(line));
  const inside =
    lines.length === 1
      ? lines.join('')
      : `\\begin{aligned}\n${lines.map((line) => `  & ${line}`).join(' \\\\\n')}\n\\end{aligned}`;
  return `\\[\n${inside}\n\\]`;
}

/** Words may hold symbols too, such as φ and ‖x‖²: each run of them, and of letters that stand alone, is set as a formula. */
export function wordsLatex(words: string): string {
  return words
    .replaceAll(/[#$%&_]/g, (character) => `\\${character}`)
    .replaceAll('“', '``')
    .replaceAll('”', "''")
    .replaceAll('’', "'")
    .replaceAll('–', '--')
    .replaceAll(/[<>|]/g, '\\($&\\)')
    .replaceAll(/\bx\*/g, '\\(x^*\\)')
    .replaceAll(RUN_OF_SYMBOLS, (run) => `\\(${tidy(scriptsLatex(run))}\\)`);
}

const RUN_OF_SYMBOLS = /(?:\b[A-Za-z]\b)?(?:[^\x00-\x7f]+(?:\b[A-Za-z]\b)?)+/gu;
const RAISED = /[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱᵀᵈ]+/gu;
const LOWERED = /[₀₁₂₃₄₅₆₇₈₉ᵢⱼₖ]+/gu;
/** What is raised or lowered, on the line. Unicode says so of all but one. */
const onTheLine = (glyphs: string): string => glyphs.normalize('NFKC').replaceAll('−', '-');

/** Such as x⁽¹⁾ and c₁₂, in which the digits are raised or lowered. */
function scriptsLatex(text: string): string {
  const marked = text
    .replaceAll(RAISED, (run) => `^<${onTheLine(run)}>`)
    .replaceAll(LOWERED, (run) => `_<${onTheLine(run)}>`);
  // A tilde above a letter is a character of its own, behind the letter.
  const accented = marked.replaceAll(/(.)\u0303/gu, '\\tilde <$1>');
  return symbolsLatex(accented).replaceAll('<', '{').replaceAll('>', '}');
}

/** One formula, without brackets around it. */
export function formulaLatex(formula: Formula): string {
  return tidy(latexOf(formula));
}

function latexOf(formula: Formula): string {
  switch (formula.kind) {
    case 'symbols':
      return symbolsLatex(formula.text);
    case 'number':
      return numberLatex(formula.value);
    case 'decimal':
      return decimalLatex(formula.value);
    case 'row':
      return formula.parts.map(latexOf).join('');
    case 'script': {
      const mark = formula.place === 'sub' ? '_' : '^';
      return `${latexOf(formula.base)}${mark}{${latexOf(formula.script)}}`;
    }
    case 'multiple':
      return `${numberLatex(formula.coefficient)}${isLong(formula.coefficient) ? ' \\cdot ' : ' '}${latexOf(formula.of)}`;
    case 'fraction':
      return `\\frac{${latexOf(formula.numerator)}}{${latexOf(formula.denominator)}}`;
    case 'fenced': {
      const inside = latexOf(formula.inside);
      const [open, close] = [symbolsLatex(formula.open), symbolsLatex(formula.close)];
      return inside.includes('\\frac') ? `\\left${open}${inside}\\right${close}` : `${open}${inside}${close}`;
    }
    case 'matrix':
      return matrixLatex(formula.rows.map((row) => row.map(latexOf)));
    case 'cases':
      return environment(
        'cases',
        formula.rows.map(({ value, where }) => `${latexOf(value)} & \\text{for } ${latexOf(where)}`),
      );
  }
}

function symbolsLatex(text: string): string {
  return text
    .replaceAll('  ', '\\quad ')
    .replaceAll(OPERATORS, (name) => `\\${name} `)
    .replaceAll(/./gu, (character) => COMMANDS[character] ?? character)
    .replaceAll(' where ', '\\text{ where }');
}

/** Without the spaces that mean nothing. */
function tidy(latex: string): string {
  return latex.replaceAll(/ +(?=[ _^()\],;.']|$)/g, '');
}

function matrixLatex(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => row.join(' & '));
  const columns = rows[0]?.length ?? 0;
  if (columns <= MOST_COLUMNS) return environment('pmatrix', lines);
  return `\\left(${environment('array', lines, `{${'r'.repeat(columns)}}`)}\\right)`;
}

function environment(name: string, rows: readonly string[], columns = ''): string {
  return `\\begin{${name}}${columns} ${rows.join(' \\\\ ')} \\end{${name}}`;
}

function numberLatex(value: Rational): string {
  if (isLong(value)) return decimalLatex(cutOff(value), '\\ldots ');
  const { numerator, denominator } = value.abs();
  const sign = value.sign < 0 ? '-' : '';
  return denominator === 1n ? `${sign}${numerator}` : `${sign}\\frac{${numerator}}{${denominator}}`;
}

function decimalLatex(value: Rational, after = ''): string {
  const { digits, exponent } = decimalDigits(value);
  return `${digits}${after}${exponent === 0 ? '' : ` \\cdot 10^{${exponent}}`}`;
}
