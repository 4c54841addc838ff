/** Formulas as LaTeX, within what amsmath and web pages can show. */

import type { Rational } from '../../exact/index.js';
import { cutOff, decimalDigits, isLong } from './decimals.js';
import type { Formula } from './formula.js';
import { symbolsLatex, tidy } from './latex-symbols.js';
import { isShort, isTall, isWide } from './latex-width.js';

/** One formula, without brackets around it, that stays in one piece. */
export function formulaLatex(formula: Formula): string {
  return tidy(latexOf(formula, 'whole'));
}

/**
 * The same, but lines may end in it: after commas, and also between its outer brackets. A matrix that fits no line is listed by its
 * rows.
 */
export function breakableLatex(formula: Formula): string {
  return tidy(latexOf(formula, 'breakable'))
    .replaceAll(/\\left(?!\(\\!\\begin)/g, '\\bigl')
    .replaceAll(/(?<!\\end\{array\}\\!)\\right/g, '\\bigr')
    .replaceAll(/,(\\quad)? /g, (_, quad?: string) =>
      quad === undefined ? ',\\allowbreak ' : ',\\quad\\allowbreak ',
    );
}

type MatrixFormula = Formula & { readonly kind: 'matrix' };

function latexOf(formula: Formula, mode: 'whole' | 'breakable'): string {
  const of = (part: Formula): string => latexOf(part, mode);
  switch (formula.kind) {
    case 'symbols':
      return symbolsLatex(formula.text);
    case 'number':
      return numberLatex(formula.value);
    case 'decimal':
      return decimalLatex(formula.value);
    case 'row':
      return formula.parts.map(of).join('');
    case 'script':
      return `${of(formula.base)}${formula.place === 'sub' ? '_' : '^'}{${of(formula.script)}}`;
    case 'multiple':
      return `${numberLatex(formula.coefficient)}${isLong(formula.coefficient) ? ' \\cdot ' : ' '}${of(formula.of)}`;
    case 'fraction':
      return `\\frac{${of(formula.numerator)}}{${of(formula.denominator)}}`;
    case 'fenced': {
      const inside = of(formula.inside);
      const [open, close] = [symbolsLatex(formula.open), symbolsLatex(formula.close)];
      const whole = inside.includes('\\frac')
        ? `\\left${open}${inside}\\right${close}`
        : `${open}${inside}${close}`;
      // No line ends within braces.
      return mode === 'breakable' && isShort(formula) ? `{${whole}}` : whole;
    }
    case 'matrix':
      return mode === 'breakable' ? matrixOrRows(formula) : wholeMatrix(formula);
    case 'cases':
      return `\\begin{cases} ${formula.rows
        .map(({ value, where }) => `${of(value)} & \\text{for } ${of(where)}`)
        .join(' \\\\ ')} \\end{cases}`;
  }
}

/** Columns of numbers end below each other. */
function wholeMatrix({ rows }: MatrixFormula): string {
  const lines = rows.map((row) => row.map((entry) => latexOf(entry, 'whole')).join(' & '));
  // Fractions need some room between rows.
  const end = lines.some((line) => line.includes('\\frac')) ? ' \\\\[2pt] ' : ' \\\\ ';
  const columns = 'r'.repeat(rows[0]?.length ?? 0);
  return `\\left(\\!\\begin{array}{${columns}} ${lines.join(end)} \\end{array}\\!\\right)`;
}

function matrixOrRows(matrix: MatrixFormula): string {
  if (!isWide(matrix) && !isTall(matrix)) return wholeMatrix(matrix);
  const { rows } = matrix;
  const tupleOf = (row: readonly Formula[]): string =>
    `(${row.map((entry) => latexOf(entry, 'breakable')).join(', ')})`;
  // A column is the transpose of its one row.
  if (rows.every(({ length }) => length === 1)) return `${tupleOf(rows.flat())}^{\\mathsf T}`;
  return `\\text{rows } ${rows.map(tupleOf).join(', ')}`;
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
