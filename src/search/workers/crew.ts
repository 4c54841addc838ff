/** A pool of threads that perform named tasks. What comes out does not depend on their number. */

import { MessageChannel } from 'node:worker_threads';
import { Tinypool } from 'tinypool';
import { ALOUD, AloudLast } from './aloud-last.js';
import type { Order, Tasks, Workforce } from './tasks.js';

/** `jobs` threads, which live as long as the crew. */
export class Crew<T extends Tasks> implements Workforce<T> {
  private readonly pool: Tinypool;

  /** `module` is the address of the module that the threads load: its default export is `performing(tasks)`. */
  constructor(
    module: URL,
    readonly jobs: number,
  ) {
    this.pool = new Tinypool({
      filename: module.href,
      minThreads: jobs,
      maxThreads: jobs,
      taskQueue: new AloudLast(),
    });
  }

  /** The result of a task, which one of the threads performs as soon as it is free. */
  perform<K extends keyof T & string>(name: K, input: Parameters<T[K]>[0]): Promise<ReturnType<T[K]>> {
    const order: Order = { name, input };
    return this.pool.run(order) as Promise<ReturnType<T[K]>>;
  }

  /** The same for a task that tells texts while it works: all of them are heard before the result is there. */
  async performAloud<K extends keyof T & string>(
    name: K,
    input: Parameters<T[K]>[0],
    hear: (text: string) => void,
  ): Promise<ReturnType<T[K]>> {
    const { port1, port2 } = new MessageChannel();
    const heardAll = new Promise<void>((resolve) => {
      port1.on('message', (text: string | undefined) => {
        if (text === undefined) resolve();
        else hear(text);
      });
    });
    const order: Order = { name, input, port: port2 };
    try {
      const result = (await this.pool.run({ ...order, ...ALOUD }, { transferList: [port2] })) as ReturnType<
        T[K]
      >;
      // Texts and the result come on different ways.
      await heardAll;
      return result;
    } finally {
      port1.close();
    }
  }

  /** Threads keep nothing for later. */
  async finish(): Promise<void> {
    // Nothing to do.
  }

  /** Ends the threads, whatever they are at. */
  async dismiss(): Promise<void> {
    await this.pool.destroy();
  }
}
