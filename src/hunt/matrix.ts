/** The necessity matrix as a table: for each theorem and each of its hypotheses the smallest counterexample known. */

import { activationFamily } from '../arbitraries/index.js';
import type { Counterexample } from '../certificates/index.js';
import { type Network, PiecewiseLinear } from '../network/index.js';
import { Rational } from '../numbers/index.js';
import { statements } from '../theorems/index.js';
import { cells } from './cell.js';

/** How many networks with every hypothesis kept have been hunted through in vain, per theorem. */
export type Survived = ReadonlyMap<string, number>;

const HEADER = ['theorem', 'dropped', 'n₀', 'depth', 'widths', 'φ', 'parameters', 'proof'];

/** In Markdown. `found` has the counterexamples by the names of their cells; a cell without one is empty. */
export function matrixTable(found: ReadonlyMap<string, Counterexample>, survived: Survived): string {
  const rows = statements.flatMap(({ id }) => [
    ...cells
      .filter(({ statement }) => statement.id === id)
      .map((cell) => row(id, cell.dropped, found.get(cell.name))),
    ...(survived.has(id)
      ? [[id, 'none', '', '', '', '', '', `survived ${survived.get(id) ?? 0} networks`]]
      : []),
  ]);
  const table = [HEADER, ...rows];
  const widths = HEADER.map((_, i) => Math.max(3, ...table.map((line) => (line[i] ?? '').length)));
  const text = (line: readonly string[]) =>
    `| ${line.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [text(HEADER), `| ${widths.map((w) => '-'.repeat(w)).join(' | ')} |`, ...rows.map(text)].join('\n');
}

function row(id: string, dropped: string, counterexample: Counterexample | undefined): readonly string[] {
  if (counterexample === undefined) return [id, dropped, '', '', '', '', '', 'not found'];
  const { network } = counterexample;
  return [
    id,
    dropped,
    String(network.inputDimension),
    String(network.depth),
    network.widths.join(', '),
    activationText(network),
    String(parameters(network)),
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

/** How many numbers of the network are not 0 or ±1. */
function parameters({ layers, activation }: Network): number {
  const pieces = activation instanceof PiecewiseLinear ? activation.pieces : [];
  const numbers = [
    ...layers.flatMap(({ weights, bias }) => [...weights.flat(), ...bias]),
    ...pieces.flatMap(({ until, slope, intercept }) => [slope, intercept, ...(until ? [until] : [])]),
  ];
  return numbers.filter((x) => x.sign !== 0 && !x.abs().equals(Rational.one)).length;
}

function proofText(counterexample: Counterexample): string {
  if ('barrier' in counterexample) {
    const { length } = counterexample.barrier.cells;
    return `${length} ${length === 1 ? 'cell' : 'cells'}`;
  }
  const count = counterexample.peak.domain.axes.reduce((product, axis) => product * (axis.length - 1), 1);
  return `a domain of ${count} ${count === 1 ? 'cell' : 'cells'}`;
}
