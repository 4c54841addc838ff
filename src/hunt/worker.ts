/** What other threads run: one task, plain data in and out. */

import type { MessagePort } from 'node:worker_threads';
import { search, type Batch, type BatchResult } from './batch.js';
import { shrinkTrophy, type Shrink, type ShrinkResult } from './shrink-trophy.js';

export type Task =
  | { readonly kind: 'search'; readonly batch: Batch }
  /** Texts of smaller counterexamples are sent through the port, and `undefined` after the last. */
  | { readonly kind: 'shrink'; readonly task: Shrink; readonly port: MessagePort };

export default function perform(task: Task): BatchResult | ShrinkResult {
  if (task.kind === 'search') return search(task.batch);
  const { port } = task;
  const result = shrinkTrophy(task.task, (text) => {
    port.postMessage(text);
  });
  port.postMessage(undefined);
  return result;
}
