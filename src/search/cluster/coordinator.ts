/**
 * A workforce of many machines: jobs go into a queue, and the results that come back are checked before they count.
 *
 * The queue is a memory that may be lost. Whoever asks knows every job that is open, and looks now and then whether the
 * queue still does; if not, the job is put in again. Jobs go by the digest of what they are, so that the same job is
 * never there twice, and results that are there from an interrupted run are found again.
 */

import type { Job as QueuedJob, Queue, QueueEvents } from 'bullmq';
import type { Workforce } from '../workers/index.js';
import { type Address, connect, withoutPassword } from './connection.js';
import type { ClusterEvent } from './events.js';
import {
  type AllTasks,
  type Answer,
  idOf,
  type Job,
  readAnswer,
  readJob,
  resultOf,
  type TaskName,
  toldBy,
  writeJob,
} from './job.js';
import { messageOf, Persistence } from './persistence.js';
import { Recheck, type RecheckOptions } from './recheck.js';
import { type Report, reportsOf } from './reports.js';
import { version } from './version.js';

/** Milliseconds between two looks at the jobs that are open, and between two at the workers. */
const LOOK_EVERY = 2000;
const WORKERS_EVERY = 2000;
/** Milliseconds that a queue may take to answer at first. */
const PATIENCE = 5000;
/** As long as a goodbye may take. */
const GOODBYE = 1000;
/** A job that was answered wrongly as often, or has failed, is given up, and the campaign with it. */
const MOST_REFUSALS = 5;
/** Who does jobs again. */
const HERE = 'the coordinator, which did it again';
/** Jobs that are looked at, or removed, at a time. */
const AT_A_TIME = 100;

interface Open {
  readonly id: string;
  readonly job: Job;
  readonly result: Promise<unknown>;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly hear: ((text: string) => void) | undefined;
  refusals: number;
  isBeingSettled: boolean;
  isToBeLookedAt: boolean;
}

export class Coordinator implements Workforce<AllTasks> {
  private readonly open = new Map<string, Open>();
  /** What every job came to that was answered, by its id. */
  private readonly settled = new Map<string, Report>();
  /** Those that were begun more than once: somebody may still be at them. */
  private readonly begunAgain = new Set<string>();
  /** Jobs that are done again here. */
  private readonly rechecks: Promise<void>[] = [];
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly persistence: Persistence;
  private readonly started = Date.now();
  private workers: readonly string[] = [];
  private failure: Error | undefined;

  private constructor(
    private readonly queue: Queue,
    private readonly events: QueueEvents,
    private readonly on: (event: ClusterEvent) => void,
    private readonly recheck: Recheck,
  ) {
    this.persistence = new Persistence(on);
    const complain = (error: Error) => {
      this.persistence.complain(error);
    };
    queue.on('error', complain);
    events.on('error', complain);
    for (const event of ['completed', 'failed', 'duplicated'] as const) {
      events.on(event, ({ jobId }: { jobId: string }) => {
        void this.settle(jobId);
      });
    }
    events.on('progress', ({ jobId, data }) => {
      this.hear(jobId, data);
    });
    this.every(LOOK_EVERY, () => this.lookAtAll());
    this.every(WORKERS_EVERY, () => this.lookAtWorkers());
  }

  /**
   * Some of the jobs are done again here. Throws a sentence if there is no queue, or one with jobs of another version.
   */
  static async at(
    address: Address,
    on: (event: ClusterEvent) => void,
    again: RecheckOptions = { share: 0 },
  ): Promise<Coordinator> {
    const recheck = new Recheck(again);
    const connection = connect(address);
    const queue = connection.queue();
    let because = 'no answer';
    queue.on('error', (error: Error) => {
      because = messageOf(error);
    });
    try {
      await answering(queue);
    } catch (error) {
      // One that was never there does not answer to this either.
      void queue.close().catch(() => undefined);
      void queue.disconnect().catch(() => undefined);
      const said = error instanceof Late ? because : messageOf(error);
      const got = withoutPassword(said, address);
      throw new Error(`--queue: expected a queue at ${address.shown}, got ${got}`);
    }
    const [waiting] = await queue.getWaiting(0, 0);
    const other = waiting && versionIn(waiting);
    if (other !== undefined && other !== version()) {
      await queue.close();
      throw new Error(
        `--queue: expected jobs of basincheck ${version()} at ${address.shown}, got some of ${other}: ` +
          'install the same version everywhere, or empty the queue with basincheck queue drain',
      );
    }
    const events = connection.events();
    const coordinator = new Coordinator(queue, events, on, recheck);
    await coordinator.persistence.ask(() => events.waitUntilReady());
    if (await queue.isPaused()) on({ kind: 'paused' });
    return coordinator;
  }

