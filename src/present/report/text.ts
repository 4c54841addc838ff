/** A page as text for a terminal. */

import { columns } from '../../search/stress/index.js';
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
      return indented(wrapped(block.text, WIDTH - 2));
    case 'picture':
      return `  picture: ${block.file}`;
    case 'table':
      return indented(columns([block.head, ...block.rows]).split('\n'));
  }
}

function indented(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join('\n');
}
