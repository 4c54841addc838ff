/**
 * What the quality suites measure: printed, and kept as a part of docs/quality.md when the whole suite runs
 * (`npm run quality`), which is when all samples have their full size.
 *
 * A part is named after its place on the page and its suite: `npm run quality -- power` measures `1-power-2`.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const PARTS = 'reports/quality';

/** Whether this is the whole suite, rather than the sample that belongs to the tests. */
export const isWhole = process.env.BASINCHECK_QUALITY === 'whole';

type Rows = readonly (readonly string[])[];

function written(rows: Rows): string {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

function keep(part: string, title: string, rows: Rows, note: string): void {
  if (!isWhole) return;
  mkdirSync(PARTS, { recursive: true });
  writeFileSync(join(PARTS, `${part}.md`), `## ${title}\n\n${note}${written(rows)}\n`);
}

/** Prints a table, under a title, and keeps it. The parts of the page are in the order of their names. */
export function figures(part: string, title: string, rows: Rows): void {
  process.stdout.write(`\n${title}\n\n${written(rows)}\n`);
  keep(part, title, rows, '');
}

/** Keeps what has been measured so far, for the case that the run is stopped. */
export function soFar(part: string, title: string, rows: Rows): void {
  keep(part, title, rows, 'The run was stopped before its end.\n\n');
}
