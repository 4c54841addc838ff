/** The necessity matrix as a table: for each theorem and each of its hypotheses the smallest counterexample known. */

import { activationFamily, complexity } from '../generators/index.js';
import { type Counterexample, proofOf } from '../../proof/index.js';
import { type Network, PiecewiseLinear } from '../../exact/index.js';
import { theorems } from '../../statements/index.js';
import type { Cell } from './cell.js';

/** For each control, by its name, the number of networks that were searched without a find. */
export type Survived = ReadonlyMap<string, number>;

/** A line of the matrix: a cell with its counterexample, if there is one, or a control. */
export interface MatrixRow {
  readonly theorem: string;
  /** The hypothesis that is dropped; `none` in a control. */
  readonly dropped: string;
  readonly counterexample?: {
    readonly inputDimension: number;
    readonly depth: number;
    readonly widths: readonly number[];
    readonly activation: string;
    /** Number of parameters other than 0 and ±1. */
    readonly parameters: number;
    readonly proof: string;
  };
  /** In a control: number of networks that were searched without a find. */
  readonly survived?: number;
  /** Where a hunt was interrupted without a find: number of networks that were searched until then. */
  readonly interrupted?: number;
}

/**
 * The rows in the order of the theorems. `found` has the counterexamples by the names of their cells, and `interrupted` how
 * many networks were searched in those cells whose hunt was interrupted.
 */
export function matrixRows(
  chosen: readonly Cell[],
  found: ReadonlyMap<string, Counterexample>,
  survived: Survived,
  interrupted: ReadonlyMap<string, number> = new Map(),
): readonly MatrixRow[] {
  const inOrder = theorems.flatMap(({ id }) => chosen.filter(({ statement }) => statement.id === id));
  return inOrder.map(({ name, statement, dropped = 'none' }) => {
    const [counterexample, count] = [found.get(name), survived.get(name)];
    const until = interrupted.get(name);
    return {
      theorem: statement.id,
      dropped,
      ...(counterexample && { counterexample: measured(counterexample) }),
      ...(count !== undefined && { survived: count }),
      ...(until !== undefined && { interrupted: until }),
    };
  });
}

function measured(counterexample: Counterexample): NonNullable<MatrixRow['counterexample']> {
  const { network } = counterexample;
  return {
    inputDimension: network.inputDimension,
    depth: network.depth,
    widths: network.widths,
    activation: activationText(network),
    parameters: complexity.parameters(network),
    proof: proofText(counterexample),
  };
}

const HEADER = ['theorem', 'dropped', 'n₀', 'depth', 'widths', 'φ', 'parameters', 'proof'];

/** The rows as a table in Markdown, with `missing` where nothing is known of a row. */
export function matrixTable(
  rows: readonly MatrixRow[],
  missing: 'not found' | 'no file' = 'no file',
): string {
  const lines = rows.map((row) => {
    const { theorem, dropped, counterexample } = row;
    if (counterexample === undefined) return [theorem, dropped, '', '', '', '', '', vainText(row, missing)];
    const { inputDimension, depth, widths, activation, parameters, proof } = counterexample;
    return [theorem, dropped, inputDimension, depth, widths.join(', '), activation, parameters, proof].map(
      String,
    );
  });
  const columns = HEADER.map((head, i) =>
    Math.max(3, ...[HEADER, ...lines].map((line) => (line[i] ?? head).length)),
  );
  const text = (line: readonly string[]) =>
    `| ${line.map((cell, i) => cell.padEnd(columns[i] ?? 0)).join(' | ')} |`;
  return [text(HEADER), `| ${columns.map((w) => '-'.repeat(w)).join(' | ')} |`, ...lines.map(text)].join(
    '\n',
  );
}

function vainText({ survived, interrupted }: MatrixRow, missing: string): string {
  if (interrupted === 0) return 'interrupted';
  if (interrupted !== undefined) return `interrupted after ${interrupted} networks`;
  return survived === undefined ? missing : `survived ${survived} networks`;
}

/** A short text for φ, such as "leaky-relu", or "increasing, 3 pieces". */
export function activationText({ activation }: Network): string {
  const family = activationFamily(activation);
  const isNamed = !(activation instanceof PiecewiseLinear) || NAMED.includes(family);
  return isNamed ? family : `${family}, ${activation.pieces.length} pieces`;
}

const NAMED = ['relu', 'leaky-relu', 'hard-tanh', 'abs'];

function proofText(counterexample: Counterexample): string {
  const { cells } = proofOf(counterexample).size();
  const counted = `${cells} ${cells === 1 ? 'cell' : 'cells'}`;
  switch (counterexample.kind) {
    case 'barrier':
      return counted;
    case 'peak':
      return `a domain of ${counted}`;
  }
}
