/** The front page: what a basin is, the theorems, the necessity matrix, and all entries with search and filter. */

import { activationText, type Survived } from '../../search/hunt/index.js';
import { assumptionsOf, theorems } from '../../statements/index.js';
import { calledOf, isCurrent, shortSource, type Entry } from './entry.js';
import { type Markup, markup } from './markup.js';
import { matrixMarkup } from './matrix.js';
import { pageText } from './page.js';
import { hypothesisAddress, statementAddress } from './statement-pages.js';
import { traitMeanings, traitsOf } from './traits.js';

const EXAMPLES: readonly string[] = [
  'theorem:2.3 & ~surjective & depth<=2',
  'inputs=1',
  '~continuous | ~monotone',
  'activation:relu & parameters=0',
  'source:paper',
];

export function frontPage(entries: readonly Entry[], survived: Survived): string {
  const content = markup`<h1>What the hypotheses are for</h1>
<p class="lead">Theorems about basins of attraction of width-bounded autoencoders, with each hypothesis dropped in turn:
small networks for which the conclusion is then false, proved in exact arithmetic.</p>
<section aria-labelledby="theorems"><h2 id="theorems">Basins, and what the theorems say of them</h2>
<p>A network F maps points of ℝⁿ⁰ to points of ℝⁿ⁰: layers, each an affine map, with an activation φ applied to every coordinate after each of
them but the last. Apply F to a point, to what comes out, and so on. A point x* with F(x*) = x* is <em>attractive</em> if this ends at x*
from everywhere near it. From how far away? The <em>basin</em> B(x*) is the set of all points from which it ends at x*. A network that was
trained to remember examples has them as attractive points, and their basins are what it recalls from.</p>
<p>What shape can a basin have? If no layer is wider than the space itself, much is excluded:</p>
<dl class="theorems">
${theorems.map(
  (
    statement,
  ) => markup`<div><dt id="theorem-${statement.id}"><a href="${statementAddress(statement.id)}">${statement.name}</a></dt>
<dd>If ${listed(assumptionsOf(statement).map(({ name }) => markup`<a href="${hypothesisAddress(name)}"><code>${name}</code><span class="hidden"> in ${statement.name}</span></a>`))}, then ${statement.conclusion}.</dd></div>
`,
)}</dl>
<p>Is each of these hypotheses needed? A small network for which one of them fails, and with it the conclusion, shows that it is.
<a href="hypotheses.html">Which hypotheses do you assume?</a></p>
</section>
<section aria-labelledby="matrix"><h2 id="matrix">The necessity matrix</h2>
${matrixMarkup(entries, survived)}</section>
<section aria-labelledby="entries"><h2 id="entries">All entries</h2>
${filterMarkup()}
<ul class="entries">
${entries.filter(isCurrent).map(cardMarkup)}</ul>
${supersededMarkup(entries.filter((entry) => !isCurrent(entry)))}
</section>
`;
  return pageText({
    address: 'index.html',
    title: 'basincheck: what the hypotheses are for',
    description:
      'Certified counterexamples to theorems about basins of attraction, each without one hypothesis.',
    content,
    scripts: ['filter'],
  });
}

/** a, b and c. */
function listed(parts: readonly Markup[]): Markup {
  return markup`${parts.map((part, i) => markup`${i === 0 ? '' : i + 1 < parts.length ? ', ' : ' and '}${part}`)}`;
}

function filterMarkup(): Markup {
  const rows = traitMeanings.map(
    ({ name, kind, text }) =>
      markup`<tr><th scope="row"><code>${name}</code></th><td>${kind}</td><td>${text}</td></tr>\n`,
  );
  const vocabulary = JSON.stringify(Object.fromEntries(traitMeanings.map(({ name, kind }) => [name, kind])));
  return markup`<form id="filter" role="search" data-vocabulary="${vocabulary}" hidden>
<label for="query">Search and filter by traits</label>
<input id="query" type="search" autocomplete="off" autocapitalize="off" spellcheck="false" aria-describedby="found" placeholder="theorem:2.3 &amp; ~surjective &amp; depth&lt;=2">
<output id="found" for="query" role="status"></output>
<p class="examples">For instance ${EXAMPLES.map(
    (query) => markup`<a href="#q=${encodeURIComponent(query)}"><code>${query}</code></a> `,
  )}</p>
<details><summary>How to ask</summary>
<p>Name a hypothesis to ask for networks that satisfy it, with <code>~</code> before it for those that do not. Compare the
other traits: <code>depth&lt;=2</code>, <code>theorem:2.3</code>, <code>activation!=relu</code>. Join with <code>&amp;</code> (or
a space) and <code>|</code>, group with parentheses; <code>and</code>, <code>or</code> and <code>not</code> are understood too. Any
other word, or what stands in quotes, is looked for in the text. The address of this page keeps what was asked.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Traits"><table>
<thead><tr><th scope="col">Trait</th><th scope="col">Kind</th><th scope="col">Meaning</th></tr></thead>
<tbody>
${rows}</tbody></table></div>
</details>
</form>`;
}

/** They keep their addresses. Their titles are those of what took their places. */
function supersededMarkup(entries: readonly Entry[]): Markup {
  const links = entries.map((entry, i) => {
    const { record, supersededBy } = entry.catalogued ?? {};
    return markup`${i === 0 ? '' : ', '}<a href="${entry.name}.html">${record?.id ?? entry.name}</a> by ${supersededBy ?? ''}`;
  });
  return entries.length === 0 ? markup`` : markup`<p class="note">Superseded by smaller ones: ${links}.</p>`;
}

function cardMarkup(entry: Entry): Markup {
  const { name, title, counterexample, source } = entry;
  const { inputDimension, depth, widths } = counterexample.network;
  return markup`<li data-traits="${JSON.stringify(traitsOf(entry))}">
<h3><a href="${name}.html">${title}</a></h3>
<p>n₀ = ${inputDimension}, depth ${depth}, widths ${widths.join(', ')}; φ: ${activationText(counterexample.network)}</p>
<p class="note"><code>${calledOf(entry)}</code>, ${shortSource(source)}</p>
</li>
`;
}
