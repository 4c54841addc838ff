/** Hunts for a counterexample in one cell: a statement about exact data without one of its hypotheses, or with all of them. */

import fc from 'fast-check';
import { type AlgebraTheorem, algebraTheorems } from '../../statements/index.js';
import { type AlgebraSubject, type CertifiedData, type DataProvenance, isSmallerSubject } from './subject.js';
import { workbenchOf } from './workbenches.js';

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

export interface DataHunt {
  readonly cell: DataCell;
  /** Cases that were looked at, of which `matching` fail just the dropped hypothesis. */
  readonly looked: number;
  readonly matching: number;
  readonly found?: CertifiedData;
}

/** How many different finds are shrunk, of which the smallest stays. */
const MOST_FINDS = 2;

/** The same seed and number of runs give the same file, byte for byte. */
export function huntData(cell: DataCell, seed: number, runs: number): DataHunt {
  const finds: AlgebraSubject[] = [];
  let [looked, matching] = [0, 0];
  for (const subject of sampled(cell, seed, runs)) {
    looked += 1;
    if (!isIn(subject, cell)) continue;
    matching += 1;
    if (subject.holds() || subject.certified() === undefined) continue;
    finds.push(shrunk(subject, cell));
    if (finds.length === MOST_FINDS) break;
  }
  const [first, ...others] = finds;
  if (first === undefined) return { cell, looked, matching };
  const best = others.reduce((a, b) => (isSmallerSubject(b, a) ? b : a), first);
  const provenance: DataProvenance = { by: 'basincheck hunt', seed, minimal: true };
  const found = best.certified(provenance);
  return { cell, looked, matching, ...(found && { found }) };
}

/** Cases are drawn in pieces, so that a hunt that finds early draws few. */
const PIECE = 500;

function* sampled({ name, statement }: DataCell, seed: number, runs: number): Generator<AlgebraSubject> {
  const { subjects } = workbenchOf(statement);
  const start = Array.from(name).reduce((hash, character) => (hash * 31 + character.charCodeAt(0)) | 0, seed);
  for (let from = 0; from < runs; from += PIECE) {
    yield* fc.sample(fc.noBias(subjects), {
      seed: (start ^ Math.imul(from + 1, 0x9e3779b1)) | 0,
      numRuns: Math.min(PIECE, runs - from),
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
