/** Words as LaTeX. They may hold symbols too, such as φ and ‖x‖²; what belongs to one formula is set as one. */

import { symbolsLatex, tidy } from './latex-symbols.js';

/** Words with their symbols between `\(` and `\)`. */
export function wordsLatex(words: string): string {
  const tuples = words.replaceAll(TUPLE, (tuple) => tuple.replaceAll(', ', `,${TIE}`));
  const parts = tuples.split(/( )/).map(partOf);
  const latex: string[] = [];
  for (let i = 0; i < parts.length;) {
    const run = runFrom(parts, i);
    if (run.length > 0 && isFormula(run)) {
      latex.push(formulaOf(run));
      i += run.length;
    } else {
      const { before, core, after } = parts[i] ?? NOTHING;
      latex.push(escaped(`${before}${core.replaceAll(TIE, ' ')}${after}`));
      i += 1;
    }
  }
  return latex.join('');
}

/** A word, or the space between two: what is certainly no formula around what may be one. */
interface Part {
  readonly before: string;
  readonly core: string;
  readonly after: string;
}

const NOTHING: Part = { before: '', core: '', after: '' };
/** Within a tuple, in the place of a space. */
const TIE = '\u00a0';
/** Such as `(-1, 1/2)`. */
const TUPLE = /\((?:-?\d+(?:\/\d+)?, )+-?\d+(?:\/\d+)?\)/g;
const QUOTES = '“”’–';
/** Letters that stand alone, numbers, brackets, signs, and everything beyond ASCII but quotation marks and dashes. */
const SYMBOLS = new RegExp(
  `^(?:(?<![A-Za-z])[A-Za-z](?![A-Za-z])|\\d|[()\\[\\]{}<>|=+*/.,'-]|[^\\x00-\\x7f${QUOTES}])+$`,
  'u',
);
/** What makes a run of such words a formula: a sign, a number that is negative or a fraction, a tuple, or a letter alone. */
const SIGNS = new RegExp(
  `[=<>|+*]|[^\\x00-\\x7f${QUOTES}${TIE}]|-\\d|\\d/\\d|\\(-?\\d+,|^[A-Za-z]$|^[A-Za-z]\\(`,
  'u',
);
/** Words of one letter, and items of a list. */
const WORDS = /^(?:a|A|I|\([a-z]\))$/;

function partOf(word: string): Part {
  const [, before = '', inside = '', after = ''] = /^([“]*)(.*?)([.,;:”’]*)$/su.exec(word) ?? [];
  // A bracket around several words belongs to the words.
  const opened = inside.startsWith('(') && !closes(inside) ? 1 : 0;
  const closed = inside.endsWith(')') && !opens(inside) ? 1 : 0;
  return {
    before: before + inside.slice(0, opened),
    core: inside.slice(opened, inside.length - closed),
    after: inside.slice(inside.length - closed) + after,
  };
}

const count = (text: string, character: string): number => text.split(character).length - 1;
const closes = (text: string): boolean => count(text, ')') >= count(text, '(');
const opens = (text: string): boolean => count(text, '(') >= count(text, ')');

/** The longest run of words from there on that may be one formula. */
function runFrom(parts: readonly Part[], start: number): readonly Part[] {
  const run: Part[] = [];
  for (const part of parts.slice(start)) {
    const isFirst = run.length === 0;
    const last = run.at(-1);
    const isSpace = part.core === ' ';
    const isOne = isSpace || (SYMBOLS.test(part.core) && !WORDS.test(part.core));
    if (!isOne || (isFirst ? isSpace : part.before !== '') || (last !== undefined && last.after !== ''))
      break;
    run.push(part);
  }
  // Only a sign makes one formula of two words: `x = 1`, but `at λ 0`.
  while (run.at(-1)?.core === ' ') run.pop();
  const joint = run.findIndex(({ core }, i) => core === ' ' && !isSign(run[i - 1]) && !isSign(run[i + 1]));
  return joint < 0 ? run : run.slice(0, joint);
}

function isSign(part: Part | undefined): boolean {
  return part !== undefined && /^(?:[=<>+*/]|[^\p{L}\p{N}\x00-\x7f])$/u.test(part.core);
}

function isFormula(run: readonly Part[]): boolean {
  return SIGNS.test(run.map(({ core }) => core).join(''));
}

function formulaOf(run: readonly Part[]): string {
  const formula = run
    .map(({ core }) => core)
    .join('')
    .replaceAll(TIE, ' ');
  return `${escaped(run[0]?.before ?? '')}\\(${tidy(scriptsLatex(formula))}\\)${escaped(run.at(-1)?.after ?? '')}`;
}

function escaped(words: string): string {
  return words
    .replaceAll(/[#$%&_{}]/g, (character) => `\\${character}`)
    .replaceAll('“', '``')
    .replaceAll('”', "''")
    .replaceAll('’', "'")
    .replaceAll('–', '--')
    .replaceAll(/[<>|]/g, '\\($&\\)')
    .replaceAll(/[^\x00-\x7f]+/gu, (run) => `\\(${tidy(scriptsLatex(run))}\\)`);
}

const RAISED = /[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿⁱᵀᵈ]+/gu;
const LOWERED = /[₀₁₂₃₄₅₆₇₈₉ᵢⱼₖ]+/gu;
/** What is raised or lowered, on the line. Unicode says so of all but one. */
const onTheLine = (glyphs: string): string => glyphs.normalize('NFKC').replaceAll('−', '-');

/** Such as x⁽¹⁾ and c₁₂, in which the digits are raised or lowered. */
function scriptsLatex(text: string): string {
  const marked = text
    .replaceAll(/(?<=\p{L})∞/gu, '_∞')
    .replaceAll(RAISED, (run) => `^⟨${onTheLine(run)}⟩`)
    .replaceAll(LOWERED, (run) => `_⟨${onTheLine(run)}⟩`);
  // A tilde above a letter is a character of its own, behind the letter.
  const accented = marked.replaceAll(/(.)\u0303/gu, '\\tilde ⟨$1⟩');
  return symbolsLatex(accented).replaceAll('⟨', '{').replaceAll('⟩', '}');
}
