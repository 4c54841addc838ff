/** `basincheck hunt --hopfield`: what basins of continuous Hopfield networks look like. */

import { lookShares, type LookShare, rangeOf, type Shard, type Whole } from '../../search/cluster/index.js';
import {
  type HopfieldLook,
  hopfieldPieces,
  hopfieldRow,
  hopfieldShapes,
  type HuntTasks,
  huntThreads,
} from '../../search/hunt/index.js';
import { inOrder, type Workforce } from '../../search/workers/index.js';
import { workersElsewhere } from './coordinator.js';
import type { ExitCode } from './exit-code.js';
import { sayHopfield } from './hopfield-result.js';
import { untilInterrupted } from './interruption.js';
import { checkFolder, makeFolder } from './output.js';
import { Progress } from './progress.js';
import type { QueueOption } from './queue-option.js';
import { sayShare, ShareFile } from './share-file.js';

export interface HopfieldOptions {
  readonly hopfield: number;
  readonly seed: number;
  readonly jobs: number;
  readonly out: string;
  /** Where workers are that do the work; if not given, it is done here. */
  readonly queue?: QueueOption;
  /** The share of the jobs that is done again here. */
  readonly recheck?: number;
  /** The share of the networks that is looked at; all of them if not given. */
  readonly shard?: Shard;
  readonly json?: true;
}

/** Pieces that are under way: for each thread, or at a queue. */
const PIECES_OF_A_THREAD = 2;
const PIECES_ELSEWHERE = 64;

export async function huntHopfieldNetworks(options: HopfieldOptions): Promise<ExitCode> {
  const { hopfield: each, seed, jobs, shard } = options;
  const range = shard ? rangeOf(each, shard) : ([0, each] as const);
  const record = shard && recordOf(options, shard);
  const looks = hopfieldShapes.map((_, k): HopfieldLook[] => [...(record?.earlier[k]?.looks ?? [])]);
  const parts = () =>
    hopfieldShapes.map(([inputs, patterns], k): LookShare => ({
      inputs,
      patterns,
      from: range[0],
      looks: looks[k] ?? [],
    }));
  const pieces = hopfieldShapes.flatMap((shape, k) => {
    const known = looks[k] ?? [];
    return [...hopfieldPieces(shape, seed, [range[0] + known.length, range[1]])].map((piece) => ({
      piece,
      known,
    }));
  });
  const [all, done] = [hopfieldShapes.length * (range[1] - range[0]), () => looks.flat().length];
  const elsewhere = await workersElsewhere(options);
  const workforce: Workforce<HuntTasks> = elsewhere ?? huntThreads(jobs);
  const progress = new Progress(all, 'networks');
  const ahead = elsewhere ? PIECES_ELSEWHERE : PIECES_OF_A_THREAD * jobs;
  await untilInterrupted(workforce, async (signal) => {
    const results = inOrder(pieces, ahead, ({ piece }) => workforce.perform('lookAtHopfields', piece));
    for await (const [{ piece, known }, seen] of results) {
      if (signal.aborted) return;
      known.push(...seen);
      progress.update(done(), `${piece.patterns} patterns in dimension ${piece.inputs}`);
      record?.note(parts());
    }
    await workforce.finish();
  }).finally(() => {
    progress.stop();
  });
  if (!record || !shard)
    return sayHopfield(
      hopfieldShapes.map((shape, k) => hopfieldRow(shape, seed, looks[k] ?? [])),
      all,
      options,
    );
  record.write(parts());
  const [networks, isWhole] = [done(), done() === all];
  const about = { seed, networks };
  return sayShare({ shard, file: record.path, isWhole, said: `${networks} networks`, about }, options.json);
}

function recordOf({ hopfield, seed, out }: HopfieldOptions, shard: Shard): ShareFile<LookShare> {
  checkFolder('--out', out);
  makeFolder('--out', out);
  const subjects = hopfieldShapes.map((shape) => shape.join('×'));
  const whole: Whole = { command: 'hopfield', seed, runs: hopfield, subjects };
  return new ShareFile(out, whole, shard, lookShares);
}
