/** The entry point of the other threads: does one task, with plain data in and out. */

import type { MessagePort } from 'node:worker_threads';
import { lookCloser, search, type Batch, type BatchResult, type Closer } from './batch.js';
import { shrinkTrophy, type Shrink, type ShrinkResult } from './shrink-trophy.js';

export type Task =
  | { readonly kind: 'search'; readonly batch: Batch }
  | { readonly kind: 'look closer'; readonly closer: Closer }
  /** The texts of smaller counterexamples are sent through the port, and `undefined` after the last. */
  | { readonly kind: 'shrink'; readonly task: Shrink; readonly port: MessagePort };

export default function perform(task: Task): BatchResult | ShrinkResult | string | undefined {
  if (task.kind === 'search') return search(task.batch);
  if (task.kind === 'look closer') return lookCloser(task.closer);
  const { port } = task;
  const result = shrinkTrophy(task.task, (text) => {
    port.postMessage(text);
  });
  port.postMessage(undefined);
  return result;
}
