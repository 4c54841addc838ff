/** Runners do tasks: in this thread, one after the other, or in several other threads. */

import { Crew } from '../workers/index.js';
import { lookCloser, search, type Batch, type BatchResult, type Closer } from './batch.js';
import type { Runner } from './hunt.js';
import { shrinkTrophy, type Shrink, type ShrinkResult } from './shrink-trophy.js';
import type { HuntTasks } from './worker.js';

/** Does every task at once in this thread. */
export const alone: Runner = {
  search: (batch) => Promise.resolve(search(batch)),
  lookCloser: (closer) => Promise.resolve(lookCloser(closer)),
  shrink: (task, onSmaller) => Promise.resolve(shrinkTrophy(task, onSmaller)),
};

/** One thread for each job. The threads live as long as the crew. */
export class Crew implements Runner {
  private readonly pool: Tinypool;

  constructor(jobs: number) {
    super(new URL('./worker.js', import.meta.url), jobs);
  }

  search(batch: Batch): Promise<BatchResult> {
    return this.perform('search', batch);
  }

  lookCloser(closer: Closer): Promise<string | undefined> {
    return this.perform('lookCloser', closer);
  }

  async shrink(...[task, onSmaller]: Parameters<Runner['shrink']>): Promise<ShrinkResult> {
    const { port1, port2 } = new MessageChannel();
    const done = new Promise<void>((resolve) => {
      port1.on('message', (text: string | undefined) => {
        if (text === undefined) resolve();
        else onSmaller(text);
      });
    });
    const whole: Task = { kind: 'shrink', task, port: port2 };
    try {
      const result = (await this.pool.run(whole, { transferList: [port2] })) as ShrinkResult;
      // Messages and the result come through different channels, so all messages have to be waited for.
      await done;
      return result;
    } finally {
      port1.close();
    }
  }

  async dismiss(): Promise<void> {
    await this.pool.destroy();
  }
}
