/** What is settled of the matrix and what is not, from the entries and the bounds: nothing here is written by hand. */

import { cells, type Cell } from '../../search/hunt/index.js';
import { type Activation, smoothActivations, type SmoothName } from '../../exact/index.js';
import { boundOf, type Bound, type Measure } from './bounds.js';
import type { Entry } from './entry.js';
import { entriesOf } from './matrix.js';
import { traitsOf } from './traits.js';

export interface Settled {
  readonly measure: Measure;
  /** Of the smallest entry; `undefined` of a smooth φ. */
  readonly known: number | undefined;
  readonly bound: Bound;
  /** Whether the two are the same. */
  readonly isSettled: boolean;
}

export interface CellState {
  readonly cell: Cell;
  /** The smallest, if there is any. */
  readonly best?: Entry;
  readonly measures: readonly Settled[];
  /** Of the smallest entry. */
  readonly parameters?: number;
}

const MEASURES: readonly Measure[] = ['inputs', 'depth', 'units', 'pieces'];

export function cellStates(entries: readonly Entry[]): readonly CellState[] {
  return cells.map((cell) => {
    const [best] = entriesOf(entries, cell.statement.id, cell.dropped ?? '');
    const traits = best === undefined ? {} : traitsOf(best);
    const measures = MEASURES.map((measure): Settled => {
      const bound = boundOf(cell.name, measure);
      const value = traits[measure];
      const known = typeof value === 'number' ? value : undefined;
      return { measure, known, bound, isSettled: known === bound.least };
    });
    return {
      cell,
      measures,
      ...(best !== undefined && { best }),
      ...(typeof traits.parameters === 'number' && { parameters: traits.parameters }),
    };
  });
}

/** The smooth activations that a counterexample for the cell could have, where no entry has one yet. */
export function smoothQuestions(
  entries: readonly Entry[],
): readonly { readonly cell: Cell; readonly names: readonly SmoothName[] }[] {
  return cells.flatMap((cell) => {
    const all = entriesOf(entries, cell.statement.id, cell.dropped ?? '');
    if (all.some(({ counterexample }) => !counterexample.network.activation.exact)) return [];
    const names = (Object.entries(smoothActivations) as [SmoothName, Activation][])
      .filter(([, activation]) => isPossible(cell, activation))
      .map(([name]) => name);
    return names.length === 0 ? [] : [{ cell, names }];
  });
}

/** Whether φ satisfies what the theorem keeps of it, and fails what is dropped, if that is about φ. */
function isPossible(
  { statement, dropped }: Cell,
  { continuous, increasing, surjective }: Activation,
): boolean {
  const traits: Readonly<Record<string, boolean>> = { continuous, monotone: increasing, surjective };
  return statement.hypotheses.every(({ name }) => {
    const holds = traits[name];
    return holds === undefined || holds === (name !== dropped);
  });
}
