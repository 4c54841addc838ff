/** Threads of this machine that hunt in exact data. */

import { Crew } from '../workers/index.js';
import type { DataTasks } from './worker.js';

export function dataThreads(jobs: number): Crew<DataTasks> {
  return new Crew(new URL('./worker.js', import.meta.url), jobs);
}
