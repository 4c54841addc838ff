/** A page for every statement of the papers, a page for every paper about networks, and the list of all of them. */

import { allStatements, type AnyStatement, basinsPaper, paperOf, papers } from '../entries/index.js';
import { algebraStatements, measuredStatements, statements } from '../../statements/index.js';
import { looked } from '../../search/algebra/index.js';
import { survived } from '../../search/hunt/index.js';
import { type AnyEntry, calledOf, isCurrent } from './entry.js';
import { markup, type Markup } from './markup.js';
import { pageText } from './page.js';

export const STATEMENTS = 'statements.html';

export function statementAddress(id: string): string {
  return `statements/${id}.html`;
}

export function hypothesisAddress(name: string): string {
  return `hypotheses/${name}.html`;
}

/** Of a statement of any kind: what it assumes that has a name, and what it assumes in words alone. */
export function assumedIn(statement: AnyStatement): {
  readonly named: readonly { readonly name: string; readonly text: string; readonly isAdded: boolean }[];
  readonly given: readonly string[];
} {
  if (!('hypotheses' in statement)) return { named: [], given: statement.assumes };
  const named = statement.hypotheses.map((each) => ({
    name: each.name,
    text: each.text,
    isAdded: 'printed' in each && !each.printed,
  }));
  const ofAttractor = 'ofAttractor' in statement ? statement.ofAttractor : [];
  return {
    named: [...named, ...ofAttractor.map(({ name, text }) => ({ name, text, isAdded: true }))],
    given: statement.given,
  };
}

/** The pages by their addresses. */
export function statementPages(entries: readonly AnyEntry[]): ReadonlyMap<string, string> {
  return new Map([
    [STATEMENTS, listPage()],
    [`${basinsPaper.name}.html`, basinsPage(entries)],
    ...allStatements.map((each) => [statementAddress(each.id), statementPage(each, entries)] as const),
  ]);
}

/** What a statement assumes and concludes, for people; `root` leads from the page to the root of the site. */
export function statementMarkup(statement: AnyStatement, root: string): Markup {
  const { named, given } = assumedIn(statement);
  return markup`<ul>
${named.map(
  ({ name, text, isAdded }) =>
    markup`<li><a href="${root}${hypothesisAddress(name)}"><code>${name}</code></a>: ${text}${isAdded ? ' (added)' : ''}</li>\n`,
)}${given.map((text) => markup`<li>${text}</li>\n`)}</ul>
<p>Then ${statement.conclusion}.</p>
`;
}

function listPage(): string {
  const content = markup`<h1>Statements</h1>
<p class="lead">Every theorem, lemma, corollary and remark that is checked here, by paper.</p>
${papers.map(
  ({ name, authors, title }) => markup`<section aria-labelledby="${name}"><h2 id="${name}">${title}</h2>
<p>By ${authors}. <a href="${name}.html">All of “${title}” on one page</a>.</p>
<ul>
${allStatements
  .filter(({ id }) => paperOf(id).name === name)
  .map(
    ({ id, name: called, conclusion, amended }) =>
      markup`<li><a href="${statementAddress(id)}">${called}</a>: ${conclusion}${
        amended === undefined ? '' : ' (amended)'
      }</li>\n`,
  )}</ul>
</section>
`,
)}`;
  return pageText({
    address: STATEMENTS,
    title: 'Statements – basincheck',
    description: 'Every statement of the three papers that is checked here.',
    content,
  });
}

function basinsPage(entries: readonly AnyEntry[]): string {
  const { authors, title, name } = basinsPaper;
  const content = markup`<h1>Basins</h1>
<p class="lead">The statements of ${authors}, <cite>${title}</cite>, and results that extend them: what each assumes and concludes.</p>
${statements.map(
  (
    statement,
  ) => markup`<section aria-labelledby="s-${statement.id}"><h2 id="s-${statement.id}">${statement.name}</h2>
${statementMarkup(statement, '')}${amendment(statement)}<p><a href="${statementAddress(statement.id)}">${
    statement.name
  } on a page of its own</a>${entriesAbout(statement.id, entries).length > 0 ? ', with the entries that show what its hypotheses are for' : ''}.</p>
</section>
`,
)}`;
  return pageText({
    address: `${name}.html`,
    title: 'Basins: the statements of the paper – basincheck',
    description: `The statements of ${authors}, ${title}.`,
    content,
  });
}

