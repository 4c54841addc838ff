/**
 * Some jobs are done again here, to see whether workers say the truth where no file can show it: that nothing was found. Which ones nobody
 * can foresee who does not know the secret.
 */

import { randomBytes } from 'node:crypto';
import { Crew, type Workforce } from '../workers/index.js';
import { type Job, sha256 } from './job.js';
import type { ThreadTasks } from './thread.js';

export interface RecheckOptions {
  /** Of the jobs, from 0 to 1. */
  readonly share: number;
  /** From which it follows which jobs are done again; a new one each time if it is not given. */
  readonly secret?: string;
  /** Who does them: a thread of its own if not given, so that the coordinator hears meanwhile what goes on. */
  readonly workforce?: Workforce<ThreadTasks>;
}

const DIGITS = 12;

export class Recheck {
  private readonly share: number;
  private readonly secret: string;
  private workforce: Workforce<ThreadTasks> | undefined;

  constructor({ share, secret = randomBytes(16).toString('hex'), workforce }: RecheckOptions) {
    if (!(share >= 0 && share <= 1))
      throw new RangeError(`--recheck: expected a share from 0 to 1, got ${share}`);
    this.share = share;
    this.secret = secret;
    this.workforce = workforce;
  }

  /** Whether the job with that id is one of them. */
  isFor(id: string): boolean {
    return parseInt(sha256(`${this.secret} ${id}`).slice(0, DIGITS), 16) < this.share * 16 ** DIGITS;
  }

  /** Of what the job comes to here. */
  async sha256Of({ task, input }: Job): Promise<string> {
    this.workforce ??= new Crew<ThreadTasks>(new URL('./thread.js', import.meta.url), 1);
    return sha256(await this.workforce.perform('perform', { task, input }));
  }

  async dismiss(): Promise<void> {
    await this.workforce?.dismiss();
  }
}
