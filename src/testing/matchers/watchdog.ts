/**
 * Shows the case on which a function does not return. A function that never gives back control cannot be stopped from within, so
 * that a thread beside it watches: it is told of each call, and writes the case to stderr when a call takes longer than a while.
 */

import { Worker } from 'node:worker_threads';
import type { Watcher } from '../oracles/index.js';

/** A call is shown after this time, unless a limit for it was given. */
const PATIENCE_IN_MILLISECONDS = 10_000;

/** Places of the numbers that both threads see: how often a call began or ended, and how many bytes of text there are. */
const [CALLS, LENGTH] = [0, 1];
const MOST_BYTES = 65_536;

// Plain text, since the module of a thread has a place of its own in each package, and vitest moves modules.
const THREAD = `
const { workerData: { numbers, bytes, patience, calls, length } } = require('node:worker_threads');
const { writeSync } = require('node:fs');
let shown;
for (;;) {
  const before = Atomics.load(numbers, calls);
  const isSame = Atomics.wait(numbers, calls, before, patience) === 'timed-out';
  // Odd while a call is under way.
  if (!isSame || before % 2 === 0 || before === shown) continue;
  shown = before;
  const text = Buffer.from(bytes.slice(0, Atomics.load(numbers, length))).toString();
  writeSync(2, text + '\\n');
}
`;

/** Watches the calls of one comparison at a time. */
export class Watchdog implements Watcher {
  private readonly numbers = new Int32Array(new SharedArrayBuffer(8));
  private readonly bytes = new Uint8Array(new SharedArrayBuffer(MOST_BYTES));
  private readonly thread: Worker;

  constructor(patience: number = PATIENCE_IN_MILLISECONDS) {
    const { numbers, bytes } = this;
    this.thread = new Worker(THREAD, {
      eval: true,
      workerData: { numbers, bytes, patience, calls: CALLS, length: LENGTH },
    });
    // It does not keep the process alive.
    this.thread.unref();
  }

  /** A call begins; `text` says on what. */
  begin(text: string): void {
    const { written } = new TextEncoder().encodeInto(text, this.bytes);
    Atomics.store(this.numbers, LENGTH, written);
    this.tick();
  }

  /** The call has come to an end. */
  end(): void {
    this.tick();
  }

  async stop(): Promise<void> {
    await this.thread.terminate();
  }

  private tick(): void {
    Atomics.add(this.numbers, CALLS, 1);
    Atomics.notify(this.numbers, CALLS);
  }
}
