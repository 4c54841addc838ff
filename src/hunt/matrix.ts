/** The necessity matrix as a table: for each theorem and each of its hypotheses the smallest counterexample known. */

import { activationFamily, complexity } from '../arbitraries/index.js';
import type { Counterexample } from '../certificates/index.js';
import { type Network, PiecewiseLinear } from '../network/index.js';
import { statements } from '../theorems/index.js';
import type { Cell } from './cell.js';

/** In a control, how many networks have been hunted through in vain: by its name. */
export type Survived = ReadonlyMap<string, number>;

const HEADER = ['theorem', 'dropped', 'n₀', 'depth', 'widths', 'φ', 'parameters', 'proof'];

/** In Markdown. `found` has the counterexamples by the names of their cells. */
export function matrixTable(
  chosen: readonly Cell[],
  found: ReadonlyMap<string, Counterexample>,
  survived: Survived,
): string {
  const inOrder = statements.flatMap(({ id }) => chosen.filter(({ statement }) => statement.id === id));
  const rows = inOrder.map((cell) => row(cell, found.get(cell.name), survived.get(cell.name)));
  const table = [HEADER, ...rows];
  const widths = HEADER.map((_, i) => Math.max(3, ...table.map((line) => (line[i] ?? '').length)));
  const text = (line: readonly string[]) =>
    `| ${line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [text(HEADER), `| ${widths.map((w) => '-'.repeat(w)).join(' | ')} |`, ...rows.map(text)].join('\n');
}

function row(
  { statement, dropped = 'none' }: Cell,
  counterexample: Counterexample | undefined,
  survived: number | undefined,
): readonly string[] {
  if (counterexample === undefined) {
    const vain = survived === undefined ? 'not found' : `survived ${survived} networks`;
    return [statement.id, dropped, '', '', '', '', '', vain];
  }
  const { network } = counterexample;
  return [
    statement.id,
    dropped,
    String(network.inputDimension),
    String(network.depth),
    network.widths.join(', '),
    activationText(network),
    String(complexity.parameters(network)),
    proofText(counterexample),
  ];
}

/** Such as "leaky-relu", or "increasing, 3 pieces". */
function activationText({ activation }: Network): string {
  const family = activationFamily(activation);
  const isNamed = !(activation instanceof PiecewiseLinear) || NAMED.includes(family);
  return isNamed ? family : `${family}, ${activation.pieces.length} pieces`;
}

const NAMED = ['relu', 'leaky-relu', 'hard-tanh', 'abs'];

function proofText(counterexample: Counterexample): string {
  if ('barrier' in counterexample) {
    const { length } = counterexample.barrier.cells;
    return `${length} ${length === 1 ? 'cell' : 'cells'}`;
  }
  const count = counterexample.peak.domain.axes.reduce((product, axis) => product * (axis.length - 1), 1);
  return `a domain of ${count} ${count === 1 ? 'cell' : 'cells'}`;
}
