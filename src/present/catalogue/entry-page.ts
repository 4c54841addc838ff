/** The page of an entry: the example, its picture, its certificate, and a button that verifies its file. */

import { assumptionsOf } from '../../statements/index.js';
import type { Counterexample } from '../../proof/index.js';
import { drawCounterexample } from '../pictures/index.js';
import { activationText } from '../../search/hunt/index.js';
import { latexText } from '../prose/index.js';
import { aboutMarkup, filesSection } from './citing.js';
import { sourceText, type Entry } from './entry.js';
import { EXPLORER, explorerHash, isExplorable } from './explorer-page.js';
import { Markup, markup, type Part } from './markup.js';
import { pageText, rootFrom } from './page.js';
import { proseOf } from './prose.js';
import { stepsOf } from './steps.js';
import { traitsOf } from './traits.js';
import { verifySection } from './verify-section.js';

/** The files of an entry, by their addresses: the page, and what can be downloaded. */
export function entryFiles(
  entry: Entry,
  paper: Entry | undefined,
  homepage?: string,
): ReadonlyMap<string, string> {
  const picture = pictureOf(entry);
  return new Map([
    [`${entry.name}.html`, entryPage(entry, picture, paper, homepage)],
    [`${entry.name}.json`, entry.text],
    [`${entry.name}.tex`, latexText(entry.document)],
    ...(picture === undefined ? [] : [[`${entry.name}.svg`, picture] as const]),
  ]);
}

/** Drawing takes longer than all else: where a site is built again, as while it is served, what is as it was is not drawn again. */
const drawn = new WeakMap<Counterexample, string>();

/** Nothing for more than three inputs. */
function pictureOf({ counterexample }: Entry): string | undefined {
  const { statement, dropped, network } = counterexample;
  if (network.inputDimension > 3) return undefined;
  const title = `${statement.name} fails without ${dropped.join(' and ')}`;
  const picture = drawn.get(counterexample) ?? drawCounterexample(counterexample, title);
  drawn.set(counterexample, picture);
  return picture;
}

function entryPage(
  entry: Entry,
  picture: string | undefined,
  paper: Entry | undefined,
  homepage: string | undefined,
): string {
  const { title, claim, name, document } = entry;
  const content = markup`<article>
<h1>${title}</h1>
<p class="lead">${claim.replace('n0', 'n₀')}</p>
${aboutMarkup(entry)}${facts(entry)}
<section aria-labelledby="picture"><h2 id="picture">Picture</h2>
${pictureBlock(picture)}${explorerLink(entry)}</section>
<section aria-labelledby="example"><h2 id="example">The example and its proof</h2>
${proseOf(document)}</section>
<section aria-labelledby="hypotheses"><h2 id="hypotheses">Hypotheses of ${entry.counterexample.statement.name}</h2>
${hypothesesTable(entry)}</section>
<section aria-labelledby="certificate"><h2 id="certificate">The certificate, step by step</h2>
<p>This is what the verifier insists on, in this order; the first step that fails rejects the file. In grey: where it
stands in the file.</p>
<ol class="steps">
${stepsOf(entry).map(
  ({ title: heading, places, text }) => markup`<li><h3>${heading}</h3>
<p class="places">${places.map((place, i) => markup`${i === 0 ? '' : ' '}<code>${place}</code>`)}</p>
<p>${text}</p></li>
`,
)}</ol>
</section>
${verifySection(entry)}<section aria-labelledby="sizes"><h2 id="sizes">Sizes</h2>
${sizesTable(entry, paper)}</section>
${filesSection(
  entry,
  [
    ['json', 'the counterexample with its certificate'],
    ['tex', 'the example and its proof, for a paper that uses amsmath'],
    ...(picture === undefined ? [] : [['svg', 'the picture'] as const]),
  ],
  homepage,
)}</article>
`;
  return pageText({
    address: `${name}.html`,
    title: `${entry.catalogued === undefined ? title : `${entry.catalogued.record.id}: ${title}`} – basincheck`,
    description: claim,
    content,
    scripts: ['entry'],
  });
}

