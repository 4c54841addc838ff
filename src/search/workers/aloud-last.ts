/**
 * The order in which threads take tasks: first those that tell nothing, then those that tell texts while they work, such as
 * shrinking. These are long and nothing waits for them, while the others lead to further tasks. So all threads have
 * something to do up to the end.
 */

import { kQueueOptions, type Tinypool } from 'tinypool';

type TaskQueue = NonNullable<NonNullable<ConstructorParameters<typeof Tinypool>[0]>['taskQueue']>;
type Task = Parameters<TaskQueue['push']>[0];

/** What an order has besides, if it tells texts. */
export const ALOUD = { [kQueueOptions]: { isAloud: true } };

export class AloudLast implements TaskQueue {
  private readonly quiet: Task[] = [];
  private readonly aloud: Task[] = [];

  get size(): number {
    return this.quiet.length + this.aloud.length;
  }

  shift(): Task | null {
    return this.quiet.shift() ?? this.aloud.shift() ?? null;
  }

  push(task: Task): void {
    (task[kQueueOptions] === null ? this.quiet : this.aloud).push(task);
  }

  remove(task: Task): void {
    for (const list of [this.quiet, this.aloud]) {
      const place = list.indexOf(task);
      if (place >= 0) list.splice(place, 1);
    }
  }

  cancel(): void {
    // What is never begun need not be ended.
  }
}
