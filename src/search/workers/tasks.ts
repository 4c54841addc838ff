/** Tasks that go by names: what a thread of a crew can do. */

import type { MessagePort } from 'node:worker_threads';

/**
 * A task, from plain data to plain data. While it works, it may tell texts. The result depends on the input alone, not on
 * the thread, nor on when it is done.
 */
export type Task<Input, Result> = (input: Input, tell: (text: string) => void) => Result;

/** Tasks of any kind, each under its name. */
export type Tasks = Readonly<Record<string, Task<never, unknown>>>;

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
