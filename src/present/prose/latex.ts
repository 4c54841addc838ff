/**
 * Documents as LaTeX: paragraphs of plain words with formulas between `\(` and `\)`, displays between `\[` and `\]`, and an
 * environment for the example, for the claim and for the proof. Needs no package but amsmath and amsthm.
 */

import type { Block, Document, Sentence } from './document.js';
import type { Formula } from './formula.js';
import { breakableLatex, formulaLatex } from './latex-formula.js';
import { isWide } from './latex-width.js';
import { wordsLatex } from './latex-words.js';

/** What has to be in the preamble of a document with such texts in it. */
export const latexPreamble: readonly string[] = [
  '\\usepackage{amsmath,amsthm}',
  '\\newtheorem{claim}{Claim}',
  '\\theoremstyle{definition}',
  '\\newtheorem{example}{Example}',
];

/** To be put into a document: its first lines, which are comments, say what the preamble needs. */
export function latexText(document: Document): string {
  const needs = ['In the preamble:', ...latexPreamble].map((line) => `% ${line}\n`);
  return `${needs.join('')}\n${latexBody(document)}`;
}

/** The same without the comments. */
export function latexBody(document: Document): string {
  const lines: string[] = [];
  let open: string | undefined;
  const enter = (environment: string, title = ''): void => {
    if (environment === open) return;
    if (open !== undefined) lines.push(`\\end{${open}}`);
    lines.push(`\\begin{${environment}}${title}`);
    open = environment;
  };
  // Lines may be a little looser, so that formulas fit.
  lines.push('\\begingroup\\emergencystretch=4em');
  for (const [i, block] of document.entries()) {
    if (block.kind === 'title') {
      enter('example', `[{${sentenceLatex(block.text)}}]`);
      continue;
    }
    const head = block.kind === 'paragraph' ? block.head : undefined;
    if (head !== undefined && head !== 'Hypotheses') enter(head.toLowerCase());
    // A display belongs to the paragraph around it.
    const isInside = head === undefined && (block.kind === 'display' || document[i - 1]?.kind === 'display');
    if (!isInside && lines.at(-1)?.startsWith('\\begin') !== true) lines.push('');
    lines.push(`${head === 'Hypotheses' ? '\\emph{Hypotheses.} ' : ''}${blockText(block)}`);
  }
  return `${[...lines, ...(open === undefined ? [] : [`\\end{${open}}`]), '\\par\\endgroup'].join('\n')}\n`;
}

function blockText(block: Block): string {
  return block.kind === 'display' ? displayLatex(block.lines) : sentenceLatex(block.text);
}

function sentenceLatex(text: Sentence): string {
  return text
    .map((part) => (typeof part === 'string' ? wordsLatex(part) : `\\(${breakableLatex(part)}\\)`))
    .join('');
}

/** A display; where a line of it would run off the page, a list of formulas that may be broken. */
function displayLatex(lines: readonly Formula[]): string {
  const [only, ...others] = lines;
  if (only !== undefined && others.length === 0 && isWide(only))
    return `\\begin{quote}\\raggedright\n\\(${breakableLatex(only)}\\)\n\\end{quote}`;
  if (lines.some(isWide)) {
    const items = lines.map((line) => `  \\item \\(${breakableLatex(line)}\\)`);
    return `\\begin{itemize}\\raggedright\n${items.join('\n')}\n\\end{itemize}`;
  }
  const whole = lines.map(formulaLatex);
  const inside =
    whole.length === 1
      ? whole.join('')
      : `\\begin{aligned}\n${whole.map((line) => `  & ${line}`).join(' \\\\\n')}\n\\end{aligned}`;
  return `\\[\n${inside}\n\\]`;
}
