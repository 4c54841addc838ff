/** What the thread of `basincheck verify` runs, so that Ctrl-C is heard while a file is judged. Plain data in and out. */

import type { Limits } from '../../proof/index.js';
import { performing } from '../../search/workers/index.js';
import { judgeFile, type FileVerdict } from './judge-file.js';

export interface JudgeTask {
  readonly path: string;
  readonly limits: Limits;
}

function judge({ path, limits }: JudgeTask): FileVerdict {
  return judgeFile(path, limits).verdict;
}

const tasks = { judge };
export type VerifyTasks = typeof tasks;

export default performing(tasks);
