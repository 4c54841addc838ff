/** Where a hunt in exact data searches: statements without one of their hypotheses, or with all of them. */

import { type AlgebraTheorem, algebraTheorems } from '../../statements/index.js';

/** A statement, and the hypothesis that is dropped; none for a control. */
export interface DataCell {
  /** Such as "m-4-without-independent-patches", or "m-4-without-none": the name of the file. */
  readonly name: string;
  readonly statement: AlgebraTheorem;
  readonly dropped?: string;
}

function cellOf(statement: AlgebraTheorem, dropped?: string): DataCell {
  const name = `${statement.id}-without-${dropped ?? 'none'}`;
  return { name, statement, ...(dropped !== undefined && { dropped }) };
}

/** One for each hypothesis of each statement that a file can be about, and one with all of them. */
export const dataCells: readonly DataCell[] = algebraTheorems.flatMap((statement) => [
  ...statement.hypotheses.map(({ name }) => cellOf(statement, name)),
  cellOf(statement),
]);

/** Throws if there is no such cell. */
export function dataCellNamed(name: string): DataCell {
  const found = dataCells.find((cell) => cell.name === name);
  if (found) return found;
  throw new RangeError(
    `dataCellNamed: expected one of ${dataCells.map((cell) => cell.name).join(', ')}, got ${name}`,
  );
}
