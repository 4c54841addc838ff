/** A page as Markdown. */

import type { Block, Page } from './page.js';

export function markdownOf(page: Page): string {
  return `${page.map(blockMarkdown).join('\n\n')}\n`;
}

function blockMarkdown(block: Block): string {
  switch (block.kind) {
    case 'title':
      return `# ${escaped(block.text)}`;
    case 'heading':
      return `## ${escaped(block.text)}`;
    case 'paragraph':
      return escaped(block.text);
    case 'picture':
      // Angle brackets allow spaces; what would end them is left out of names.
      return `![${escaped(block.text)}](<${block.file.replaceAll(/[<>\n]/g, '')}>)`;
    case 'table':
      return [row(block.head), row(block.head.map(() => '---')), ...block.rows.map(row)].join('\n');
  }
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(escaped).join(' | ')} |`;
}

/** Characters that mean something in Markdown, and come from names in a file. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>|#]/g, (character) => `\\${character}`);
}
