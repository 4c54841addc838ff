/** Who examines cases ahead of a run. What comes out does not depend on who does, nor on how it is cut up. */

import { Crew, type Workforce } from '../workers/index.js';
import type { ExaminedCase } from './run.js';
import type { Done, Piece, StressTasks, TimedTasks } from './worker.js';

/** In milliseconds: what a piece should take, much longer than it takes to hand it out. */
const PIECE = 200;
/** Cases of a first piece, and of any. */
const FIRST = 4;
const MOST = 1000;
/** Pieces for each thread that may be under way, so that one that takes long keeps no other waiting. */
const AHEAD = 8;
/** The same once it is not known any more whether a piece will be asked for. */
const UNSURE = 2;

/** How the cases of an experiment are cut up. */
interface Cut {
  /** Pieces that may be under way while it is sure that they are needed, and when it is not. */
  readonly ahead: number;
  readonly unsure: number;
  /** Cases of the first piece. */
  readonly first: number;
  /** Cases of the next piece, by what became of one. */
  readonly next: (done: Done) => number;
  readonly perform: (piece: Piece) => Promise<Done>;
}

export class StressCrew {
  private readonly workforce: Workforce<StressTasks>;
  private readonly cutOf: (sure: number) => Cut;
  private readonly isEager: boolean;

  /** `jobs` threads of this machine; or a workforce elsewhere. */
  constructor(jobs: number, elsewhere?: Workforce<StressTasks>) {
    this.isEager = elsewhere !== undefined;
    if (elsewhere) {
      this.workforce = elsewhere;
      this.cutOf = (sure) => cutElsewhere(elsewhere, sure);
    } else {
      const threads = new Crew<TimedTasks>(new URL('./worker.js', import.meta.url), jobs);
      this.workforce = threads;
      this.cutOf = () => cutHere(threads);
    }
  }

  /**
   * The cases of an experiment, in order, for as long as they are asked for: `sure` of them, and maybe more. Elsewhere those
   * that are sure are begun at once, since there may be hands for all experiments.
   */
  cases(id: string, seed: number, sure: number): AsyncGenerator<ExaminedCase, never> {
    const ahead = new Ahead(id, seed, 0, sure, this.cutOf(sure));
    if (this.isEager) ahead.handOut();
    return ahead.cases();
  }

  /** The cases of an experiment, in order, from number `from` on, for as long as they are asked for. */
  beyond(id: string, seed: number, from: number): AsyncGenerator<ExaminedCase, never> {
    return new Ahead(id, seed, from, from, this.cutOf(0)).cases();
  }

  /** `count` cases of an experiment, from number `from` on, in order, and none beside. */
  range(id: string, seed: number, from: number, count: number): AsyncGenerator<ExaminedCase, never> {
    return new Ahead(id, seed, from, from + count, { ...this.cutOf(count), unsure: 0 }).cases();
  }

  finish(): Promise<void> {
    return this.workforce.finish();
  }

  dismiss(): Promise<void> {
    return this.workforce.dismiss();
  }
}

function cutHere(threads: Crew<TimedTasks>): Cut {
  return {
    ahead: AHEAD * threads.jobs,
    unsure: UNSURE * threads.jobs,
    first: FIRST,
    next: ({ cases, milliseconds }) =>
      Math.min(Math.max(Math.round((cases.length * PIECE) / Math.max(milliseconds, 1)), 1), MOST),
    perform: (piece) => threads.perform('timed', piece),
  };
}

/** Elsewhere: cases in a job, and jobs for each experiment if that makes them smaller. A case takes about 20 ms, or much more. */
const CASES_IN_A_JOB = 200;
const JOBS_OF_AN_EXPERIMENT = 16;
/** Jobs of an experiment under way. */
const JOBS_AHEAD = 64;
const JOBS_UNSURE = 8;

/** Into jobs of one size, so that whoever runs the same again comes to the same jobs. */
function cutElsewhere(elsewhere: Workforce<StressTasks>, sure: number): Cut {
  const size = Math.min(Math.max(Math.ceil(sure / JOBS_OF_AN_EXPERIMENT), 1), CASES_IN_A_JOB);
  return {
    ahead: JOBS_AHEAD,
    unsure: JOBS_UNSURE,
    first: size,
    next: () => size,
    perform: async (piece) => ({ cases: await elsewhere.perform('examine', piece), milliseconds: 0 }),
  };
}

/** Pieces of one experiment that are under way. */
class Ahead {
  private readonly open: Promise<Done>[] = [];
  private size: number;

  constructor(
    private readonly id: string,
    private readonly seed: number,
    /** The number of the first case that is not under way, and of the first that may not be needed. */
    private from: number,
    private readonly sure: number,
    private readonly cut: Cut,
  ) {
    this.size = cut.first;
  }

  /** As many pieces as may be under way while it is sure that they are needed. */
  handOut(): void {
    while (this.from < this.sure && this.open.length < this.cut.ahead) {
      this.add(Math.min(this.size, this.sure - this.from));
    }
  }

  async *cases(): AsyncGenerator<ExaminedCase, never> {
    for (;;) {
      this.handOut();
      while (this.from >= this.sure && this.open.length < this.cut.unsure) this.add(this.size);
      const done = (await this.open.shift()) ?? { cases: [], milliseconds: PIECE };
      this.size = this.cut.next(done);
      yield* done.cases;
    }
  }

  private add(count: number): void {
    const { id, seed, from } = this;
    const done = this.cut.perform({ id, seed, from, count });
    // A piece that nobody asks for any more may fail.
    done.catch(() => undefined);
    this.open.push(done);
    this.from += count;
  }
}
