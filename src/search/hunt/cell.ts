/**
 * The places where a hunt searches: cells of the necessity matrix, and the controls, where nothing may ever be found.
 */

import { statements, type Statement } from '../../statements/index.js';

export interface Cell {
  readonly statement: Statement;
  /** The one hypothesis that is dropped; absent in a control. */
  readonly dropped?: string;
  /** The name of the file of its counterexample, such as `2.1-without-rank`, or `2.1-without-none` for a control. */
  readonly name: string;
}

/**
 * All cells: each theorem with each of its hypotheses as the one that is dropped, in the order of the theorems and of
 * their hypotheses.
 */
export const cells: readonly Cell[] = statements.flatMap((statement) =>
  statement.hypotheses.map(({ name: dropped }) => ({
    statement,
    dropped,
    name: `${statement.id}-without-${dropped}`,
  })),
);

/**
 * The theorems with every hypothesis kept. A counterexample in a control refutes the theorem, or shows a fault of
 * this program.
 */
export const controls: readonly Cell[] = statements.map((statement) => ({
  statement,
  name: `${statement.id}-without-none`,
}));

/** Throws if there is no such cell of the matrix. */
export function cellNamed(name: string): Cell {
  const found = cells.find((cell) => cell.name === name);
  if (found) return found;
  throw new RangeError(
    `cellNamed: expected one of ${cells.map((cell) => cell.name).join(', ')}, got ${name}`,
  );
}
