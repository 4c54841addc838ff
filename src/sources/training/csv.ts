/** Examples from text: a line for each, numbers with commas, semicolons or white space between them. */

import type { Problem } from '../../exact/index.js';
import { examplesOf, type ExamplesResult } from './examples.js';

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
/** Of a file with many faults, so many are named. */
const MOST = 20;

/**
 * Empty lines and those that begin with # are left out, and so is a first line without any number. What is no decimal number
 * (NaN, infinities, nothing between two commas) is a problem, and so is a line of another length than the first.
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
  if (problems.length > MOST) {
    const further = `${problems.length - MOST} further problems`;
    return { problems: [...problems.slice(0, MOST), problem('', 'no more of these', further)] };
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
