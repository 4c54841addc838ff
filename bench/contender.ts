/**
 * A contender: a process of its own, so that starting it is not timed and none disturbs another. It reads commands line
 * by line and answers each with a line:
 *
 *     load PATH            ready, or failed WHY     reads a problem file
 *     run COUNT REPEATS    SECONDS DONE             CPU seconds for the first COUNT items, and what was done in them
 *     save COUNT PATH      saved                    writes what was found for them as int32: labels, then steps
 *
 * CPU seconds, because on a busy machine they say more than the clock, and because a second thread counts.
 */

import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { createInterface, type Interface } from 'node:readline';

/** None of them may have more than one thread. */
const ONE_THREAD = {
  OMP_NUM_THREADS: '1',
  OPENBLAS_NUM_THREADS: '1',
  MKL_NUM_THREADS: '1',
  NUMBA_NUM_THREADS: '1',
  PYTHONDONTWRITEBYTECODE: '1',
};

export interface Run {
  readonly seconds: number;
  readonly done: number;
}

export class Contender {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly lines: Interface;
  private readonly answers: AsyncIterator<string>;
  private complaints = '';

  constructor(
    readonly name: string,
    command: readonly [string, ...string[]],
  ) {
    const [program, ...parameters] = command;
    this.child = spawn(program, parameters, { env: { ...process.env, ...ONE_THREAD } });
    this.child.stderr.on('data', (text: Buffer) => (this.complaints += text.toString()));
    // What goes wrong with the process shows in the answer that does not come.
    this.child.on('error', (error) => (this.complaints += error.message));
    this.child.stdin.on('error', () => undefined);
    this.lines = createInterface({ input: this.child.stdout });
    this.answers = this.lines[Symbol.asyncIterator]();
  }

  async load(path: string): Promise<void> {
    await this.ask(`load ${path}`);
  }

  async run(count: number, repeats: number): Promise<Run> {
    const [seconds = NaN, done = NaN] = (await this.ask(`run ${count} ${repeats}`)).split(' ').map(Number);
    return { seconds, done };
  }

  async save(count: number, path: string): Promise<void> {
    await this.ask(`save ${count} ${path}`);
  }

  end(): void {
    this.child.stdin.end();
  }

  private async ask(line: string): Promise<string> {
    this.child.stdin.write(`${line}\n`);
    const answer = await this.answers.next();
    if (answer.done !== true && !answer.value.startsWith('failed ')) return answer.value;
    if (answer.done !== true) throw new Error(`${this.name}: ${answer.value}`);
    throw new Error(`${this.name}: expected an answer to "${line}", got none. ${this.complaints.trim()}`);
  }
}

/** How many items and repeats make up a run that can be timed. */
export interface Portion {
  readonly count: number;
  readonly repeats: number;
}

/** A portion of up to `most` items on which the contender is busy for about `seconds`; warms it up, too. */
export async function portionFor(contender: Contender, most: number, seconds: number): Promise<Portion> {
  let count = Math.min(64, most);
  for (;;) {
    const taken = (await contender.run(count, 1)).seconds;
    if (count === most) return { count, repeats: Math.max(1, Math.round(seconds / Math.max(taken, 1e-6))) };
    if (taken >= seconds / 2) return { count, repeats: 1 };
    count = Math.min(most, Math.ceil(count * Math.min(16, Math.max(2, (0.8 * seconds) / taken))));
  }
}
