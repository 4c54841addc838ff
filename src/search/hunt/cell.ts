/**
 * The places where a hunt searches: cells of the necessity matrix, and the controls, where nothing may ever be found.
 */

import { assumptionsOf, type Theorem, theorems } from '../../statements/index.js';

export interface Cell {
  readonly statement: Theorem;
  /** The one hypothesis that is dropped; in a control, none is. */
  readonly dropped?: string;
  /** The name of the file of its counterexample, such as `2.1-without-rank`, or `2.1-without-none` for a control. */
  readonly name: string;
}

/** A theorem and the one hypothesis of it that is dropped: all, in the order of the theorems and of their hypotheses. */
export const cells: readonly Cell[] = theorems.flatMap((statement) =>
  assumptionsOf(statement).map(({ name: dropped }) => ({
    statement,
    dropped,
    name: `${statement.id}-without-${dropped}`,
  })),
);

/** The theorems with every hypothesis kept. A counterexample here refutes one, or shows a fault of ours. */
export const controls: readonly Cell[] = theorems.map((statement) => ({
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
