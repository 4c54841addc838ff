/** The unit of work of a hunt in exact data: some of the cases of a cell. What it comes to depends on nothing but the arguments. */

import fc from 'fast-check';
import { type DataCell, dataCellNamed } from './cells.js';
import { type AlgebraSubject, type DataProvenance, isSmallerSubject } from './subject.js';
import { workbenchOf } from './workbenches.js';

/** `count` cases of a cell, from number `from` on, a multiple of `DRAWN_AT_ONCE`. */
export interface DataPiece {
  /** Its name. */
  readonly cell: string;
  readonly seed: number;
  readonly from: number;
  readonly count: number;
}

/** Cases that were looked at, of which `matching` fail just the dropped hypothesis. */
export interface DataCounts {
  readonly looked: number;
  readonly matching: number;
}

/** A file that is shrunk and verified, and the cases of the piece up to the one in which it was found. */
export interface DataFind extends DataCounts {
  readonly text: string;
}

/** All cases of the piece, or those up to the last find that is of use. */
export interface DataPieceResult extends DataCounts {
  readonly finds: readonly DataFind[];
}

/** How many different finds are shrunk, of which the smallest stays. */
export const MOST_FINDS = 2;
/** Cases are drawn in portions, so that a hunt that finds early draws few. */
export const DRAWN_AT_ONCE = 500;

export function searchData(piece: DataPiece): DataPieceResult {
  const cell = dataCellNamed(piece.cell);
  const provenance: DataProvenance = { by: 'basincheck hunt', seed: piece.seed, minimal: true };
  const finds: DataFind[] = [];
  let [looked, matching] = [0, 0];
  for (const subject of sampled(cell, piece)) {
    looked += 1;
    if (!isIn(subject, cell)) continue;
    matching += 1;
    if (subject.holds() || subject.certified() === undefined) continue;
    const found = shrunk(subject, cell).certified(provenance);
    if (found) finds.push({ looked, matching, text: found.text });
    if (finds.length === MOST_FINDS) break;
  }
  return { looked, matching, finds };
}

function* sampled(
  { name, statement }: DataCell,
  { seed, from, count }: DataPiece,
): Generator<AlgebraSubject> {
  const { subjects } = workbenchOf(statement);
  const start = Array.from(name).reduce((hash, character) => (hash * 31 + character.charCodeAt(0)) | 0, seed);
  for (let first = from; first < from + count; first += DRAWN_AT_ONCE) {
    yield* fc.sample(fc.noBias(subjects), {
      seed: (start ^ Math.imul(first + 1, 0x9e3779b1)) | 0,
      numRuns: Math.min(DRAWN_AT_ONCE, from + count - first),
    });
  }
}

function isIn({ failing }: AlgebraSubject, { dropped }: DataCell): boolean {
  return failing.join() === (dropped ?? '');
}

/** Goes from one subject to a smaller one of the same cell, until no move leads to anything smaller that the verifier accepts. */
function shrunk(start: AlgebraSubject, cell: DataCell): AlgebraSubject {
  let best = start;
  for (;;) {
    const next = smallerThan(best, cell);
    if (next === undefined) return best;
    best = next;
  }
}

function smallerThan(best: AlgebraSubject, cell: DataCell): AlgebraSubject | undefined {
  for (const move of best.moves()) {
    if (isSmallerSubject(move, best) && isIn(move, cell) && !move.holds() && move.certified()) return move;
  }
  return undefined;
}
