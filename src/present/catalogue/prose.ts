/** Documents of the show room as HTML, with formulas set by KaTeX: as HTML for the eye, as MathML for a screen reader. */

import katex from 'katex';
import { breakableLatex, type Block, type Document, type Formula } from '../prose/index.js';
import { Markup, markup, type Part } from './markup.js';

/** All but the title, which a page has already. */
export function proseOf(document: Document): readonly Markup[] {
  return document.filter(({ kind }) => kind !== 'title').map(blockOf);
}

function blockOf(block: Block): Markup {
  if (block.kind === 'display') {
    const lines = block.lines.map((line) => markup`<p>${mathOf(line)}</p>\n`);
    return markup`<div class="display">\n${lines}</div>\n`;
  }
  const head =
    block.kind === 'paragraph' && block.head !== undefined ? markup`<strong>${block.head}.</strong> ` : '';
  return markup`<p>${head}${block.text.map((part): Part => (typeof part === 'string' ? part : mathOf(part)))}</p>\n`;
}

export function mathOf(formula: Formula): Markup {
  return latexMarkup(breakableLatex(formula));
}

/** Throws on LaTeX that KaTeX does not know. */
export function latexMarkup(latex: string): Markup {
  return new Markup(katex.renderToString(latex, { throwOnError: true, strict: 'error' }));
}
