/** What becomes of the statements about exact data without one of their hypotheses each; and how many units attractors need. */

import type { AlgebraStatement } from '../../statements/index.js';
import { dataCells, looked, unitsNeeded } from '../../search/algebra/index.js';
import { calledOf, type DataEntry, isCurrent } from './entry.js';
import { markup, type Markup } from './markup.js';

/** The number of cases that `looked` is about. */
const CASES = '4,000';

/** A row for each of the statements that files can refute and each of its hypotheses, and one for all of them together. */
export function dataMatrix(statements: readonly AlgebraStatement[], entries: readonly DataEntry[]): Markup {
  const cells = dataCells.filter(({ statement }) => statements.some((each) => each === statement));
  const rows = cells.map(({ name, statement, dropped }) => {
    const hypothesis = statement.hypotheses.find((each) => each.name === dropped);
    const which = hypothesis
      ? markup`<code>${hypothesis.name}</code>${hypothesis.printed ? '' : ' (added)'}`
      : markup`none`;
    const refuting = entries.filter(
      (each) =>
        isCurrent(each) &&
        each.counterexample.statement === statement &&
        each.counterexample.dropped.join() === dropped,
    );
    const found =
      refuting.length > 0
        ? markup`${refuting.map((entry, i) => markup`${i > 0 ? ', ' : ''}<a href="${entry.name}.html">${calledOf(entry)}</a>`)}`
        : markup`${withoutFile(looked.get(name), hypothesis !== undefined)}`;
    return markup`<tr><td><a href="#${statement.id}">${statement.name}</a></td><td>${which}</td><td>${found}</td></tr>\n`;
  });
  return markup`<h2 id="necessity">Without one hypothesis</h2>
<p>Each file shows a case in which that hypothesis alone fails, and the conclusion too. Where there is none, a hunt with seed 1 looked at ${CASES} cases.</p>
<div class="scroll" tabindex="0" role="region" aria-label="Table of hypotheses"><table>
<thead><tr><th scope="col">statement</th><th scope="col">without</th><th scope="col">refuted by</th></tr></thead>
<tbody>
${rows}</tbody></table></div>
`;
}

function withoutFile(cases: number | undefined, isDropped: boolean): string {
  if (cases === undefined) return 'not hunted';
  if (!isDropped) return `nothing, in ${cases} cases that keep them all`;
  return cases === 0
    ? 'no case was seen in which it alone fails'
    : `nothing, in ${cases} cases in which it alone fails: it seems not to be needed`;
}

const MOST_POINTS = 8;

/** Of Theorem 6: the fewest ReLU units for n attractors on a line. */
export function unitsTable(): Markup {
  const counts = Array.from({ length: MOST_POINTS }, (_, k) => k + 1);
  const row = (head: string, of: (n: number) => number) =>
    markup`<tr><th scope="row">${head}</th>${counts.map((n) => markup`<td>${of(n)}</td>`)}</tr>\n`;
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="Numbers of units"><table><tbody>
${row('attractors on a line', (n) => n)}${row('fewest ReLU units of one hidden layer', (n) => unitsNeeded(n, 1))}${row(
    'n + 1, as printed',
    (n) => n + 1,
  )}</tbody></table></div>
`;
}
