/** `basincheck hunt --paper memorization` or `sigmoid`: the necessity of the hypotheses of statements about exact data. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type DataCell,
  dataCells,
  type DataHunt,
  dataThreads,
  huntData,
} from '../../search/algebra/index.js';
import {
  dataShares,
  type DataShare,
  sha256,
  type Shard,
  shareOf,
  type Whole,
} from '../../search/cluster/index.js';
import { exactPapers } from '../../statements/index.js';
import { workersElsewhere } from './coordinator.js';
import { type DataLook, keepData, sayData } from './data-result.js';
import { ExitCode } from './exit-code.js';
import { untilInterrupted } from './interruption.js';
import { checkFolder, makeFolder } from './output.js';
import { Progress } from './progress.js';
import type { QueueOption } from './queue-option.js';
import { ShareFile } from './share-file.js';

export interface HuntDataOptions {
  /** The name of one of the papers about exact data; all of them if not given. */
  readonly paper?: string;
  readonly theorem?: string;
  readonly without?: string;
  readonly seed: number;
  readonly runs: number;
  readonly jobs: number;
  readonly out: string;
  /** Where workers are that do the work; if not given, it is done here. */
  readonly queue?: QueueOption;
  /** The share of the jobs that is done again here. */
  readonly recheck?: number;
  /** The share of the cells that is hunted through; all of them if not given. */
  readonly shard?: Shard;
  readonly json?: true;
}

/** Cases for a cell, at most, unless a single cell is asked for. The rarest finds take some 10,000. */
const MOST_IN_ALL = 20_000;
/** Pieces that are under way: for each thread, or at a queue. */
const PIECES_OF_A_THREAD = 2;
const PIECES_ELSEWHERE = 64;

export async function huntInData(options: HuntDataOptions): Promise<ExitCode> {
  const { seed, jobs, out, shard } = options;
  const all = cellsMeant(options);
  const runs = all.length === 1 ? options.runs : Math.min(options.runs, MOST_IN_ALL);
  const whole: Whole = { command: 'data', seed, runs, subjects: all.map(({ name }) => name) };
  const chosen = shard ? shareOf(all, shard) : all;
  if (chosen.length === 0)
    throw new RangeError(
      `--shard: expected at most one for each of ${all.length} cells, got ${shard?.of ?? 0}`,
    );
  checkFolder('--out', out);
  makeFolder('--out', out);
  const record = shard && new ShareFile(out, whole, shard, dataShares);
  const elsewhere = await workersElsewhere(options);
  process.stderr.write(`seed ${seed}\n`);
  const workforce = elsewhere ?? dataThreads(jobs);
  const looks = new Map<DataCell, DataLook>(
    chosen.map((cell) => [
      cell,
      doneBefore(record, cell, out) ?? { cell, looked: 0, matching: 0, interrupted: true },
    ]),
  );
  const left = chosen.filter((cell) => looks.get(cell)?.interrupted);
  const underWay = elsewhere ? PIECES_ELSEWHERE : PIECES_OF_A_THREAD * jobs;
  const ahead = Math.ceil(underWay / Math.max(left.length, 1));
  const progress = new Progress(chosen.length, 'cells', 'cases');
  const keepRecord = () => record?.write(chosen.flatMap((cell) => shareOfCell(looks.get(cell), out)));
  const note = ({ cell, looked, matching, found }: DataHunt, interrupted: boolean) => {
    if (found && looked > 0) keepData(out, cell, found);
    looks.set(cell, { cell, looked, matching, interrupted });
    const seen = [...looks.values()];
    const open = seen.filter((look) => look.interrupted);
    const count = (of: readonly DataLook[]) => of.reduce((sum, look) => sum + look.looked, 0);
    const pace = { done: count(seen), left: open.length * runs - count(open) };
    progress.update(chosen.length - open.length, cell.name, chosen.length, pace);
  };
  await untilInterrupted(workforce, async (signal) => {
    const inEach = left.map(async (cell) => {
      const on = (hunt: DataHunt) => {
        note(hunt, true);
      };
      const hunt = await huntData(cell, { seed, runs, ahead, on, signal }, workforce);
      if (signal.aborted) return;
      note(hunt, false);
      keepRecord();
    });
    await Promise.all(inEach);
    await workforce.finish();
  }).finally(() => {
    progress.stop();
  });
  keepRecord();
  const verdict = sayData([...looks.values()], options);
  // The verdict is that on all shares.
  return shard && left.every((cell) => looks.get(cell)?.interrupted === false) ? ExitCode.yes : verdict;
}

/** The cells that are meant, in their order. Throws a RangeError that says what there is if there are none. */
function cellsMeant({ paper, theorem, without }: HuntDataOptions): readonly DataCell[] {
  const ofPaper = exactPapers
    .filter(({ name }) => (paper ?? name) === name)
    .flatMap(({ statements }) => statements);
  const cells = dataCells.filter(({ statement }) => ofPaper.includes(statement));
  const chosen = cells.filter(
    ({ statement, dropped = 'none' }) =>
      (theorem ?? statement.id) === statement.id && (without ?? dropped) === dropped,
  );
  const ids = new Set(cells.map(({ statement }) => statement.id));
  if (theorem !== undefined && !ids.has(theorem))
    throw new RangeError(`--theorem: expected one of ${[...ids].join(', ')}, got ${theorem}`);
  if (chosen.length > 0) return chosen;
  const of =
    theorem ??
    `a statement of the ${paper ?? 'papers about exact data'}${paper === undefined ? '' : ' paper'}`;
  throw new RangeError(`--without: expected a hypothesis of ${of}, got ${without ?? 'none'}`);
}

/** What the record of a share says of a cell that was hunted through before, if the file is there too. */
function doneBefore(
  record: ShareFile<DataShare> | undefined,
  cell: DataCell,
  out: string,
): DataLook | undefined {
  const share = record?.earlier.find((each) => each.cell === cell.name);
  if (share === undefined || share.sha256 !== fileDigest(out, cell)) return undefined;
  return { cell, looked: share.looked, matching: share.matching, interrupted: false };
}

function shareOfCell(look: DataLook | undefined, out: string): readonly DataShare[] {
  if (look === undefined || look.interrupted) return [];
  const { cell, looked, matching } = look;
  return [{ cell: cell.name, looked, matching, sha256: fileDigest(out, cell) }];
}

/** `null` if there is no file. */
function fileDigest(out: string, { name }: DataCell): string | null {
  const file = join(out, `${name}.json`);
  return existsSync(file) ? sha256(readFileSync(file, 'utf8')) : null;
}
