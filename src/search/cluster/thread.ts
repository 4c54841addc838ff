/** What the threads of a worker run, so that its event loop stays free to renew the locks of its jobs. */

import { performing } from '../workers/index.js';
import { perform } from './job.js';

const tasks = { perform };
export type ThreadTasks = typeof tasks;

export default performing(tasks);
