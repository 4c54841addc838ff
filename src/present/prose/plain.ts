/** Documents as Unicode text for a terminal. */

import type { Rational } from '../../exact/index.js';
import { cutOff, decimalDigits, isLong } from './decimals.js';
import type { Block, Document } from './document.js';
import type { Formula } from './formula.js';
import { beside, bracketed, lineFrame, widthOf, type Frame } from './frame.js';

const WIDTH = 100;
const INDENT = 4;
/** Formulas up to this width are not broken between lines. */
const UNBROKEN = 48;

const SUBSCRIPTS = scripts('0123456789k', '₀₁₂₃₄₅₆₇₈₉ₖ');
const SUPERSCRIPTS = scripts('0123456789−kx', '⁰¹²³⁴⁵⁶⁷⁸⁹⁻ᵏˣ');

function scripts(plain: string, raised: string): ReadonlyMap<string, string> {
  const characters = Array.from(raised);
  return new Map(Array.from(plain, (character, i) => [character, characters[i] ?? '']));
}

export function plainText(document: Document): string {
  return `${document.map(blockText).join('\n\n')}\n`;
}

function blockText(block: Block): string {
  if (block.kind === 'display') return block.lines.map(displayed).join('\n');
  const head = block.kind === 'paragraph' && block.head !== undefined ? `${block.head}. ` : '';
  const sentences = block.text.map((part) => (typeof part === 'string' ? part : unbroken(formulaText(part))));
  const text = `${head}${sentences.join('')}`;
  const lines = wrapped(text, WIDTH).map((line) => line.replaceAll('\u00a0', ' '));
  const rule = block.kind === 'title' ? ['═'.repeat(Math.max(...lines.map(({ length }) => length)))] : [];
  return [...lines, ...rule].join('\n');
}

function unbroken(text: string): string {
  const together = (part: string) => (part.length <= UNBROKEN ? part.replaceAll(' ', '\u00a0') : part);
  return together(text).replaceAll(/[([][^()[\]]*[)\]]/g, together);
}

/** Breaks at spaces. A word that is longer than a line has one of its own. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines.splice(-1, 1, `${last} ${word}`);
    else lines.push(word);
  }
  return lines;
}

/** In two dimensions if that fits the width, else as a text. */
function displayed(formula: Formula): string {
  const frame = frameOf(formula);
  const lines =
    widthOf(frame) <= WIDTH - INDENT ? frame.lines : wrapped(formulaText(formula), WIDTH - INDENT - 2);
  return lines
    .map((line, i) =>
      `${' '.repeat(frame.lines === lines || i === 0 ? INDENT : INDENT + 2)}${line}`.trimEnd(),
    )
    .join('\n');
}

function frameOf(formula: Formula): Frame {
  switch (formula.kind) {
    case 'row':
      return beside(formula.parts.map(frameOf));
    case 'matrix': {
      const rows = formula.rows.map((row) => row.map(formulaText));
      return bracketed(rows, 'right', 'round');
    }
    case 'cases': {
      const rows = formula.rows.map(({ value, where }) => [formulaText(value), `for ${formulaText(where)}`]);
      return bracketed(rows, 'left', 'cases');
    }
    case 'symbols':
    case 'number':
    case 'decimal':
    case 'script':
    case 'multiple':
    case 'fraction':
    case 'fenced':
      return lineFrame(formulaText(formula));
  }
}

/** On one line. */
export function formulaText(formula: Formula): string {
  switch (formula.kind) {
    case 'symbols':
      return formula.text;
    case 'number':
      return numberText(formula.value);
    case 'decimal':
      return decimalText(formula.value);
    case 'row':
      return formula.parts.map(formulaText).join('');
    case 'script':
      return formulaText(formula.base) + scriptText(formulaText(formula.script), formula.place);
    case 'multiple':
      return multipleText(formula.coefficient, formulaText(formula.of));
    case 'fraction':
      return `${formulaText(formula.numerator)}/(${formulaText(formula.denominator)})`;
    case 'fenced':
      return `${formula.open}${formulaText(formula.inside)}${formula.close}`;
    case 'matrix':
      return `(${formula.rows.map((row) => row.map(formulaText).join(' ')).join('; ')})`;
    case 'cases':
      return formula.rows
        .map(({ value, where }) => `${formulaText(value)} for ${formulaText(where)}`)
        .join(', ');
  }
}

function scriptText(text: string, place: 'sub' | 'sup'): string {
  const map = place === 'sub' ? SUBSCRIPTS : SUPERSCRIPTS;
  const characters = Array.from(text, (character) => map.get(character));
  return characters.every((character) => character !== undefined)
    ? characters.join('')
    : `${place === 'sub' ? '_' : '^'}(${text})`;
}

/** `2x`, `x/4`, `3x/4`. */
function multipleText(coefficient: Rational, of: string): string {
  if (isLong(coefficient)) return `(${numberText(coefficient)})·${of}`;
  const { numerator, denominator } = coefficient;
  return `${numerator === 1n ? '' : numerator}${of}${denominator === 1n ? '' : `/${denominator}`}`;
}

function numberText(value: Rational): string {
  if (isLong(value)) return decimalText(cutOff(value), '…');
  return value.toString().replace('-', '−');
}

function decimalText(value: Rational, after = ''): string {
  const { digits, exponent } = decimalDigits(value);
  const scale = exponent === 0 ? '' : `·10${scriptText(String(exponent).replace('-', '−'), 'sup')}`;
  return `${digits.replace('-', '−')}${after}${scale}`;
}