function facts({ counterexample, source }: Entry): Markup {
  const { network } = counterexample;
  const row = (term: Part, text: Part) => markup`<div><dt>${term}</dt><dd>${text}</dd></div>\n`;
  return markup`<dl class="facts">
${row('Inputs', network.inputDimension)}${row('Depth', network.depth)}${row('Widths', network.widths.join(', '))}${row(
    'φ',
    activationText(network),
  )}${row('Source', sourceText(source))}</dl>
`;
}

function pictureBlock(picture: string | undefined): Markup {
  if (picture === undefined)
    return markup`<p>There is no picture of networks with more than three inputs.</p>\n`;
  return markup`<figure class="picture">
${new Markup(picture)}<figcaption>Solid is what the file proves. Pale is what floating point sees: sampled, not
proved.</figcaption>
</figure>
`;
}

/** For a network that the explorer can show. */
function explorerLink(entry: Entry): Markup | undefined {
  if (!isExplorable(entry)) return undefined;
  const address = `${rootFrom(`${entry.name}.html`)}${EXPLORER}${explorerHash(entry)}`;
  return markup`<p><a href="${address}">Change this network in the explorer</a></p>\n`;
}

function hypothesesTable({ name: own, counterexample }: Entry): Markup {
  const root = rootFrom(`${own}.html`);
  const { statement, dropped, network } = counterexample;
  const rows = statement.hypotheses.map((hypothesis) => {
    const { holds, because } = hypothesis.decide(network);
    const isDropped = dropped.includes(hypothesis.name);
    return markup`<tr><th scope="row"><a href="${root}hypotheses/${hypothesis.name}.html"><code>${hypothesis.name}</code></a></th><td>${hypothesis.text}</td><td class="${
      holds ? 'holds' : 'fails'
    }">${holds ? 'holds' : 'fails'}${isDropped ? ' (dropped)' : ''}</td><td>${because}</td></tr>\n`;
  });
  const unproved = assumptionsOf(statement).slice(statement.hypotheses.length);
  const ofAttractor = unproved.map(({ name, text }) => {
    const isDropped = dropped.includes(name);
    const because = isDropped
      ? 'passages lead away from x*, as the certificate shows'
      : 'a region is contracted to x*';
    return markup`<tr><th scope="row"><a href="${root}hypotheses/${name}.html"><code>${name}</code></a></th><td>${text}</td><td class="${
      isDropped ? 'fails' : 'holds'
    }">${isDropped ? 'fails (dropped)' : 'holds'}</td><td>${because}</td></tr>\n`;
  });
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="Table of hypotheses"><table>
<thead><tr><th scope="col">Name</th><th scope="col">What it says</th><th scope="col">Here</th><th scope="col">Why</th></tr></thead>
<tbody>
${rows}${ofAttractor}</tbody></table></div>
<p>Conclusion, which is false here: ${statement.conclusion}.</p>
`;
}

function sizesTable(entry: Entry, paper: Entry | undefined): Markup {
  const columns = paper === undefined || paper === entry ? [entry] : [entry, paper];
  const head = columns.map((each) => {
    if (each === entry) return markup`<th scope="col">this example</th>`;
    const [up] = [
      entry.name
        .split('/')
        .slice(1)
        .map(() => '../'),
    ];
    const example = each.source.kind === 'paper' ? `Example ${each.source.example} of the paper` : each.title;
    return markup`<th scope="col"><a href="${up.join('')}${each.name}.html">${example}</a></th>`;
  });
  const traits = columns.map(traitsOf);
  const line = (text: string, name: string) =>
    markup`<tr><th scope="row">${text}</th>${traits.map((each) => markup`<td>${String(each[name] ?? '–')}</td>`)}</tr>\n`;
  const none =
    paper === undefined
      ? markup`<p>The paper has no example for this hypothesis.</p>\n`
      : paper === entry
        ? markup`<p>This is the paper’s own example.</p>\n`
        : undefined;
  return markup`<table>
<thead><tr><th scope="col">Size</th>${head}</tr></thead>
<tbody>
${line('inputs n₀', 'inputs')}${line('depth', 'depth')}${line('units (sum of the widths)', 'units')}${line(
    'pieces of φ',
    'pieces',
  )}${line('parameters other than 0 and ±1', 'parameters')}${line('cells of the proof', 'cells')}</tbody></table>
${none}`;
}
