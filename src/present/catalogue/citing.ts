/** What a page says of the paper that it is about, of where the entry comes from, and of how it is cited. */

import { bibtex, citation, deviationsOf, originOf, paperOf, statementOfPaper } from '../entries/index.js';
import { type AnyEntry, calledOf, shortName } from './entry.js';
import { markup, type Markup } from './markup.js';
import { rootFrom } from './page.js';
import { statementAddress } from './statement-pages.js';

/** Which statement of which paper the entry is about, whose it is, and whether a smaller one has taken its place. */
export function aboutMarkup({ name, counterexample, catalogued }: AnyEntry): Markup {
  const root = rootFrom(`${name}.html`);
  const { id, name: statement } = counterexample.statement;
  const { authors, title, name: paper } = paperOf(id);
  const of = markup`A counterexample to <a href="${root}${statementAddress(id)}">${statement}</a> of ${authors},
<a href="${root}${paper}.html"><cite>${title}</cite></a>.`;
  if (catalogued === undefined) return markup`<p>${of}</p>\n`;
  const { record, supersededBy } = catalogued;
  const successor =
    supersededBy === undefined
      ? undefined
      : markup`<p class="superseded">A smaller one, <a href="${supersededBy}.html">${supersededBy}</a>, has taken its place. This page and its
files stay as they are.</p>\n`;
  const before =
    record.supersedes === null
      ? undefined
      : markup` It is smaller than <a href="${record.supersedes}.html">${record.supersedes}</a>, which stood in its place before.`;
  return markup`<p>${of} Entry ${record.id}, ${originOf(record)}; by ${record.authors.join(', ')}; entered on ${record.entered}.${before}</p>
${deviationsOf(record).map((text) => markup`<p class="deviation">${text}</p>\n`)}${successor}`;
}

/** The files of the entry, and how it is cited. */
export function filesSection(
  entry: AnyEntry,
  endings: readonly (readonly [string, string])[],
  homepage?: string,
): Markup {
  const file = shortName(entry);
  const links = endings.map(
    ([ending, text]) => markup`<li><a href="${file}.${ending}" download>${file}.${ending}</a> ${text}</li>\n`,
  );
  return markup`<section aria-labelledby="files"><h2 id="files">Files</h2>
<ul>
${links}</ul>
</section>
<section aria-labelledby="cite"><h2 id="cite">Cite this entry</h2>
${citeMarkup(entry, homepage)}</section>
`;
}

function citeMarkup(entry: AnyEntry, homepage: string | undefined): Markup {
  const { title, sha256, catalogued, counterexample } = entry;
  const hash = markup`<code class="hash">${sha256}</code>`;
  if (catalogued === undefined)
    return markup`<p class="cite">basincheck, <cite>${title}</cite>, a counterexample to ${statementOfPaper(
      counterexample.statement.id,
    )}, file <code>${calledOf(entry)}.json</code>, SHA-256 ${hash}.</p>\n`;
  const cited = { record: catalogued.record, title, ...(homepage !== undefined && { homepage }) };
  const [before = '', after = ''] = citation(cited).split(sha256);
  return markup`<p class="cite">${before}${hash}${after}</p>
<pre class="bibtex" tabindex="0" role="region" aria-label="BibTeX">${bibtex(cited)}</pre>
<p>The address of this page and the bytes of its file never change: a smaller example gets an id of its own. The same on the command line:
<code>npx basincheck show ${catalogued.record.id} --cite</code>.</p>
`;
}
