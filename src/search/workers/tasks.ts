/** Tasks that go by names: what a thread of a crew can do. */

import type { MessagePort } from 'node:worker_threads';

/**
 * A task, from plain data to plain data. While it works, it may tell texts. The result depends on the input alone, not on
 * the thread, nor on when it is done.
 */
export type Task<Input, Result> = (input: Input, tell: (text: string) => void) => Result;

/** Tasks of any kind, each under its name. */
export type Tasks = Readonly<Record<string, Task<never, unknown>>>;

/** Who performs tasks: threads of this machine, or workers on others. What comes out does not depend on it. */
export interface Workforce<T extends Tasks> {
  /** The result of a task. */
  perform<K extends keyof T & string>(name: K, input: Parameters<T[K]>[0]): Promise<ReturnType<T[K]>>;
  /** The same for a task that tells texts while it works. */
  performAloud<K extends keyof T & string>(
    name: K,
    input: Parameters<T[K]>[0],
    hear: (text: string) => void,
  ): Promise<ReturnType<T[K]>>;
  /** All that was wanted is done: nothing that was computed has to be kept for a later run. */
  finish(): Promise<void>;
  /** Ends the work, whatever it is at. */
  dismiss(): Promise<void>;
}

/** What a crew sends to a thread. */
export interface Order {
  /** Of the task. */
  readonly name: string;
  readonly input: unknown;
  /** Where the texts go that the task tells, and `undefined` after the last; none if nobody listens. */
  readonly port?: MessagePort;
}

/** What the module of a thread exports by default: it performs the task that an order names. */
export function performing(tasks: Tasks): (order: Order) => unknown {
  return ({ name, input, port }) => {
    const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
    if (task === undefined) {
      throw new RangeError(`performing: expected one of ${Object.keys(tasks).join(', ')}, got ${name}`);
    }
    const result = task(input as never, (text) => port?.postMessage(text));
    port?.postMessage(undefined);
    return result;
  };
}
