/**
 * Cells at which the verifier would reject a certificate with other numbers. Most tries to make a number simpler fail; to ask about few cells
 * takes little, where the verifier goes through all of them.
 */

import { type BasinCounterexample, carries, Cells, type Counterexample } from '../../proof/index.js';
import { at, type End, unwatched } from '../../exact/index.js';

/** Of more cells it is not asked. */
const MOST_CELLS = 4;
const PATH = /^witness\.cells\[(\d+)\]$/;

export class DoubtfulCells {
  /** The last one first. */
  private readonly cells: number[] = [];

  /** Takes note of why the verifier rejected a certificate. */
  note(problems: readonly { readonly path: string }[]): void {
    const found = problems.length === 1 ? PATH.exec(at(problems, 0).path)?.[1] : undefined;
    if (found === undefined) return;
    const cell = Number(found);
    const before = this.cells.indexOf(cell);
    if (before >= 0) this.cells.splice(before, 1);
    this.cells.unshift(cell);
    this.cells.length = Math.min(this.cells.length, MOST_CELLS);
  }

  /**
   * Whether the verifier would reject the certificate: since values of an axis are out of order, or since a cell does not end as it says.
   * Asked about are the cells that are others than in the verified certificate `before`, and those at which others failed last.
   */
  refute(counterexample: Counterexample, before: Counterexample): boolean {
    if (counterexample.kind !== 'barrier' || before.kind !== 'barrier') return false;
    if (!isInOrder(counterexample)) return true;
    const cells = new Cells(counterexample.barrier.grid);
    const asked = new Set([...this.cells, ...changedCells(counterexample, before)]);
    return [...asked].some((cell) => !ends(counterexample, cells, cell));
  }
}

/** The cells at values of an axis that have changed. */
function changedCells({ barrier }: BasinCounterexample, before: BasinCounterexample): readonly number[] {
  const changed = barrier.grid.axes.map((axis, k) => {
    const old = at(before.barrier.grid.axes, k);
    return axis.map((value, i) => !areEqual(value, old[i]));
  });
  return [...barrier.cells.keys()].filter((cell) =>
    at(barrier.cells, cell).index.some((i, k) => changed[k]?.[i] === true || changed[k]?.[i + 1] === true),
  );
}

function areEqual(a: End, b: End): boolean {
  return a === undefined || b === undefined ? a === b : a.equals(b);
}

function ends(
  { network, attractor, avoiding, barrier }: BasinCounterexample,
  cells: Cells,
  cell: number,
): boolean {
  const found = barrier.cells[cell];
  if (found === undefined) return true;
  const { into, steps } = found.fate;
  const regions = avoiding.map(({ region }) => region);
  const set = cells.set(found.index);
  return into === 'attractor'
    ? carries(network, set, steps, attractor.region, [], unwatched)
    : carries(network, set, steps, at(regions, into), regions, unwatched);
}

function isInOrder({ barrier }: BasinCounterexample): boolean {
  return barrier.grid.axes.every((axis) => {
    const values = axis.filter((value) => value !== undefined);
    return values.every((value, i) => i === 0 || !value.lessThan(at(values, i - 1)));
  });
}
