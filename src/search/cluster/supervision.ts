/** A look at a queue from outside, and what can be done with all that is in it. */

import type { Queue } from 'bullmq';
import { type Address, connect, withoutPassword } from './connection.js';
import { versionIn, workersOf } from './coordinator.js';
import { messageOf } from './persistence.js';

export interface Status {
  readonly paused: boolean;
  readonly workers: readonly string[];
  /** Jobs that nobody has begun, those that somebody is at, and those that were answered or have failed. */
  readonly waiting: number;
  readonly active: number;
  readonly answered: number;
  readonly failed: number;
  /** Of the first job that waits. */
  readonly version?: string;
}

export type Supervision = 'status' | 'pause' | 'resume' | 'drain';

/** Answers at once or throws a sentence. `pause` keeps workers from taking further jobs, `drain` empties the queue. */
export async function supervise(address: Address, what: Supervision): Promise<Status> {
  const queue = connect(address, false).queue();
  try {
    let because: unknown;
    const failed = new Promise<never>((_, reject) => {
      queue.on('error', (error: Error) => {
        because ??= error;
        reject(error);
      });
    });
    failed.catch(() => undefined);
    return await Promise.race([done(queue, what), failed]);
  } catch (error) {
    const got = withoutPassword(messageOf(error), address);
    throw new Error(`--queue: expected a queue at ${address.shown}, got ${got}`);
  } finally {
    // One that was never there does not answer to this.
    void queue.disconnect().catch(() => undefined);
  }
}

async function done(queue: Queue, what: Supervision): Promise<Status> {
  if (what === 'pause') await queue.pause();
  if (what === 'resume') await queue.resume();
  if (what === 'drain') {
    await queue.drain(true);
    for (const state of ['completed', 'failed'] as const) await queue.clean(0, 0, state);
  }
  const counts = await queue.getJobCounts('waiting', 'active', 'completed', 'failed');
  const [first] = await queue.getWaiting(0, 0);
  const version = first && versionIn(first);
  return {
    paused: await queue.isPaused(),
    workers: await workersOf(queue),
    waiting: counts.waiting ?? 0,
    active: counts.active ?? 0,
    answered: counts.completed ?? 0,
    failed: counts.failed ?? 0,
    ...(version !== undefined && { version }),
  };
}
