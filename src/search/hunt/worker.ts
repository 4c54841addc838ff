/** The entry point of the other threads: does one task, with plain data in and out. */

import { performing } from '../workers/index.js';
import { lookCloser, search } from './batch.js';
import { shrinkTrophy } from './shrink-trophy.js';

export type Task =
  | { readonly kind: 'search'; readonly batch: Batch }
  | { readonly kind: 'look closer'; readonly closer: Closer }
  /** The texts of smaller counterexamples are sent through the port, and `undefined` after the last. */
  | { readonly kind: 'shrink'; readonly task: Shrink; readonly port: MessagePort };

export default performing(tasks);
