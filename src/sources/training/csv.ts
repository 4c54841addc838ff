/**
 * Examples from a table in text: a line for each example, with commas, semicolons, tabs or white space between the numbers,
 * as spreadsheets, pandas and R write it. The library csv-parse splits the lines and resolves quotes.
 */

import { parse } from 'csv-parse/sync';
import { type Problem, quoted } from '../../exact/index.js';
import { examplesOf, type ExamplesResult } from './examples.js';
import { separated } from './separator.js';

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** What other tools write for what is no number. */
const NO_NUMBER = /^[+-]?(?:nan|na|null|inf|infinity)$/i;
/** Greatest number of problems that are named for one file. */
const MOST_PROBLEMS = 20;

/** The cells of a line, without white space around them. */
interface Row {
  readonly cells: readonly string[];
  /** The number of its last line in the text, from 1 on. */
  readonly line: number;
}

/** A table without what does not belong to its examples. */
interface Table {
  readonly names: readonly string[] | undefined;
  readonly rows: readonly Row[];
  /** How many columns before the first of the examples were left out. */
  readonly before: number;
}

/**
 * Reads the examples. Empty lines, lines that begin with #, a header, a column of row names beside a header, and separators
 * at the ends of all lines are skipped. A value that is not a decimal number (NaN, infinities, nothing between two commas)
 * is a problem, and so is a line with another length than the first. Numbers may have decimal commas if none of the file
 * has a decimal point; what may as well be thousands is refused.
 */
export function readCsv(text: string): ExamplesResult {
  const split = rowsOf(text);
  if ('problem' in split) return { problems: [split.problem] };
  const { names, rows, before } = withoutNames(withoutEmptyEnds(split.rows));
  const width = rows[0]?.cells.length ?? 0;
  const toNumber = numberReader(rows, split.separator);
  const problems: Problem[] = [];
  const values = rows.map(({ cells, line }) => {
    const path = `line ${line}`;
    if (cells.length !== width) {
      problems.push(problem(path, `${width} numbers, as in the lines before`, String(cells.length)));
    }
    return cells.map((cell, k) => {
      const value = toNumber(cell);
      if (Number.isFinite(value)) return value;
      const name = names?.[k] ? ` (${quoted(names[k])})` : '';
      const place = `${path}, column ${k + 1 + before}${name}`;
      problems.push(problem(place, 'a decimal number', cell === '' ? 'nothing' : cell));
      return NaN;
    });
  });
  if (rows.length === 0) problems.push(problem('', 'lines of numbers', 'none'));
  if (problems.length > MOST_PROBLEMS) {
    const further = `${problems.length - MOST_PROBLEMS} further problems`;
    return { problems: [...problems.slice(0, MOST_PROBLEMS), problem('', 'no more of these', further)] };
  }
  return problems.length > 0 ? { problems } : { examples: examplesOf(values) };
}

/** The lines that have any content, or the place at which quotes are wrong. */
function rowsOf(
  text: string,
): { readonly rows: readonly Row[]; readonly separator: string } | { readonly problem: Problem } {
  const { lines, separator } = separated(text);
  const rows: Row[] = [];
  try {
    parse(lines, {
      delimiter: separator,
      record_delimiter: '\n',
      comment: '#',
      comment_no_infix: true,
      ltrim: true,
      rtrim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (cells, { lines: line }) => {
        rows.push({ cells: cells.map((cell) => cell.trim()), line });
        return null;
      },
    });
    return { rows: rows.filter(({ cells }) => cells.some((cell) => cell !== '')), separator };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && 'lines' in error)) throw error;
    const column =
      'column' in error && typeof error.column === 'number' ? `, column ${error.column + 1}` : '';
    const found = String(error.code).toLowerCase().replace(/^csv_/, '').replaceAll('_', ' ');
    return { problem: problem(`line ${String(error.lines)}${column}`, 'quotes around whole cells', found) };
  }
}

/** The rows without the cells at their ends that are empty in all of them. */
function withoutEmptyEnds(rows: readonly Row[]): readonly Row[] {
  const width = Math.max(
    0,
    ...new Set(rows.map(({ cells }) => cells.findLastIndex((cell) => cell !== '') + 1)),
  );
  return rows.map(({ cells, line }) => ({ cells: cells.slice(0, width), line }));
}

/** The table without its header, if it has one, and without the column of row names that pandas and R write. */
function withoutNames(rows: readonly Row[]): Table {
  const [header, ...below] = rows;
  const [first] = below;
  if (header === undefined || !isHeader(header.cells, below.length))
    return { names: undefined, rows, before: 0 };
  // Above the row names is nothing, or the header of R begins with the first column.
  const isShort = first !== undefined && header.cells.length === first.cells.length - 1;
  const [corner = '', ...others] = header.cells;
  const hasRowNames = isShort || (header.cells.length > 1 && /^(?:unnamed: 0)?$/i.test(corner));
  if (!hasRowNames) return { names: header.cells, rows: below, before: 0 };
  return {
    names: isShort ? header.cells : others,
    rows: below.map(({ cells, line }) => ({ cells: cells.slice(1), line })),
    before: 1,
  };
}

/**
 * Whether a first line has names and no numbers; or nothing above the row names and the numbers 0, 1, 2, …, which pandas
 * takes for names of columns.
 */
function isHeader(cells: readonly string[], below: number): boolean {
  const [corner, ...others] = cells;
  const isCounted = corner === '' && others.length > 0 && others.every((cell, k) => cell === String(k));
  const isNumber = (cell: string) => NUMBER.test(cell.replace(',', '.')) || NO_NUMBER.test(cell);
  return (isCounted && below > 0) || !cells.some(isNumber);
}

/** What is a number of thousands in English, and one with three decimals elsewhere. */
const THOUSANDS = /^[+-]?\d{1,3},\d{3}$/;

/**
 * Reads a cell as a number, with a decimal comma if there are such cells and none with a point. In quotes between commas, `1,000` may
 * be a thousand: it is no number where all such cells look like that.
 */
function numberReader(rows: readonly Row[], separator: string): (cell: string) => number {
  const cells = rows.flatMap((row) => row.cells);
  const withComma = cells.filter((cell) => cell.includes(','));
  const isAmbiguous = separator === ',' && withComma.every((cell) => THOUSANDS.test(cell));
  const isComma = withComma.length > 0 && !isAmbiguous && !cells.some((cell) => cell.includes('.'));
  return (cell) => {
    const plain = isComma ? cell.replace(',', '.') : cell;
    return NUMBER.test(plain) ? Number(plain) : NaN;
  };
}

function problem(path: string, expected: string, found: string): Problem {
  return { path, expected, found: found.slice(0, 40), limit: false };
}
