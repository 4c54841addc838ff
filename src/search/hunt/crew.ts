/** Runners: in this thread, one task after the other, or in a number of others. */

import { Crew } from '../workers/index.js';
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

/** Threads that search batches and shrink what was found. */
export class HuntCrew extends Crew<HuntTasks> implements Runner {
  constructor(jobs: number) {
    super(new URL('./worker.js', import.meta.url), jobs);
  }

  search(batch: Batch): Promise<BatchResult> {
    return this.perform('search', batch);
  }

  lookCloser(closer: Closer): Promise<string | undefined> {
    return this.perform('lookCloser', closer);
  }

  shrink(task: Shrink, onSmaller: (text: string) => void): Promise<ShrinkResult> {
    return this.performAloud('shrink', task, onSmaller);
  }
}
