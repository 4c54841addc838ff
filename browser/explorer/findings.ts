/** The hypotheses of Theorems 2.1 to 2.3, decided exactly for the network that is looked at. */

import type { Network } from '../../src/exact/index.js';
import {
  theorem21,
  theorem22,
  theorem23,
  type Hypothesis,
  type Statement,
} from '../../src/statements/index.js';

export const basinTheorems: readonly Statement[] = [theorem21, theorem22, theorem23];

export interface Row {
  readonly hypothesis: Hypothesis;
  readonly holds: boolean;
  readonly because: string;
  /** The theorems that assume it. */
  readonly theorems: readonly string[];
}

/** Each hypothesis once. */
export function findings(network: Network): readonly Row[] {
  const hypotheses = new Set(basinTheorems.flatMap((statement) => statement.hypotheses));
  return [...hypotheses].map((hypothesis) => ({
    hypothesis,
    ...hypothesis.decide(network),
    theorems: basinTheorems.filter((each) => each.hypotheses.includes(hypothesis)).map(({ id }) => id),
  }));
}

/** What each theorem says here: its conclusion, or which of its hypotheses fail. */
export function sentences(rows: readonly Row[]): readonly string[] {
  return basinTheorems.map(({ id, conclusion }) => {
    const failing = rows.filter(({ holds, theorems }) => !holds && theorems.includes(id));
    return failing.length === 0
      ? `Theorem ${id} applies: for every attractive fixed point, ${conclusion}.`
      : `Theorem ${id} says nothing here: ${listed(failing.map(({ hypothesis }) => hypothesis.name))} ${failing.length === 1 ? 'fails' : 'fail'}.`;
  });
}

/** Such as "rank", "square and full-rank". */
function listed(names: readonly string[]): string {
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter((part) => part !== '').join(' and ');
}
