export { type Address, addressOf, withoutPassword } from './connection.js';
export { Coordinator } from './coordinator.js';
export type { ClusterEvent } from './events.js';
export { sha256 } from './job.js';
export type { RecheckOptions } from './recheck.js';
export {
  equalShare,
  MOST_CASES_IN_A_SHARD,
  rangeOf,
  readShard,
  type Shard,
  SHARD_FILE,
  shardFile,
  type ShardRecord,
  shareOf,
  type Whole,
  writeShard,
} from './shard.js';
export {
  BLOCK_OF_A_SHARE,
  blockShares,
  type BlockShare,
  blockStarts,
  caseShares,
  type CaseShare,
  cellShares,
  type CellShare,
  dataShares,
  type DataShare,
  lookShares,
  type LookShare,
} from './shares.js';
export { type Status, supervise, type Supervision } from './supervision.js';
export { version } from './version.js';
export { work, type WorkerOptions } from './worker.js';