  perform<K extends TaskName>(name: K, input: Parameters<AllTasks[K]>[0]): Promise<ReturnType<AllTasks[K]>> {
    return this.ask(name, input) as Promise<ReturnType<AllTasks[K]>>;
  }

  performAloud<K extends TaskName>(
    name: K,
    input: Parameters<AllTasks[K]>[0],
    hear: (text: string) => void,
  ): Promise<ReturnType<AllTasks[K]>> {
    return this.ask(name, input, hear) as Promise<ReturnType<AllTasks[K]>>;
  }

  /** Nobody needs the results any more: they are taken out of the queue. Throws if a job came to two. */
  async finish(): Promise<void> {
    await Promise.all(this.rechecks);
    for (const id of this.begunAgain) await this.compare(id);
    if (this.failure) throw this.failure;
    this.on({ kind: 'rechecked', jobs: this.rechecks.length, of: this.settled.size });
    await this.remove([...this.settled.keys()]);
  }

  /** Takes those jobs out of the queue that nobody has begun. Results stay there for the next run. */
  async dismiss(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await this.recheck.dismiss();
    const open = [...this.open.keys()];
    this.open.clear();
    const leaving = this.remove(open).then(() => Promise.all([this.events.close(), this.queue.close()]));
    await Promise.race([leaving.catch(() => undefined), soon()]);
    this.persistence.end();
    await Promise.race([Promise.allSettled([this.events.disconnect(), this.queue.disconnect()]), soon()]);
  }

  private ask(task: TaskName, input: unknown, hear?: (text: string) => void): Promise<unknown> {
    if (this.failure) return Promise.reject(this.failure);
    const job: Job = { version: version(), task, input: JSON.stringify(input) };
    const id = idOf(job);
    const before = this.open.get(id);
    if (before) return before.result;
    const { promise: result, resolve, reject } = withResolvers();
    // Nobody may wait for it any more.
    result.catch(() => undefined);
    const state = { refusals: 0, isBeingSettled: false, isToBeLookedAt: false };
    this.open.set(id, { id, job, result, resolve, reject, hear, ...state });
    void this.put(id);
    return result;
  }

  /** Puts a job in, unless it is there; one that is there may have been answered. */
  private async put(id: string): Promise<void> {
    const { job } = this.open.get(id) ?? {};
    if (!job) return;
    await this.persistence.ask(() => this.queue.add(job.task, writeJob(job), { jobId: id }));
    await this.settle(id);
  }

  /** Takes what a job came to, if it is answered. */
  private async settle(id: string): Promise<void> {
    const open = this.open.get(id);
    if (!open) return;
    open.isToBeLookedAt = true;
    if (open.isBeingSettled) return;
    open.isBeingSettled = true;
    let queued: QueuedJob | undefined;
    // Something may be heard of it during the look.
    while (open.isToBeLookedAt) {
      open.isToBeLookedAt = false;
      queued = await this.persistence.ask(() => this.queue.getJob(id));
    }
    open.isBeingSettled = false;
    // It may have been given up meanwhile.
    if (!this.open.has(id) || queued?.finishedOn === undefined) return;
    let answer: Answer;
    let result: unknown;
    try {
      if (queued.failedReason) throw new Error(`it failed: ${queued.failedReason}`);
      answer = readAnswer(queued.returnvalue);
      if (answer.version !== version()) throw new Error(otherVersion(answer));
      result = resultOf(open.job, answer.result);
    } catch (error) {
      await this.refuse(open, messageOf(error));
      return;
    }
    if (queued.attemptsStarted > 1) this.begunAgain.add(id);
    this.note(id, { worker: answer.worker, sha256: answer.sha256 });
    if (this.begunAgain.has(id)) await this.compare(id);
    if (this.failure) return;
    if (this.recheck.isFor(id)) this.rechecks.push(this.doAgain(open));
    this.open.delete(id);
    open.resolve(result);
  }

  /** What a worker came to is used meanwhile: before the end it is known whether it is true. */
  private async doAgain({ id, job }: Open): Promise<void> {
    try {
      this.note(id, { worker: HERE, sha256: await this.recheck.sha256Of(job) });
    } catch (error) {
      this.stop(new Error(`${id} (${job.task}) could not be done again here: ${messageOf(error)}`));
    }
  }

  /** The job is done again, by whoever takes it. */
  private async refuse(open: Open, because: string): Promise<void> {
    open.refusals += 1;
    const { id, job, refusals } = open;
    this.on({ kind: 'refused', job: id, task: job.task, because });
    if (refusals >= MOST_REFUSALS) {
      this.stop(new Error(`${id} (${job.task}) was refused ${refusals} times, at last because ${because}`));
      return;
    }
    await this.remove([id]);
    await this.put(id);
  }

