/** What the threads of a hunt run. */

import { performing } from '../workers/index.js';
import { lookCloser, search } from './batch.js';
import { judgeBlock } from './block.js';
import { lookAtHopfields } from './hopfield-hunt.js';
import { shrinkTrophy } from './shrink-trophy.js';

/** Plain data in and out. Shrinking tells the texts of smaller counterexamples. */
export const huntTasks = { search, lookCloser, shrink: shrinkTrophy, judgeBlock, lookAtHopfields };
export type HuntTasks = typeof huntTasks;

export default performing(huntTasks);
