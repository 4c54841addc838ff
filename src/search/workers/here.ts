/** A workforce of nobody else: each task is done here and at once. */

import type { Task, Tasks, Workforce } from './tasks.js';

export function here<T extends Tasks>(tasks: T): Workforce<T> {
  const does = (name: string, input: unknown, hear: (text: string) => void) =>
    Promise.resolve((tasks[name] as Task<unknown, unknown>)(input, hear));
  return {
    perform: (name, input) => does(name, input, () => undefined) as Promise<ReturnType<T[typeof name]>>,
    performAloud: (name, input, hear) => does(name, input, hear) as Promise<ReturnType<T[typeof name]>>,
    finish: () => Promise.resolve(),
    dismiss: () => Promise.resolve(),
  };
}