  /** What everybody said that a job came to. */
  private async compare(id: string): Promise<void> {
    const { logs } = await this.persistence.ask(() => this.queue.getJobLogs(id));
    for (const report of reportsOf(logs)) this.note(id, report);
  }

  /** A job that was done twice is a test of determinism. */
  private note(id: string, report: Report): void {
    const before = this.settled.get(id);
    if (before === undefined) this.settled.set(id, report);
    else if (before.sha256 !== report.sha256) {
      const each = [before, report].map(({ worker, sha256 }) => `${sha256} from ${worker}`);
      this.stop(new Error(`${id} was done twice and came to different bytes: ${each.join(', and ')}`));
    }
  }

  private stop(failure: Error): void {
    this.failure ??= failure;
    const waiting = [...this.open.values()];
    for (const { reject } of waiting) reject(failure);
  }

  private hear(id: string, told: unknown): void {
    const open = this.open.get(id);
    if (!open?.hear) return;
    let said: string;
    try {
      said = toldBy(open.job, told);
    } catch (error) {
      this.on({ kind: 'ignored', job: id, because: messageOf(error) });
      return;
    }
    open.hear(said);
  }

  /** Events may get lost, and jobs too. */
  private async lookAtAll(): Promise<void> {
    let lost = 0;
    await inPortions([...this.open.keys()], async (id) => {
      const state = await this.persistence.ask(() => this.queue.getJobState(id));
      if (state === 'completed' || state === 'failed') await this.settle(id);
      if (state !== 'unknown' || !this.open.has(id)) return;
      lost += 1;
      await this.put(id);
    });
    if (lost > 0) this.on({ kind: 'lost', jobs: lost });
    const done = this.settled.size;
    const perSecond = (1000 * done) / (Date.now() - this.started);
    this.on({ kind: 'progress', done, open: this.open.size, perSecond, workers: this.workers.length });
  }

  private async lookAtWorkers(): Promise<void> {
    const now = await this.persistence.ask(() => workersOf(this.queue));
    const joined = now.filter((name) => !this.workers.includes(name));
    const left = this.workers.filter((name) => !now.includes(name));
    this.workers = now;
    if (joined.length + left.length > 0) this.on({ kind: 'workers', workers: now, joined, left });
  }

  private async remove(ids: readonly string[]): Promise<void> {
    await inPortions(ids, (id) =>
      // One that somebody is at stays, and what it comes to as well.
      this.persistence.ask(() => this.queue.remove(id).catch(() => 0)),
    );
  }

  /** Again and again, but not before the last time is over. */
  private every(milliseconds: number, look: () => Promise<void>): void {
    let isLooking = false;
    const timer = setInterval(() => {
      if (isLooking) return;
      isLooking = true;
      void look().finally(() => {
        isLooking = false;
      });
    }, milliseconds);
    this.timers.push(timer);
  }
}

/** The names of the workers that listen, sorted. */
export async function workersOf(queue: Queue): Promise<readonly string[]> {
  const all = await queue.getWorkers();
  return [
    ...new Set(all.map(({ rawname, name }) => (rawname ?? name ?? '').split(':w:')[1] ?? name ?? '')),
  ].sort();
}

/** Of the job that is in the queue; `undefined` if it is none of ours. */
export function versionIn({ data }: QueuedJob): string | undefined {
  try {
    return readJob(data).version;
  } catch {
    return undefined;
  }
}

function otherVersion({ worker, version: got }: Answer): string {
  return `expected an answer of basincheck ${version()}, got one of ${got} from ${worker}`;
}

class Late extends Error {}

async function answering(queue: Queue): Promise<void> {
  const late = new AbortController();
  try {
    const inTime = new Promise<never>((_, reject) => {
      const timer = setTimeout(() => {
        reject(new Late());
      }, PATIENCE);
      late.signal.addEventListener('abort', () => {
        clearTimeout(timer);
      });
    });
    await Promise.race([queue.waitUntilReady().then(() => queue.count()), inTime]);
  } finally {
    late.abort();
  }
}

function soon(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, GOODBYE);
  });
}

async function inPortions<T>(items: readonly T[], does: (item: T) => Promise<unknown>): Promise<void> {
  for (let from = 0; from < items.length; from += AT_A_TIME) {
    await Promise.all(items.slice(from, from + AT_A_TIME).map(does));
  }
}

function withResolvers(): {
  promise: Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: Error) => void;
} {
  let [resolve, reject]: [(value: unknown) => void, (error: Error) => void] = [
    () => undefined,
    () => undefined,
  ];
  const promise = new Promise((yes, no) => {
    [resolve, reject] = [yes, no];
  });
  return { promise, resolve, reject };
}
