/** Runners do tasks: in this thread, one after the other, or in several other threads. */

import { MessageChannel } from 'node:worker_threads';
import { Tinypool } from 'tinypool';
import { lookCloser, search, type BatchResult } from './batch.js';
import type { Runner } from './hunt.js';
import { shrinkTrophy, type ShrinkResult } from './shrink-trophy.js';
import type { Task } from './worker.js';

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
    this.pool = new Tinypool({
      filename: new URL('./worker.js', import.meta.url).href,
      minThreads: jobs,
      maxThreads: jobs,
    });
  }

  search(batch: Parameters<Runner['search']>[0]): Promise<BatchResult> {
    const task: Task = { kind: 'search', batch };
    return this.pool.run(task) as Promise<BatchResult>;
  }

  lookCloser(closer: Parameters<Runner['lookCloser']>[0]): Promise<string | undefined> {
    const task: Task = { kind: 'look closer', closer };
    return this.pool.run(task) as Promise<string | undefined>;
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
