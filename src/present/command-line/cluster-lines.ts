/** What goes on in a queue, a line for each event: for people, or as JSON for a collector of logs. */

import { type Address, type ClusterEvent, withoutPassword } from '../../search/cluster/index.js';

/** Milliseconds between two lines about progress. */
const BETWEEN_LINES = 15_000;

export class ClusterLines {
  private lastProgress = Date.now();

  constructor(
    private readonly address: Address,
    private readonly json: true | undefined,
    private readonly stream: NodeJS.WriteStream,
  ) {}

  readonly on = (event: ClusterEvent): void => {
    if (event.kind === 'progress' && !this.isDue()) return;
    const { kind, ...rest } = event;
    const line =
      this.json === true
        ? JSON.stringify({ time: new Date().toISOString(), event: kind, queue: this.address.shown, ...rest })
        : textOf(event, this.address);
    this.stream.write(`${withoutPassword(line, this.address)}\n`);
  };

  private isDue(): boolean {
    if (process.env.BASINCHECK_PROGRESS === '0') return false;
    const now = Date.now();
    if (now - this.lastProgress < BETWEEN_LINES) return false;
    this.lastProgress = now;
    return true;
  }
}

/** Digits of the name of a job that are shown. */
const SHOWN = 12;

function textOf(event: ClusterEvent, { shown }: Address): string {
  switch (event.kind) {
    case 'ready':
      return `${event.worker}: basincheck ${event.version} works for ${shown} in ${count(event.jobs, 'thread')}`;
    case 'done':
      return `${short(event.job)} ${event.task}: ${(event.milliseconds / 1000).toFixed(1)} s, SHA-256 ${event.sha256}`;
    case 'failed':
      return `${short(event.job)} not done: ${event.because}`;
    case 'other version':
      return (
        `expected jobs of basincheck ${event.expected}, got one of ${event.got}: this worker leaves it to others and ends; ` +
        'install the same version everywhere'
      );
    case 'workers': {
      const changes = [
        ...event.joined.map((name) => `${name} came`),
        ...event.left.map((name) => `${name} went`),
      ];
      return `${count(event.workers.length, 'worker')}: ${changes.join(', ')}`;
    }
    case 'progress': {
      const { done, open, perSecond, workers } = event;
      return `${count(workers, 'worker')}, ${count(done, 'job')} done, ${perSecond.toFixed(1)} jobs/s, ${open} open`;
    }
    case 'rechecked': {
      const said = `${event.jobs} of ${count(event.of, 'job')} were done again here`;
      return event.jobs === 0 ? said : `${said}, and came to the same bytes`;
    }
    case 'refused':
      return `${short(event.job)} ${event.task}: the answer was refused, and the job is done again: ${event.because}`;
    case 'lost':
      return `${shown} has forgotten ${count(event.jobs, 'job')}: put in again`;
    case 'ignored':
      return `${short(event.job)}: what a worker told on the way was refused: ${event.because}`;
    case 'paused':
      return `${shown} is paused: nothing is done before basincheck queue resume`;
    case 'away':
      return `${shown} does not answer (${event.because}); trying again`;
    case 'back':
      return `${shown} answers again`;
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function short(job: string): string {
  return job.slice(0, 'job-'.length + SHOWN);
}
