/** Examples from text: one line for each example, with commas, semicolons or white space between the numbers. */

import type { Problem } from '../../exact/index.js';
import { examplesOf, type ExamplesResult } from './examples.js';

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** Greatest number of problems that are named for one file. */
const MOST_PROBLEMS = 20;

/**
 * Reads the examples. Empty lines, lines that begin with #, and a first line without any number are skipped. A value
 * that is not a decimal number (NaN, infinities, nothing between two commas) is a problem, and so is a line with
 * another length than the first.
 */
export function readCsv(text: string): ExamplesResult {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .map((line, k) => ({ line: line.trim(), number: k + 1 }))
    .filter(({ line }) => line !== '' && !line.startsWith('#'))
    .map(({ line, number }) => ({ number, cells: cellsOf(line) }));
  const isHeader = lines[0]?.cells.every((cell) => /^[^\d]+$/.test(cell) && !/^[+-]?(?:nan|inf)/i.test(cell));
  const rows = isHeader === true ? lines.slice(1) : lines;
  const width = rows[0]?.cells.length ?? 0;
  const problems: Problem[] = [];
  for (const { cells, number } of rows) {
    const path = `line ${number}`;
    if (cells.length !== width) {
      problems.push(problem(path, `${width} numbers, as in the lines before`, String(cells.length)));
    }
    cells.forEach((cell, k) => {
      if (NUMBER.test(cell) && Number.isFinite(Number(cell))) return;
      problems.push(problem(`${path}, column ${k + 1}`, 'a decimal number', cell === '' ? 'nothing' : cell));
    });
  }
  if (rows.length === 0) problems.push(problem('', 'lines of numbers', 'none'));
  if (problems.length > MOST_PROBLEMS) {
    const further = `${problems.length - MOST_PROBLEMS} further problems`;
    return { problems: [...problems.slice(0, MOST_PROBLEMS), problem('', 'no more of these', further)] };
  }
  if (problems.length > 0) return { problems };
  return { examples: examplesOf(rows.map(({ cells }) => cells.map(Number))) };
}

function cellsOf(line: string): readonly string[] {
  const separator = line.includes(',') ? ',' : line.includes(';') ? ';' : /\s+/;
  return line.split(separator).map((cell) => cell.trim());
}

function problem(path: string, expected: string, found: string): Problem {
  return { path, expected, found: found.slice(0, 40), limit: false };
}
