/** How much room a formula takes on a page, roughly, and never less than it does. In em: a line of an article has 32 of them. */

import { cutOff, decimalDigits, isLong } from './decimals.js';
import type { Formula } from './formula.js';

/** Displays and matrices up to this width are set in one piece. */
const WIDEST = 29;
/** So are matrices of so many rows. */
const TALLEST = 24;
/** Lines do not end within brackets up to this width. */
const SHORT = 8;

export function isWide(formula: Formula): boolean {
  return widthOf(formula, 'display') > WIDEST;
}

/** Lines may not end within what is as short as this. */
export function isShort(formula: Formula): boolean {
  return widthOf(formula, 'text') <= SHORT;
}

export function isTall({ rows }: Formula & { readonly kind: 'matrix' }): boolean {
  return rows.length > TALLEST;
}

/** Fractions are smaller in text and matrices than in displays. */
type Style = 'display' | 'text';

const DIGIT = { display: 0.5, text: 0.37 } as const;

function widthOf(formula: Formula, style: Style): number {
  const of = (part: Formula): number => widthOf(part, style);
  switch (formula.kind) {
    case 'symbols':
      return symbolsWidth(formula.text);
    case 'number': {
      if (isLong(formula.value))
        return widthOf({ kind: 'decimal', value: cutOff(formula.value) }, style) + 1.2;
      const [numerator = '', denominator] = formula.value.abs().toString().split('/');
      const sign = formula.value.sign < 0 ? 0.8 : 0;
      if (denominator === undefined) return sign + 0.5 * numerator.length;
      return sign + 0.3 + DIGIT[style] * Math.max(numerator.length, denominator.length);
    }
    case 'decimal': {
      const { digits, exponent } = decimalDigits(formula.value);
      return 0.5 * digits.length + (exponent === 0 ? 0 : 2 + 0.4 * String(exponent).length);
    }
    case 'row':
      return sum(formula.parts.map(of));
    case 'script':
      return of(formula.base) + 0.75 * of(formula.script);
    case 'multiple':
      return widthOf({ kind: 'number', value: formula.coefficient }, style) + 0.3 + of(formula.of);
    case 'fraction':
      return 0.3 + Math.max(of(formula.numerator), of(formula.denominator));
    case 'fenced':
      return 1 + of(formula.inside);
    case 'matrix': {
      const columns = formula.rows[0]?.map((_, j) =>
        formula.rows.reduce((most, row) => Math.max(most, row[j] ? widthOf(row[j], 'text') : 0), 0),
      );
      return 1.2 + sum((columns ?? []).map((width) => width + 1));
    }
    case 'cases':
      return 4 + formula.rows.reduce((most, { value, where }) => Math.max(most, of(value) + of(where)), 0);
  }
}

function symbolsWidth(text: string): number {
  return sum(Array.from(text, characterWidth));
}

function characterWidth(character: string): number {
  if (/[\p{L}\p{N}]/u.test(character)) return 0.58;
  if (/[.,;:'()[\]|]/.test(character)) return 0.4;
  return character === ' ' ? 0.28 : 0.8;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
