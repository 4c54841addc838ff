/**
 * Threads that examine cases before a run asks for them. The result does not depend on the number of threads, nor on
 * the size of the pieces.
 */

import { Crew } from '../workers/index.js';
import type { ExaminedCase } from './run.js';
import type { Done, StressTasks } from './worker.js';

/** The time that a piece should take, in milliseconds: much longer than handing it out takes. */
const PIECE_MILLISECONDS = 200;
/** Number of cases of the first piece. */
const CASES_OF_FIRST_PIECE = 4;
/** Greatest number of cases of a piece. */
const MOST_CASES_OF_A_PIECE = 1000;
/**
 * Number of pieces for each thread that may be under way, so that one long piece does not keep the other threads
 * waiting.
 */
const PIECES_PER_THREAD = 8;
/** The same number while it is not known whether a piece will be asked for. */
const UNSURE_PIECES_PER_THREAD = 2;

export class StressCrew extends Crew<StressTasks> {
  constructor(jobs: number) {
    super(new URL('./worker.js', import.meta.url), jobs);
  }

  /** The cases of an experiment, in order. At least `sure` of them will be asked for, perhaps more. */
  async *cases(id: string, seed: number, sure: number): AsyncGenerator<ExaminedCase, never> {
    const open: Promise<Done>[] = [];
    let [from, size] = [0, CASES_OF_FIRST_PIECE];
    const handOut = (count: number): void => {
      const piece: Piece = { id, seed, from, count };
      const done = this.pool.run(piece) as Promise<Done>;
      // A piece that is no longer asked for may fail.
      done.catch(() => undefined);
      open.push(done);
      from += count;
    };
    for (;;) {
      while (from < sure && open.length < PIECES_PER_THREAD * this.jobs) handOut(Math.min(size, sure - from));
      while (from >= sure && open.length < UNSURE_PIECES_PER_THREAD * this.jobs) handOut(size);
      const { cases, milliseconds } = (await open.shift()) ?? { cases: [], milliseconds: PIECE_MILLISECONDS };
      size = Math.min(
        Math.max(Math.round((cases.length * PIECE_MILLISECONDS) / Math.max(milliseconds, 1)), 1),
        MOST_CASES_OF_A_PIECE,
      );
      yield* cases;
    }
  }
}
