/** The page of what is not settled, and of why the rest is. */

import type { Cell } from '../../search/hunt/index.js';
import type { Measure } from './bounds.js';
import { shortName, type Entry } from './entry.js';
import { beyondSection } from './beyond.js';
import { hopfieldSection } from './hopfield.js';
import { markup, type Markup, type Part } from './markup.js';
import { cellStates, smoothQuestions, type CellState, type Settled } from './open-questions.js';
import { pageText } from './page.js';

const NAMES: Readonly<Record<Measure, string>> = {
  inputs: 'inputs n₀',
  depth: 'depth',
  units: 'units',
  pieces: 'pieces of φ',
};

export function openQuestionsPage(entries: readonly Entry[]): string {
  const states = cellStates(entries);
  const missing = states.filter(({ best }) => best === undefined);
  const open = states.flatMap((state) =>
    state.best === undefined
      ? []
      : state.measures.filter(({ isSettled }) => !isSettled).map((each) => openMeasure(state, each)),
  );
  const content = markup`<h1>Open questions</h1>
<p class="lead">What the catalogue does not settle. Sizes are compared in this order: inputs, depth, units, pieces of φ,
parameters other than 0 and ±1; each question is about networks for which what comes before is as small as it can be.</p>
<section aria-labelledby="cells"><h2 id="cells">Cells</h2>
${
  missing.length === 0
    ? markup`<p>Every cell of the matrix has a counterexample: each hypothesis is needed.</p>\n`
    : markup`<p>No counterexample is known, and none is excluded, for:</p><ul>${missing.map(
        ({ cell }) => markup`<li>${cellText(cell)}</li>\n`,
      )}</ul>\n`
}</section>
<section aria-labelledby="sizes"><h2 id="sizes">Sizes</h2>
${
  open.length === 0
    ? markup`<p>Inputs, depth, units and pieces of φ are as small as they can be in every cell.</p>\n`
    : markup`<ul>\n${open}</ul>\n`
}</section>
<section aria-labelledby="parameters"><h2 id="parameters">Parameters</h2>
<p>No lower bound is known for the number of parameters other than 0 and ±1. Can there be fewer than in these cells?</p>
<ul class="columns">
${states.map(parametersItem)}</ul>
<p>An entry that says it is minimal was left alone by every single move that the shrinker of its hunt had; that is no proof that nothing smaller
exists.</p>
</section>
<section aria-labelledby="smooth"><h2 id="smooth">Smooth activations</h2>
<p>No entry for these cells has a smooth φ, though the hypotheses kept allow for the ones named:</p>
<ul>
${smoothQuestions(entries).map(
  ({ cell, names }) => markup`<li>${cellText(cell)}: ${names.join(', ')}</li>\n`,
)}</ul>
</section>
${hopfieldSection()}${beyondSection()}<section aria-labelledby="settled"><h2 id="settled">What is settled, and why</h2>
<p>For each cell the size of the smallest entry, and why there is nothing below it.</p>
${states.map(settledMarkup)}</section>
`;
  return pageText({
    address: 'open-questions.html',
    title: 'Open questions – basincheck',
    description: 'Which cells and bounds of the catalogue are not settled, and why the others are.',
    content,
  });
}

function openMeasure({ cell, best }: CellState, { measure, known, bound }: Settled): Markup {
  const link = best === undefined ? undefined : entryLink(best);
  const is = known === undefined ? 'its φ is smooth' : `it has ${known}`;
  return markup`<li>${cellText(cell)}, ${NAMES[measure]}: the smallest entry is ${link}; ${is}. Nothing below
${bound.least} is possible (${bound.because.replace(/\.$/, '')}); what lies between is open.</li>
`;
}

function parametersItem({ cell, best, parameters }: CellState): Part {
  if (best === undefined || parameters === undefined || parameters === 0) return undefined;
  return markup`<li>${cellText(cell)}: ${parameters} in ${entryLink(best)}</li>\n`;
}

function settledMarkup({ cell, best, measures }: CellState): Part {
  if (best === undefined) return undefined;
  const settled = measures.filter(({ isSettled }) => isSettled);
  return markup`<h3>${cellText(cell)}</h3>
<p class="note">${entryLink(best)}</p>
<dl class="bounds">
${settled.map(
  ({ measure, bound }) =>
    markup`<div><dt>${NAMES[measure]}: ${bound.least}</dt><dd>${bound.because}</dd></div>\n`,
)}</dl>
`;
}

function cellText({ statement, dropped }: Cell): string {
  return `Theorem ${statement.id} without ${dropped ?? 'none'}`;
}

function entryLink(entry: Entry): Markup {
  return markup`<a href="${entry.name}.html"><code>${shortName(entry)}</code></a>`;
}
