/** What all pages have in common. Every address in them is relative, so that the site works wherever it is put. */

import { papers } from '../entries/index.js';
import { joined, Markup, markup, type Part } from './markup.js';

export interface Page {
  /** Where it is in the site, such as `counterexamples/2.1-without-rank.html`. */
  readonly address: string;
  readonly title: string;
  /** One sentence, for search engines and previews. */
  readonly description: string;
  readonly content: Part;
  /** The scripts of the site that the page uses, by their names without an ending. */
  readonly scripts?: readonly string[];
}

interface Place {
  readonly address: string;
  readonly text: string;
}

/** Its name as a heading. */
export function titleOfPaper(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** The pages that every page leads to. */
const PLACES: readonly Place[] = [
  { address: 'index.html', text: 'Catalogue' },
  { address: 'hypotheses.html', text: 'Hypotheses' },
  { address: 'statements.html', text: 'Statements' },
  ...papers.map(({ name }) => ({ address: `${name}.html`, text: titleOfPaper(name) })),
  { address: 'open-questions.html', text: 'Open questions' },
  { address: 'explorer.html', text: 'Explorer' },
];

/** The start of an address that leads from the page to the root of the site: empty, or `../` some times. */
export function rootFrom(address: string): string {
  return '../'.repeat(address.split('/').length - 1);
}

export function pageText({ address, title, description, content, scripts = [] }: Page): string {
  const root = rootFrom(address);
  const links = PLACES.map((place) => {
    const current = place.address === address ? new Markup(' aria-current="page"') : undefined;
    return markup`<li><a href="${root}${place.address}"${current}>${place.text}</a></li>`;
  });
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${description}">
<title>${title}</title>
<link rel="icon" href="${root}icon.svg">
<link rel="stylesheet" href="${root}katex/katex.css">
<link rel="stylesheet" href="${root}style.css">
${scripts.map((name) => markup`<script src="${root}${name}.js" defer><\/script>\n`)}</head>
<body>
<a class="skip" href="#content">Skip to the content</a>
<header class="site">
<p><a href="${root}index.html">basincheck</a></p>
<nav aria-label="Site"><ul>${joined(links, '\n')}</ul></nav>
</header>
<main id="content" tabindex="-1">
${content}</main>
<footer class="site">
<p>Every example on this site is a file that the verifier has accepted: exact arithmetic, no sampling, no tolerance.
The statements are those of ${joined(
    papers.map(({ authors, title }) => markup`${authors}, <cite>${title}</cite>`),
    '; ',
  )}. All of it as data: <a href="${root}api/entries.json">api/entries.json</a>.</p>
</footer>
</body>
</html>
`.text;
}
