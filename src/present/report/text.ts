/** A page as text for a terminal. */

import { wrapped } from '../prose/index.js';
import type { Block, Page } from './page.js';

const WIDTH = 100;

export function textOf(page: Page): string {
  return `${page.map(blockText).join('\n\n')}\n`;
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `${block.text}\n${'═'.repeat(Math.min(WIDTH, block.text.length))}`;
    case 'heading':
      return block.text.toUpperCase();
    case 'paragraph':
      return wrapped(block.text, WIDTH - 2)
        .map((line) => `  ${line}`)
        .join('\n');
    case 'picture':
      return `  picture: ${block.file}`;
    case 'table':
      return tableText([block.head, ...block.rows]);
  }
}

function tableText(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0))) ?? [];
  return rows
    .map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ')}`.trimEnd())
    .join('\n');
}
