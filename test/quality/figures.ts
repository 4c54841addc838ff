/**
 * What the quality suites measure: printed, and kept as a part of docs/quality.md when the whole suite runs
 * (`npm run quality`), which is when all samples have their full size.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const PARTS = 'reports/quality';

/** Whether this is the whole suite, rather than the sample that belongs to the tests. */
export const isWhole = process.env.BASINCHECK_QUALITY === 'whole';

/** Prints a table, under a title, and keeps it. The parts of the page are in the order of their names. */
export function figures(part: string, title: string, rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  const table = [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
  process.stdout.write(`\n${title}\n\n${table}\n`);
  if (!isWhole) return;
  mkdirSync(PARTS, { recursive: true });
  writeFileSync(join(PARTS, `${part}.md`), `## ${title}\n\n${table}\n`);
}
