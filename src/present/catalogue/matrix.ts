/** The necessity matrix: for every theorem and every hypothesis of it, the entries without that hypothesis. */

import { cells, controls, type Survived } from '../../search/hunt/index.js';
import { isSmaller } from '../../search/shrink/index.js';
import { assumptionsOf, hypotheses as assumed, theorems } from '../../statements/index.js';
import { isCurrent, shortSource, type Entry } from './entry.js';
import { type Markup, markup, type Part } from './markup.js';
import { statementAddress } from './statement-pages.js';

/** The entries of a cell of the matrix that nothing smaller has replaced, the smallest first. */
export function entriesOf(entries: readonly Entry[], theorem: string, dropped: string): readonly Entry[] {
  return entries
    .filter(
      (entry) =>
        isCurrent(entry) &&
        entry.counterexample.statement.id === theorem &&
        entry.counterexample.dropped.join() === dropped,
    )
    .sort((a, b) => (isSmaller(a.counterexample, b.counterexample) ? -1 : 1));
}

/** The hypotheses of all theorems, by name, in the order in which they first occur. */
const hypotheses: readonly string[] = [
  ...new Set([...assumed, ...theorems.flatMap(assumptionsOf)].map(({ name }) => name)),
];

/** A table, with roles of its own so that it stays one for a screen reader when a narrow page shows it as a list. */
export function matrixMarkup(entries: readonly Entry[], survived: Survived): Markup {
  const head = [...hypotheses, 'none'].map(
    (name) => markup`<th role="columnheader" scope="col">${name === 'none' ? 'all kept' : name}</th>`,
  );
  const rows = theorems.map((statement) => {
    const row = hypotheses.map((dropped) => {
      const cell = cells.find((each) => each.statement === statement && each.dropped === dropped);
      return cell === undefined
        ? markup`<td role="cell" class="absent" data-name="without ${dropped}"><span class="hidden">not assumed</span></td>`
        : markup`<td role="cell" data-name="without ${dropped}">${cellMarkup(entriesOf(entries, statement.id, dropped))}</td>`;
    });
    const control = controls.find((each) => each.statement === statement);
    const count = control && survived.get(control.name);
    const kept = count === undefined ? 'no hunt recorded' : `none in ${count} networks`;
    return markup`<tr role="row"><th role="rowheader" scope="row"><a href="${statementAddress(statement.id)}">${statement.name}</a></th>${row}<td role="cell" data-name="all kept" class="control">${kept}</td></tr>\n`;
  });
  return markup`<table class="matrix" role="table" aria-describedby="matrix-note">
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">without</th>${head}</tr></thead>
<tbody role="rowgroup">
${rows}</tbody></table>
<p id="matrix-note" class="note">Each cell leads to the smallest counterexample known for a theorem without one of its hypotheses, all
others being kept: its input dimension n₀, its depth L and its widths. A dot stands where the theorem does not assume the
hypothesis. <em>All kept</em> is the control: networks that satisfy every hypothesis, hunted through in vain.</p>
`;
}

function cellMarkup([best, ...others]: readonly Entry[]): Part {
  if (best === undefined) return markup`<span class="open">none known</span>`;
  const { inputDimension, depth, widths } = best.counterexample.network;
  const { statement, dropped } = best.counterexample;
  const cell = markup`<span class="hidden">, ${statement.name} without ${dropped.join(', ')}</span>`;
  const more = others.map(
    (each) =>
      markup`<a class="other" href="${each.name}.html">${shortSource(each.source)}${cell}${
        each.catalogued === undefined
          ? ''
          : markup`<span class="hidden">, ${each.catalogued.record.id}</span>`
      }</a>`,
  );
  const size = `n₀ = ${inputDimension}, L = ${depth}`;
  return markup`<a class="best" href="${best.name}.html"><img src="${best.name}.svg#svgView(viewBox(56,40,480,480))" alt="" width="96" height="96" loading="lazy"><span>${size}</span> <span>widths ${widths.join(', ')}</span>${cell}</a>${more}`;
}
