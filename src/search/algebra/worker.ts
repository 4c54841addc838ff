/** What the threads of a hunt in exact data run. */

import { performing } from '../workers/index.js';
import { searchData } from './piece.js';

/** Plain data in and out. */
export const dataTasks = { searchData };
export type DataTasks = typeof dataTasks;

export default performing(dataTasks);
