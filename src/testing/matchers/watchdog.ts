/**
 * Shows the case on which a function does not return. A function that never gives back control cannot be stopped from within, so
 * that a thread beside it watches: it is told of each call, and writes the case to stderr when a call takes longer than a while, and how
 * many calls there were when they take long together.
 */

import { Worker } from 'node:worker_threads';
import type { Watcher } from '../oracles/index.js';

/** A call is shown after this time, unless a limit for it was given; and after each such time, how many calls there were. */
const PATIENCE_IN_MILLISECONDS = 10_000;

/** Places of the numbers that both threads see: how often a call began or ended, how many bytes of text there are, and one to wait at. */
const [CALLS, LENGTH, PAUSE] = [0, 1, 2];
const MOST_BYTES = 65_536;

// Plain text, since the module of a thread has a place of its own in each package, and vitest moves modules.
const THREAD = `
const { workerData: { numbers, bytes, patience, calls, length, pause } } = require('node:worker_threads');
const { writeSync } = require('node:fs');
let [shown, seen, since, told, begin] = [-1, -1, Date.now(), Date.now(), Date.now()];
for (;;) {
  // Nobody wakes it: it sleeps.
  Atomics.wait(numbers, pause, 0, patience / 4);
  const now = Date.now();
  const count = Atomics.load(numbers, calls);
  if (count !== seen) [seen, since] = [count, now];
  // Odd while a call is under way.
  if (count % 2 === 1 && count !== shown && now - since >= patience) {
    shown = count;
    writeSync(2, Buffer.from(bytes.slice(0, Atomics.load(numbers, length))).toString() + '\\n');
  } else if (now - told >= patience && count !== shown) {
    told = now;
    writeSync(2, 'toAgreeWithReference: ' + Math.floor(count / 2) + ' calls in ' + Math.round((now - begin) / 1000) + ' s\\n');
  }
}
`;

/** Watches the calls of one comparison at a time. */
export class Watchdog implements Watcher {
  private readonly numbers = new Int32Array(new SharedArrayBuffer(12));
  private readonly bytes = new Uint8Array(new SharedArrayBuffer(MOST_BYTES));
  private readonly thread: Worker;

  constructor(patience: number = PATIENCE_IN_MILLISECONDS) {
    const { numbers, bytes } = this;
    this.thread = new Worker(THREAD, {
      eval: true,
      workerData: {
        numbers,
        bytes,
        patience,
        calls: CALLS,
        length: LENGTH,
        pause: PAUSE,
      },
    });
    // It does not keep the process alive.
    this.thread.unref();
  }

  /** A call begins; `text` says on what. */
  begin(text: string): void {
    const { written } = new TextEncoder().encodeInto(text, this.bytes);
    Atomics.store(this.numbers, LENGTH, written);
    Atomics.add(this.numbers, CALLS, 1);
  }

  /** The call has come to an end. */
  end(): void {
    Atomics.add(this.numbers, CALLS, 1);
  }

  async stop(): Promise<void> {
    await this.thread.terminate();
  }
}
