/** Runners: in this thread, one task after the other, or by others. */

import { Crew, type Workforce } from '../workers/index.js';
import { lookCloser, search, type Batch, type BatchResult, type Closer } from './batch.js';
import type { Runner } from './hunt.js';
import { shrinkTrophy, type Shrink, type ShrinkResult } from './shrink-trophy.js';
import type { HuntTasks } from './worker.js';

/** Does everything at once, here. */
export const alone: Runner = {
  search: (batch) => Promise.resolve(search(batch)),
  lookCloser: (closer) => Promise.resolve(lookCloser(closer)),
  shrink: (task, onSmaller) => Promise.resolve(shrinkTrophy(task, onSmaller)),
};

/** Threads of this machine that do what belongs to a hunt. */
export function huntThreads(jobs: number): Crew<HuntTasks> {
  return new Crew(new URL('./worker.js', import.meta.url), jobs);
}

/** A workforce, threads of this machine if no other is given, that searches batches and shrinks what was found. */
export class HuntCrew implements Runner {
  constructor(
    jobs: number,
    private readonly workforce: Workforce<HuntTasks> = huntThreads(jobs),
  ) {}

  search(batch: Batch): Promise<BatchResult> {
    return this.workforce.perform('search', batch);
  }

  lookCloser(closer: Closer): Promise<string | undefined> {
    return this.workforce.perform('lookCloser', closer);
  }

  shrink(task: Shrink, onSmaller: (text: string) => void): Promise<ShrinkResult> {
    return this.workforce.performAloud('shrink', task, onSmaller);
  }

  finish(): Promise<void> {
    return this.workforce.finish();
  }

  dismiss(): Promise<void> {
    return this.workforce.dismiss();
  }
}
