/** `basincheck hunt --exhaustive`: the smallest counterexample of a small scope, or how many networks have none. */

import {
  BLOCK_OF_A_SHARE,
  blockShares,
  type BlockShare,
  blockStarts,
  type Shard,
  type Whole,
} from '../../search/cluster/index.js';
import {
  exhaust,
  type Exhaustion,
  type HuntTasks,
  huntThreads,
  isLast,
  LARGEST_SCOPE,
  scopeOf,
  type ScopeOptions,
  sizeOfScope,
} from '../../search/hunt/index.js';
import { inOrder, type Workforce } from '../../search/workers/index.js';
import { workersElsewhere } from './coordinator.js';
import { ExitCode } from './exit-code.js';
import { sayExhausted } from './exhaustive-result.js';
import { untilInterrupted } from './interruption.js';
import { checkFolder, makeFolder } from './output.js';
import { Progress } from './progress.js';
import type { QueueOption } from './queue-option.js';
import { sayShare, ShareFile } from './share-file.js';

export interface ExhaustiveOptions extends Omit<ScopeOptions, 'theorem' | 'without'> {
  readonly exhaustive?: true;
  readonly theorem?: string;
  readonly without?: string;
  readonly jobs: number;
  readonly out: string;
  /** Where workers are that do the work; if not given, it is done here. */
  readonly queue?: QueueOption;
  /** The share of the jobs that is done again here. */
  readonly recheck?: number;
  /** The share of the blocks that is gone through; all of them if not given. */
  readonly shard?: Shard;
  readonly json?: true;
}

/** Networks in a block: to judge one takes from a few milliseconds to a second. */
const BLOCK_OF_A_THREAD = 4;
const BLOCK_OF_A_JOB = 16;
/** Blocks that are under way: for each thread, or at a queue. */
const BLOCKS_OF_A_THREAD = 2;
const BLOCKS_ELSEWHERE = 64;

export async function huntExhaustively(options: ExhaustiveOptions): Promise<ExitCode> {
  const { theorem, without, dimension, hidden, numbers, activations, out, jobs, shard } = options;
  if (theorem === undefined || without === undefined) {
    throw new RangeError('hunt --exhaustive: expected one cell, with --theorem and --without');
  }
  const scope: ScopeOptions = { theorem, without, dimension, hidden, numbers, activations };
  const size = sizeOfScope(scopeOf(scope));
  if (size > LARGEST_SCOPE)
    throw new RangeError(`hunt --exhaustive: expected at most ${LARGEST_SCOPE} networks, got ${size}`);
  checkFolder('--out', out);
  if (shard) return shareOfScope(scope, options, shard);
  const elsewhere = await workersElsewhere(options);
  const workforce: Workforce<HuntTasks> = elsewhere ?? huntThreads(jobs);
  const progress = new Progress(size, 'networks');
  let done: Exhaustion | undefined;
  const on = (now: Exhaustion) => {
    done = now;
    progress.update(now.tried, '', now.of);
  };
  const [count, ahead] = elsewhere
    ? [BLOCK_OF_A_JOB, BLOCKS_ELSEWHERE]
    : [BLOCK_OF_A_THREAD, BLOCKS_OF_A_THREAD * jobs];
  const found = await untilInterrupted(workforce, async () => {
    const end = await exhaust(scope, { ahead, count, on }, workforce);
    await workforce.finish();
    return end;
  }).finally(() => {
    progress.stop();
  });
  return found ? sayExhausted(scope, found, options) : sayInterrupted(scope, done?.tried ?? 0, options.json);
}

function sayInterrupted(options: ScopeOptions, tried: number, json: true | undefined): ExitCode {
  const scope = scopeOf(options);
  const [cell, size] = [scope.cell.name, sizeOfScope(scope)];
  const said = { cell, scope: size, interrupted: true, tried, file: null };
  const looked =
    tried === 0 ? 'none was looked at yet' : `${tried} were looked at, and none of these was certified`;
  const sentence = `${cell}: interrupted: of the ${size} networks of the scope ${looked}`;
  process.stdout.write(json === true ? `${JSON.stringify(said)}\n` : `${sentence}\n`);
  return ExitCode.couldNotJudge;
}

/** Goes through every so manieth block up to the first find, from where an earlier run of the same command ended. */
async function shareOfScope(
  scope: ScopeOptions,
  { out, jobs, json }: ExhaustiveOptions,
  shard: Shard,
): Promise<ExitCode> {
  const cell = scopeOf(scope).cell.name;
  const whole: Whole = { command: 'exhaustive', seed: 0, runs: 1, subjects: [cell], scope };
  makeFolder('--out', out);
  const record = new ShareFile<BlockShare>(out, whole, shard, blockShares);
  const parts = [...record.earlier];
  const isWhole = () => parts.some(({ from, result }) => isLast({ from, count: BLOCK_OF_A_SHARE }, result));
  const tried = () => parts.reduce((sum, { result }) => sum + result.tried, 0);
  const progress = new Progress(sizeOfScope(scopeOf(scope)), 'networks');
  const crew = huntThreads(jobs);
  await untilInterrupted(crew, async (signal) => {
    if (isWhole()) return;
    const blocks = inOrder(startsAfter(parts.length, shard), BLOCKS_OF_A_THREAD * jobs, (from) =>
      crew.perform('judgeBlock', { scope, from, count: BLOCK_OF_A_SHARE }),
    );
    for await (const [from, result] of blocks) {
      if (signal.aborted) return;
      parts.push({ from, result });
      progress.update(tried(), '', Math.ceil(result.of / shard.of));
      record.note(parts);
      if (isWhole()) return;
    }
  }).finally(() => {
    progress.stop();
  });
  record.write(parts);
  const found = parts.filter(({ result }) => result.certificate !== undefined).length;
  const said = `${cell}: ${tried()} networks, ${found} of them certified`;
  const about = { cell, tried: tried(), found };
  return sayShare({ shard, file: record.path, isWhole: isWhole(), said, about }, json);
}

function* startsAfter(done: number, shard: Shard): Generator<number, void> {
  let k = 0;
  for (const from of blockStarts(shard)) if (k++ >= done) yield from;
}
