/** The page of an entry about exact data: what it is about, what has to be multiplied out, its file. */

import { algebraText, latexText } from '../prose/index.js';
import { aboutMarkup, filesSection } from './citing.js';
import type { DataEntry } from './entry.js';
import { markup } from './markup.js';
import { pageText } from './page.js';
import { verifySection } from './verify-section.js';

/** The files of an entry, by their addresses. */
export function dataEntryFiles(entry: DataEntry, homepage?: string): ReadonlyMap<string, string> {
  return new Map([
    [`${entry.name}.html`, dataEntryPage(entry, homepage)],
    [`${entry.name}.json`, entry.text],
    [`${entry.name}.tex`, latexText(entry.document)],
  ]);
}

function dataEntryPage(entry: DataEntry, homepage: string | undefined): string {
  const { name, title, claim, counterexample } = entry;
  const content = markup`<article>
<h1>${title}</h1>
<p class="lead">${claim}</p>
${aboutMarkup(entry)}<section aria-labelledby="example"><h2 id="example">The example, and what has to be checked</h2>
<pre tabindex="0" role="region" aria-label="What has to be multiplied out">${algebraText(counterexample)}</pre>
</section>
${verifySection(entry)}${filesSection(
    entry,
    [
      ['json', 'the data with their witness'],
      ['tex', 'the same for a paper that uses amsmath'],
    ],
    homepage,
  )}</article>
`;
  return pageText({
    address: `${name}.html`,
    title: `${headOf(entry)} – basincheck`,
    description: claim,
    content,
    scripts: ['entry'],
  });
}

/** Titles of pages are distinct, and those of entries say which they are. */
function headOf({ title, catalogued }: DataEntry): string {
  return catalogued === undefined ? title : `${catalogued.record.id}: ${title}`;
}
