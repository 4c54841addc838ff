/** Threads that examine cases ahead of a run. What comes out does not depend on their number, nor on how it is cut up. */

import { Crew } from '../workers/index.js';
import type { ExaminedCase } from './run.js';
import type { Done, StressTasks } from './worker.js';

/** In milliseconds: what a piece should take, much longer than it takes to hand it out. */
const PIECE = 200;
/** Cases of a first piece, and of any. */
const FIRST = 4;
const MOST = 1000;
/** Pieces for each thread that may be under way, so that one that takes long keeps no other waiting. */
const AHEAD = 8;
/** The same once it is not known any more whether a piece will be asked for. */
const UNSURE = 2;

export class StressCrew extends Crew<StressTasks> {
  constructor(jobs: number) {
    super(new URL('./worker.js', import.meta.url), jobs);
  }

  /** The cases of an experiment, in order, for as long as they are asked for: `sure` of them, and maybe more. */
  async *cases(id: string, seed: number, sure: number): AsyncGenerator<ExaminedCase, never> {
    const open: Promise<Done>[] = [];
    let [from, size] = [0, FIRST];
    const handOut = (count: number): void => {
      const done = this.perform('examine', { id, seed, from, count });
      // A piece that nobody asks for any more may fail.
      done.catch(() => undefined);
      open.push(done);
      from += count;
    };
    for (;;) {
      while (from < sure && open.length < AHEAD * this.jobs) handOut(Math.min(size, sure - from));
      while (from >= sure && open.length < UNSURE * this.jobs) handOut(size);
      const { cases, milliseconds } = (await open.shift()) ?? { cases: [], milliseconds: PIECE };
      size = Math.min(Math.max(Math.round((cases.length * PIECE) / Math.max(milliseconds, 1)), 1), MOST);
      yield* cases;
    }
  }
}
