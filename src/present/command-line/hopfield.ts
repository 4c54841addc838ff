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
  const { hopfield: each, seed, shard } = options;
  if (shard) return shareOfNetworks(options, shard);
  const looks = hopfieldShapes.map((): HopfieldLook[] => []);
  await lookAtRange([0, each], looks, options, () => undefined);
  const rows = hopfieldShapes.map((shape, k) => hopfieldRow(shape, seed, looks[k] ?? []));
  return sayHopfield(rows, hopfieldShapes.length * each, options);
}

/** Looks at a range of the networks of each shape, from where an earlier run of the same command ended. */
async function shareOfNetworks(options: HopfieldOptions, shard: Shard): Promise<ExitCode> {
  const { hopfield: each, seed, out, json } = options;
  const [from, until] = rangeOf(each, shard);
  checkFolder('--out', out);
  makeFolder('--out', out);
  const subjects = hopfieldShapes.map((shape) => shape.join('×'));
  const whole: Whole = { command: 'hopfield', seed, runs: each, subjects };
  const record = new ShareFile<LookShare>(out, whole, shard, lookShares);
  const looks = hopfieldShapes.map((_, k): HopfieldLook[] => [...(record.earlier[k]?.looks ?? [])]);
  const parts = () =>
    hopfieldShapes.map(([inputs, patterns], k): LookShare => {
      return { inputs, patterns, from, looks: looks[k] ?? [] };
    });
  await lookAtRange([from, until], looks, options, () => {
    record.note(parts());
  });
  record.write(parts());
  const networks = looks.flat().length;
  const isWhole = networks === hopfieldShapes.length * (until - from);
  const about = { seed, networks };
  return sayShare({ shard, file: record.path, isWhole, said: `${networks} networks`, about }, json);
}

/** Adds to the looks of each shape those that are missing of the range, until Ctrl-C; told after each piece. */
async function lookAtRange(
  [from, until]: readonly [number, number],
  looks: readonly HopfieldLook[][],
  options: HopfieldOptions,
  note: () => void,
): Promise<void> {
  const { seed, jobs } = options;
  const pieces = hopfieldShapes.flatMap((shape, k) => {
    const known = looks[k] ?? [];
    const missing = [...hopfieldPieces(shape, seed, [from + known.length, until])];
    return missing.map((piece) => ({ piece, known }));
  });
  const elsewhere = await workersElsewhere(options);
  const workforce: Workforce<HuntTasks> = elsewhere ?? huntThreads(jobs);
  const progress = new Progress(hopfieldShapes.length * (until - from), 'networks');
  const ahead = elsewhere ? PIECES_ELSEWHERE : PIECES_OF_A_THREAD * jobs;
  await untilInterrupted(workforce, async (signal) => {
    const results = inOrder(pieces, ahead, ({ piece }) => workforce.perform('lookAtHopfields', piece));
    for await (const [{ piece, known }, seen] of results) {
      if (signal.aborted) return;
      known.push(...seen);
      progress.update(looks.flat().length, `${piece.patterns} patterns in dimension ${piece.inputs}`);
      note();
    }
    await workforce.finish();
  }).finally(() => {
    progress.stop();
  });
}
