/** All networks of a shape whose numbers are from a short list, up to symmetry, the smallest first. */

import { complexity } from '../generators/index.js';
import { type Activation, at, type Layer, Network, type Rational } from '../../exact/index.js';
import { outputsFor } from '../../statements/index.js';
import type { Cell } from './cell.js';

export interface Scope {
  readonly cell: Cell;
  /**
   * The input dimension n₀, and the width of every layer but the last. The width of the last layer follows from the
   * statement.
   */
  readonly inputDimension: number;
  readonly hiddenWidths: readonly number[];
  /** The possible values of weights and of biases. */
  readonly numbers: readonly Rational[];
  readonly activations: readonly Activation[];
}

/** Number of networks before symmetric ones are left out. */
export function sizeOfScope({ cell, inputDimension, hiddenWidths, numbers, activations }: Scope): number {
  const dimensions = dimensionsOf(cell, inputDimension, hiddenWidths);
  const parameters = dimensions.slice(1).reduce((sum, m, k) => sum + m * (at(dimensions, k) + 1), 0);
  return activations.length * numbers.length ** parameters;
}

/**
 * The networks for which exactly the cell's hypothesis fails, one of each class of symmetric networks, the smallest
 * first.
 */
export function networksIn(scope: Scope): readonly Network[] {
  const { cell, inputDimension, hiddenWidths, numbers, activations } = scope;
  const dimensions = dimensionsOf(cell, inputDimension, hiddenWidths);
  const found: Network[] = [];
  const build = (layers: readonly Layer[]): void => {
    const k = layers.length;
    if (k + 1 === dimensions.length) {
      for (const activation of activations) {
        const network = new Network(activation, layers);
        if (isOfCell(cell, network)) found.push(network);
      }
      return;
    }
    const [n, m] = [at(dimensions, k), at(dimensions, k + 1)];
    const isLast = k + 2 === dimensions.length;
    for (const rows of tuples(rowsOf(numbers, n + 1), m, isLast)) {
      build([
        ...layers,
        { weights: rows.map((row) => row.slice(0, n)), bias: rows.map((row) => at(row, n)) },
      ]);
    }
  };
  build([]);
  return found
    .map((network) => ({ network, size: complexity.ofNetwork(network) }))
    .sort((a, b) => (complexity.isSimpler(a.size, b.size) ? -1 : 1))
    .map(({ network }) => network);
}

function dimensionsOf({ statement }: Cell, n: number, hidden: readonly number[]): readonly number[] {
  return [n, ...hidden, outputsFor(statement, n)];
}

function isOfCell({ statement, dropped }: Cell, network: Network): boolean {
  return statement.hypotheses.every(
    (hypothesis) => hypothesis.decide(network).holds === (hypothesis.name !== dropped),
  );
}

function rowsOf(numbers: readonly Rational[], length: number): readonly (readonly Rational[])[] {
  let rows: readonly (readonly Rational[])[] = [[]];
  for (let i = 0; i < length; i++) rows = rows.flatMap((row) => numbers.map((x) => [...row, x]));
  return rows;
}

/** Lists of rows. In a hidden layer the order of the units does not matter, so only sorted lists are given. */
function* tuples<T>(
  items: readonly T[],
  length: number,
  ordered: boolean,
  from = 0,
): Generator<readonly T[], void> {
  if (length === 0) {
    yield [];
    return;
  }
  for (let i = ordered ? 0 : from; i < items.length; i++) {
    for (const rest of tuples(items, length - 1, ordered, i)) yield [at(items, i), ...rest];
  }
}
