/** A page for every hypothesis, and one that answers what follows from those that the reader assumes. */

import {
  allStatements,
  answerText,
  type AnyStatement,
  deduced,
  paperOf,
  type Topic,
  topicsOf,
} from '../entries/index.js';
import { type AnyEntry, calledOf, isCurrent, shortName } from './entry.js';
import { Markup, markup } from './markup.js';
import { pageText } from './page.js';
import { assumedIn, hypothesisAddress, statementAddress } from './statement-pages.js';

export const HYPOTHESES = 'hypotheses.html';

interface Use {
  readonly statement: AnyStatement;
  readonly text: string;
  readonly isAdded: boolean;
}

/** The pages by their addresses. */
export function hypothesisPages(entries: readonly AnyEntry[]): ReadonlyMap<string, string> {
  const uses = usesByName();
  return new Map([
    [HYPOTHESES, deductionPage(uses, entries)],
    ...[...uses].map(([name, of]) => [hypothesisAddress(name), hypothesisPage(name, of, entries)] as const),
  ]);
}

function usesByName(): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  for (const statement of allStatements)
    for (const { name, text, isAdded } of assumedIn(statement).named) {
      const of = uses.get(name) ?? [];
      of.push({ statement, text, isAdded });
      uses.set(name, of);
    }
  return uses;
}

function hypothesisPage(name: string, uses: readonly Use[], entries: readonly AnyEntry[]): string {
  const texts = [...new Set(uses.map(({ text }) => text))];
  const rows = uses.map(({ statement: { id, name: called }, text, isAdded }) => {
    const found = entries.filter(
      (entry) =>
        isCurrent(entry) &&
        entry.counterexample.statement.id === id &&
        entry.counterexample.dropped.join() === name,
    );
    const links = found.map(
      (entry, i) => markup`${i === 0 ? '' : ', '}<a href="../${entry.name}.html">${calledOf(entry)}</a>`,
    );
    return markup`<tr><th scope="row"><a href="../${statementAddress(id)}">${called}</a></th><td>${text}${
      isAdded ? ' (added: the paper does not assume it)' : ''
    }</td><td>${paperOf(id).authors}</td><td>${links.length === 0 ? 'no entry' : links}</td></tr>\n`;
  });
  const content = markup`<h1>The hypothesis <code>${name}</code></h1>
${texts.length === 1 ? markup`<p class="lead">${texts[0] ?? ''}.</p>\n` : markup`<p class="lead">It says something else in each of these statements.</p>\n`}<section aria-labelledby="used"><h2 id="used">Where it is assumed</h2>
<p>The entries show that the statement is false without it: it alone fails in them.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Table of statements"><table>
<thead><tr><th scope="col">Statement</th><th scope="col">What it says there</th><th scope="col">Paper</th><th scope="col">Refuted without it by</th></tr></thead>
<tbody>
${rows}</tbody></table></div>
</section>
<p><a href="../${HYPOTHESES}">Which hypotheses do you assume?</a></p>
`;
  return pageText({
    address: hypothesisAddress(name),
    title: `The hypothesis ${name} – basincheck`,
    description: `What the hypothesis ${name} says, where it is assumed, and what is false without it.`,
    content,
  });
}

function deductionPage(uses: ReadonlyMap<string, readonly Use[]>, entries: readonly AnyEntry[]): string {
  const topics = topicsOf(
    entries
      .filter(isCurrent)
      .map((entry) => ({ name: shortName(entry), counterexample: entry.counterexample })),
  );
  const [first] = topics;
  const names = Object.fromEntries(entries.map((entry) => [shortName(entry), `${entry.name}.html`]));
  const content = markup`<h1>Which hypotheses do you assume?</h1>
<p class="lead">Choose some: what is then proved, what is refuted, and by which entry, and what is not known.</p>
<p>A conclusion is proved if all that one of its theorems assumes is chosen, or follows from what is chosen. It is refuted if the network of
an entry satisfies all that is chosen, and violates it. Both rest on what is in this catalogue, and on nothing else.</p>
<form id="assume" hidden>
<label for="topic">About</label>
<select id="topic">${topics.map(({ name, text }) => markup`<option value="${name}">${text}</option>`)}</select>
<fieldset id="chosen"><legend>Assume</legend></fieldset>
</form>
<section aria-labelledby="answers-heading"><h2 id="answers-heading">What follows</h2>
<div id="answers" role="status">
${first === undefined ? undefined : answersMarkup(first)}</div>
</section>
<noscript><p>Without scripts: this is what is known if nothing is assumed; <code>npx basincheck query width continuous</code> answers for the rest.</p></noscript>
<script type="application/json" id="topics">${new Markup(JSON.stringify({ topics, names }).replaceAll('<', '\\u003c'))}<\/script>
<section aria-labelledby="all"><h2 id="all">All hypotheses</h2>
<ul>
${[...uses].map(([name, of]) => {
  const texts = [...new Set(of.map(({ text }) => text))];
  return markup`<li><a href="${hypothesisAddress(name)}"><code>${name}</code></a>: ${texts.length === 1 ? texts[0] : 'in several senses'}</li>\n`;
})}</ul>
</section>
`;
  return pageText({
    address: HYPOTHESES,
    title: 'Which hypotheses do you assume? – basincheck',
    description: 'Choose hypotheses: what is then proved, refuted by which entry, or not known.',
    content,
    scripts: ['assume'],
  });
}

/** As without scripts: with nothing assumed. */
function answersMarkup(topic: Topic): Markup {
  const { answers } = deduced(topic, []);
  return markup`<ul>
${answers.map((answer) => markup`<li>${answer.conclusion.text}: ${answerText(answer)}</li>\n`)}</ul>
`;
}
