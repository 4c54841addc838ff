/** The whole site as files by their addresses: the same bytes for the same entries. */

import type { Survived } from '../../search/hunt/index.js';
import { assumptionsOf, exactPapers } from '../../statements/index.js';
import { isSmaller } from '../../search/shrink/index.js';
import { katexAssets, type SiteFiles } from './assets.js';
import { apiFiles } from './api.js';
import { dataEntryFiles } from './data-entry-page.js';
import type { DataEntry, Entry } from './entry.js';
import { entryFiles } from './entry-page.js';
import { exactPaperPage } from './exact-paper-page.js';
import { EXPLORER, explorerPage } from './explorer-page.js';
import { frontPage } from './front-page.js';
import { hypothesisPages } from './hypothesis-pages.js';
import { statementPages } from './statement-pages.js';
import { entriesOf } from './matrix.js';
import { openQuestionsPage } from './open-questions-page.js';

export interface SiteContents {
  readonly entries: readonly Entry[];
  /** About exact data. */
  readonly data?: readonly DataEntry[];
  readonly survived: Survived;
  /** Where the site will be, with a slash at its end, if that is known. */
  readonly homepage?: string;
  /** Descriptions of the file formats, by their addresses. */
  readonly schemas?: SiteFiles;
  /** The scripts and the stylesheet. */
  readonly assets: SiteFiles;
  /** Called for each entry before it is drawn, with how many have been. */
  readonly onEntry?: (entry: Entry, done: number) => void;
}

export function siteOf({
  entries,
  data = [],
  survived,
  homepage,
  schemas = new Map(),
  assets,
  onEntry,
}: SiteContents): SiteFiles {
  const ordered = entries.toSorted(inOrder);
  const all = [...ordered, ...data.toSorted((a, b) => (a.name < b.name ? -1 : 1))];
  const pages = ordered.map((entry, done) => {
    onEntry?.(entry, done);
    const { statement, dropped } = entry.counterexample;
    const paper = entriesOf(entries, statement.id, dropped.join()).find(
      ({ source }) => source.kind === 'paper',
    );
    return entryFiles(entry, paper, homepage);
  });
  return new Map<string, string | Uint8Array>([
    ['index.html', frontPage(ordered, survived)],
    ['open-questions.html', openQuestionsPage(ordered)],
    ...exactPapers.map((paper) => [`${paper.name}.html`, exactPaperPage(paper, data)] as const),
    ...data.flatMap((entry) => [...dataEntryFiles(entry, homepage)]),
    ...statementPages(all),
    ...hypothesisPages(all),
    ...apiFiles(all),
    ...schemas,
    [EXPLORER, explorerPage(ordered)],
    ...pages.flatMap((files) => [...files]),
    ...katexAssets(),
    ...assets,
  ]);
}

/** By theorem, then by what is dropped, then the smallest first. */
function inOrder(a: Entry, b: Entry): number {
  const [x, y] = [a, b].map(({ counterexample: { statement, dropped } }) => ({
    theorem: statement.id,
    place: assumptionsOf(statement).findIndex(({ name }) => dropped.includes(name)),
  }));
  if (x === undefined || y === undefined) return 0;
  if (x.theorem !== y.theorem) return x.theorem < y.theorem ? -1 : 1;
  if (x.place !== y.place) return x.place - y.place;
  if (isSmaller(a.counterexample, b.counterexample)) return -1;
  if (isSmaller(b.counterexample, a.counterexample)) return 1;
  return a.name < b.name ? -1 : 1;
}
