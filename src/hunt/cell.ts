/** A cell of the necessity matrix: a theorem, and the one hypothesis of it that is dropped. */

import { statements, type Statement } from '../theorems/index.js';

export interface Cell {
  readonly statement: Statement;
  readonly dropped: string;
  /** Such as `2.1-without-rank`: what the file of its counterexample is called. */
  readonly name: string;
}

/** All of them, in the order of the theorems and of their hypotheses. */
export const cells: readonly Cell[] = statements.flatMap((statement) =>
  statement.hypotheses.map(({ name: dropped }) => ({
    statement,
    dropped,
    name: `${statement.id}-without-${dropped}`,
  })),
);

/** Throws if there is no such cell. */
export function cellNamed(name: string): Cell {
  const found = cells.find((cell) => cell.name === name);
  if (found) return found;
  throw new RangeError(
    `cellNamed: expected one of ${cells.map((cell) => cell.name).join(', ')}, got ${name}`,
  );
}
