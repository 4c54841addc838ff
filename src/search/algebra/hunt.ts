/**
 * The hunt in one cell of exact data: piece after piece of its cases, until there are enough finds. Anybody may search the pieces, in any
 * order; what comes out depends on the seed alone.
 */

import { inOrder, type Workforce } from '../workers/index.js';
import type { DataCell } from './cells.js';
import { certifiedIn } from './certified.js';
import { type DataCounts, type DataPiece, DRAWN_AT_ONCE, MOST_FINDS } from './piece.js';
import { type CertifiedData, isSmallerData } from './subject.js';
import type { DataTasks } from './worker.js';

export interface DataHunt extends DataCounts {
  readonly cell: DataCell;
  /** The smallest, if any was found. */
  readonly found?: CertifiedData;
}

export interface DataHuntOptions {
  readonly seed: number;
  /** Cases, at most. */
  readonly runs: number;
  /** Pieces that may be under way at a time. */
  readonly ahead: number;
  /** Told after each piece what the hunt has come to. */
  readonly on?: (hunt: DataHunt) => void;
  readonly signal?: AbortSignal;
}

/** Cases of a piece: they take a fraction of a second. */
const CASES = 5 * DRAWN_AT_ONCE;

/** The same seed and number of runs give the same file, byte for byte. */
export async function huntData(
  cell: DataCell,
  { seed, runs, ahead, on, signal }: DataHuntOptions,
  workforce: Pick<Workforce<DataTasks>, 'perform'>,
): Promise<DataHunt> {
  let [looked, matching, finds] = [0, 0, 0];
  let found: CertifiedData | undefined;
  const pieces = inOrder(piecesOf(cell, seed, runs), ahead, (piece) =>
    workforce.perform('searchData', piece),
  );
  const hunt = (): DataHunt => ({ cell, looked, matching, ...(found && { found }) });
  for await (const [, piece] of pieces) {
    const useful = piece.finds.slice(0, MOST_FINDS - finds);
    finds += useful.length;
    for (const { text } of useful) found = smallest(found, certifiedIn(text));
    const isOver = finds === MOST_FINDS;
    // Of what comes after the last find, nothing was to be looked at.
    const counts = (isOver ? useful.at(-1) : undefined) ?? piece;
    looked += counts.looked;
    matching += counts.matching;
    on?.(hunt());
    if (isOver || signal?.aborted === true) break;
  }
  return hunt();
}

function* piecesOf({ name: cell }: DataCell, seed: number, runs: number): Generator<DataPiece, void> {
  for (let from = 0; from < runs; from += CASES)
    yield { cell, seed, from, count: Math.min(CASES, runs - from) };
}

function smallest(before: CertifiedData | undefined, found: CertifiedData): CertifiedData {
  return before !== undefined && !isSmallerData(found, before) ? before : found;
}
