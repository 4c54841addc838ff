/** The hypotheses as a table, and what the theorems say as a list. */

import type { Network } from '../../src/exact/index.js';
import { findings, sentences } from './findings.js';

/** Writes only those sentences that have changed, so that a screen reader hears only them. */
export function showFindings(body: HTMLElement, list: HTMLElement, network: Network): void {
  const rows = findings(network);
  body.replaceChildren(
    ...rows.map(({ hypothesis, holds, because, theorems }) => {
      const row = document.createElement('tr');
      const name = document.createElement('th');
      name.scope = 'row';
      name.textContent = hypothesis.name;
      const cells = [hypothesis.text, holds ? 'holds' : 'fails', because, theorems.join(', ')].map((text) => {
        const cell = document.createElement('td');
        cell.textContent = text;
        return cell;
      });
      cells[1]?.classList.add(holds ? 'holds' : 'fails');
      row.append(name, ...cells);
      return row;
    }),
  );
  sentences(rows).forEach((sentence, i) => {
    const item = list.children[i] ?? list.appendChild(document.createElement('li'));
    if (item.textContent !== sentence) item.textContent = sentence;
  });
}