function statementPage(statement: AnyStatement, entries: readonly AnyEntry[]): string {
  const { id, name, source } = statement;
  const paper = paperOf(id);
  const root = '../';
  const content = markup`<h1>${name}</h1>
<p class="lead">${statement.conclusion.charAt(0).toUpperCase()}${statement.conclusion.slice(1)}.</p>
<p>${source}. From ${paper.authors}, <a href="${root}${paper.name}.html"><cite>${paper.title}</cite></a>.</p>
<section aria-labelledby="says"><h2 id="says">What it says</h2>
${statementMarkup(statement, root)}${amendment(statement)}</section>
${known(statement, entries)}`;
  return pageText({
    address: statementAddress(id),
    title: `${name} – basincheck`,
    description: `${name}: ${statement.conclusion}.`,
    content,
  });
}

function amendment({ amended }: AnyStatement): Markup | undefined {
  if (amended === undefined) return undefined;
  return markup`<p>As printed it is false. Amended: assume that ${amended.adds}. ${amended.because}</p>\n`;
}

function entriesAbout(id: string, entries: readonly AnyEntry[]): readonly AnyEntry[] {
  return entries.filter(({ counterexample }) => counterexample.statement.id === id);
}

/** What is known of the statement: what is refuted without which hypothesis, and how it was looked for. */
function known(statement: AnyStatement, entries: readonly AnyEntry[]): Markup {
  const { id } = statement;
  const measured = measuredStatements.find((each) => each.id === id);
  if (measured)
    return markup`<section aria-labelledby="known"><h2 id="known">What is known</h2>
<p>No file can refute it. It is held by tests that can fail: checked ${measured.checked}.</p>
</section>
`;
  const own = entriesAbout(id, entries);
  const rows = assumedIn(statement).named.map(({ name, text }) => {
    const found = own.filter(({ counterexample }) => counterexample.dropped.join() === name);
    const cases = looked.get(`${id}-without-${name}`);
    const said =
      found.length > 0
        ? links(found)
        : cases === undefined
          ? 'no entry'
          : cases === 0
            ? 'no case was seen in which it alone fails'
            : `nothing, in ${cases} cases in which it alone fails: it seems not to be needed`;
    return markup`<tr><th scope="row"><a href="../${hypothesisAddress(name)}"><code>${name}</code></a></th><td>${text}</td><td>${said}</td></tr>\n`;
  });
  const several = own.filter(({ counterexample }) => counterexample.dropped.length !== 1);
  const networks = survived.get(`${id}-without-none`);
  const cases = looked.get(`${id}-without-none`);
  const hunted =
    networks === undefined
      ? cases === undefined
        ? undefined
        : `${cases} cases that satisfy them all were gone through in vain.`
      : `${networks} networks that satisfy them all were hunted through in vain.`;
  const isAboutFiles = own.length > 0 || algebraStatements.some((each) => each.id === id);
  if (rows.length === 0 || !isAboutFiles)
    return markup`<section aria-labelledby="known"><h2 id="known">What is known</h2>
<p>No entry is about it: there is no kind of file that could refute it. <code>basincheck stress --theorem ${id}</code> looks for cases that
speak against it.${hunted === undefined ? '' : ` ${hunted}`}</p>
</section>
`;
  return markup`<section aria-labelledby="known"><h2 id="known">Without one of its hypotheses</h2>
<p>Each entry is a case in which that hypothesis alone fails, and the conclusion is proved to be false.${hunted === undefined ? '' : ` With all of them, ${hunted}`}</p>
<div class="scroll" tabindex="0" role="region" aria-label="Table of entries"><table>
<thead><tr><th scope="col">Without</th><th scope="col">What it says</th><th scope="col">Refuted by</th></tr></thead>
<tbody>
${rows}</tbody></table></div>
${several.length === 0 ? undefined : markup`<p>Without several of them: ${links(several)}.</p>\n`}</section>
`;
}

/** Links to entries, those that nothing smaller has replaced first. */
function links(entries: readonly AnyEntry[]): readonly Markup[] {
  return [...entries.filter(isCurrent), ...entries.filter((each) => !isCurrent(each))].map(
    (entry, i) =>
      markup`${i === 0 ? '' : ', '}<a href="../${entry.name}.html">${calledOf(entry)}</a>${isCurrent(entry) ? '' : ' (superseded)'}`,
  );
}
