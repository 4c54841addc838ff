/** The page of the statements about exact data: what they say, what repairs them, and the files that refute them. */

import { type AlgebraStatement, type ExactPaper, measuredStatements } from '../../statements/index.js';
import { dataMatrix, unitsTable } from './data-matrix.js';
import { calledOf, type DataEntry, isCurrent } from './entry.js';
import { markup, type Markup } from './markup.js';
import { pageText, titleOfPaper } from './page.js';
import { statementAddress } from './statement-pages.js';

export function exactPaperPage(
  { name, authors, title, statements }: ExactPaper,
  entries: readonly DataEntry[],
): string {
  const shown = titleOfPaper(name);
  const content = markup`<h1>${shown}</h1>
<p class="lead">The statements of ${authors}, <cite>${title}</cite>: what each of them assumes and concludes, and files that refute it where a hypothesis is missing.</p>
${dataMatrix(statements, entries)}${statements.map((statement) => statementSection(statement, entries))}${name === 'sigmoid' ? measuredSection() : markup``}`;
  return pageText({
    address: `${name}.html`,
    title: `${shown}: statements and counterexamples`,
    description: `The statements of the ${name} paper, what repairs them, and files that refute them.`,
    content,
  });
}

function statementSection(statement: AlgebraStatement, entries: readonly DataEntry[]): Markup {
  const { id, name, hypotheses, given, conclusion, amended } = statement;
  const own = entries.filter((entry) => isCurrent(entry) && entry.counterexample.statement === statement);
  const repaired =
    amended === undefined
      ? markup``
      : markup`<p>As printed it is false. Amended: ${amended.adds}. ${amended.because}</p>\n`;
  return markup`<section aria-labelledby="${id}"><h2 id="${id}"><a href="${statementAddress(id)}">${name}<span class="hidden">: its own page</span></a></h2>
<ul>
${hypotheses.map((each) => markup`<li><code>${each.name}</code>: ${each.text}${each.printed ? '' : ' (added)'}</li>\n`)}${given.map(
    (text) => markup`<li>${text}</li>\n`,
  )}</ul>
<p>Then ${conclusion}.</p>
${repaired}${statement.certificate === 'units' ? unitsTable() : ''}${own.map(entryMarkup)}</section>
`;
}

/** Those about limits and probabilities, which no file can refute. */
function measuredSection(): Markup {
  return markup`<section aria-labelledby="measured"><h2 id="measured">Limits and probabilities</h2>
<p>No file can refute these. Each is held by tests that can fail.</p>
<dl>
${measuredStatements.map(
  ({ name, assumes, conclusion, amended, checked }) => markup`<dt>${name}</dt>
<dd>${assumes.join('; ')}: then ${conclusion}. ${amended ? `Amended: ${amended.adds}. ${amended.because} ` : ''}Checked ${checked}.</dd>
`,
)}</dl>
</section>
`;
}

function entryMarkup(entry: DataEntry): Markup {
  return markup`<p>${entry.claim} Entry <a href="${entry.name}.html">${calledOf(entry)}</a>.</p>
`;
}
