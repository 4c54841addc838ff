/** A worker: takes jobs from a queue, does them in threads, and puts the answers back. */

import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Job as QueuedJob } from 'bullmq';
import { Crew } from '../workers/index.js';
import { type Address, connect } from './connection.js';
import type { ClusterEvent } from './events.js';
import { type Job, readJob, sha256, writeAnswer } from './job.js';
import { messageOf, Persistence } from './persistence.js';
import { writeReport } from './reports.js';
import type { ThreadTasks } from './thread.js';
import { version } from './version.js';

export interface WorkerOptions {
  /** Threads: as many jobs are done at a time. */
  readonly jobs: number;
  /** Seconds: a job of which nothing was heard for so long is given to another worker. */
  readonly patience: number;
  /** Seconds without a job after which the worker ends; if not given, it waits for more. */
  readonly idle?: number;
  /** Ends the work: jobs that are begun are done, and no others. */
  readonly signal: AbortSignal;
}

/** A job whose workers were lost this often is more likely their killer than their victim. */
const MOST_STALLS = 100;
const LOOK_EVERY = 200;
/** Looks at a queue that does not answer, before the worker ends without it. */
const MOST_LOOKS_AFTER_ALL = 25;

/** Ends when it is told to, or when nothing was to be done for long enough; with `false` if it met a job of another version. */
export async function work(
  address: Address,
  { jobs, patience, idle, signal }: WorkerOptions,
  on: (event: ClusterEvent) => void,
): Promise<boolean> {
  const name = `${hostname()}-${process.pid}`;
  const connection = connect(address);
  const persistence = new Persistence(on);
  const crew = new Crew<ThreadTasks>(new URL('./thread.js', import.meta.url), jobs);
  let [isOfSameVersion, busy, lastBusy] = [true, 0, Date.now()];

  const doJob = async (queued: QueuedJob, token: string | undefined): Promise<string> => {
    let job: Job;
    try {
      job = readJob(queued.data);
    } catch (error) {
      throw connection.hopeless(messageOf(error));
    }
    if (job.version !== version()) {
      if (isOfSameVersion) on({ kind: 'other version', expected: version(), got: job.version });
      isOfSameVersion = false;
      await queued.moveToWait(token);
      throw connection.putBack();
    }
    const start = performance.now();
    const { task, input } = job;
    const result = await crew.performAloud('perform', { task, input }, (told) => {
      // If it does not arrive, the answer will.
      queued.updateProgress(told).catch(() => undefined);
    });
    const milliseconds = Math.round(performance.now() - start);
    const report = { worker: name, sha256: sha256(result) };
    await persistence.ask(() => queued.log(writeReport(report)).catch(forgotten));
    on({ kind: 'done', job: queued.id ?? '', task, milliseconds, sha256: report.sha256 });
    return writeAnswer({ version: version(), result, ...report });
  };

  const worker = connection.worker(
    async (queued, token) => {
      busy += 1;
      try {
        return await doJob(queued, token);
      } finally {
        busy -= 1;
        lastBusy = Date.now();
      }
    },
    {
      name,
      concurrency: jobs,
      lockDuration: 1000 * patience,
      stalledInterval: 1000 * patience,
      maxStalledCount: MOST_STALLS,
    },
  );
  worker.on('error', (error) => {
    persistence.complain(error);
  });
  worker.on('failed', (queued, error) => {
    on({ kind: 'failed', job: queued?.id ?? '', because: messageOf(error) });
  });
  worker.on('ready', () => {
    on({ kind: 'ready', worker: name, version: version(), jobs });
  });
  const hasNothingToDo = () => idle !== undefined && busy === 0 && Date.now() - lastBusy > 1000 * idle;
  while (!signal.aborted && isOfSameVersion && !hasNothingToDo()) await sleep(LOOK_EVERY);
  // The jobs at hand are ended, unless there is nobody any more who would take the answers.
  const closed = worker.close().then(
    () => true,
    () => true,
  );
  for (let looks = 0; looks < MOST_LOOKS_AFTER_ALL; looks++) {
    if (busy > 0 && !persistence.isAway) looks = 0;
    if (await Promise.race([closed, sleep(LOOK_EVERY, false)])) break;
  }
  persistence.end();
  await crew.dismiss();
  return isOfSameVersion;
}

/** A queue that has lost its memory does not know the job any more; it will be put in again. */
function forgotten(error: unknown): void {
  if (!/missing key/i.test(messageOf(error))) throw error;
}
