/** Documents of the show room as HTML, with formulas set by KaTeX: as HTML for the eye, as MathML for a screen reader. */

import katex from 'katex';
import { formulaLatex, type Block, type Document, type Formula } from '../prose/index.js';
import { Markup, markup, type Part } from './markup.js';

/** What starts a part of the document, at the start of a paragraph. */
const HEADS = /^(?:Example|Hypotheses|Claim|Proof)\.(?= |$)/;

/** All but the title, which a page has already. */
export function proseOf(document: Document): readonly Markup[] {
  return document.filter(({ kind }) => kind !== 'title').map(blockOf);
}

function blockOf(block: Block): Markup {
  if (block.kind === 'display') {
    const lines = block.lines.map((line) => markup`<p>${mathOf(line)}</p>\n`);
    return markup`<div class="display">\n${lines}</div>\n`;
  }
  const parts = block.text.map((part, i) =>
    typeof part === 'string' ? wordsOf(part, i === 0) : mathOf(part),
  );
  return markup`<p>${parts}</p>\n`;
}

function wordsOf(words: string, isFirst: boolean): Part {
  const head = isFirst ? HEADS.exec(words)?.[0] : undefined;
  return head === undefined ? words : markup`<strong>${head}</strong>${words.slice(head.length)}`;
}

export function mathOf(formula: Formula): Markup {
  return latexMarkup(breakable(formulaLatex(formula)));
}

/** Throws on LaTeX that KaTeX does not know. */
export function latexMarkup(latex: string): Markup {
  return new Markup(katex.renderToString(latex, { throwOnError: true, strict: 'error' }));
}

/** Lines may end after the commas of a formula too, also between its outer brackets, so that it fits a narrow page. */
function breakable(latex: string): string {
  return latex
    .replaceAll(/\\left(?!\(\\begin)/g, '\\bigl')
    .replaceAll(/(?<!\\end\{array\})\\right/g, '\\bigr')
    .replaceAll(/,(?:\\quad)? /g, (comma) => `${comma}\\allowbreak `);
}
