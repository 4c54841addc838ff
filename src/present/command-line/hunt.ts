/** `basincheck hunt`: the necessity matrix, filled with verified files. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  cellShares,
  type CellShare,
  sha256,
  type Shard,
  shareOf,
  type Whole,
} from '../../search/cluster/index.js';
import {
  controls,
  huntCell,
  HuntCrew,
  provenanceOf,
  type Cell,
  type HuntResult,
  type Runner,
} from '../../search/hunt/index.js';
import { workersElsewhere } from './coordinator.js';
import { ExitCode } from './exit-code.js';
import { cellsMeant, keep, type Look, sayHunted } from './hunt-result.js';
import { untilInterrupted } from './interruption.js';
import { cellFile } from './matrix.js';
import { checkFolder, makeFolder } from './output.js';
import { Progress } from './progress.js';
import type { QueueOption } from './queue-option.js';
import { ShareFile } from './share-file.js';

export interface HuntOptions {
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

/** Candidates for a control, at most, when the whole matrix is hunted through: a round over all small shapes. */
const CONTROL = 4000;

export async function hunt(options: HuntOptions): Promise<ExitCode> {
  const { seed, runs, jobs, out, shard } = options;
  const all = cellsMeant(options);
  const whole: Whole = { command: 'hunt', seed, runs, subjects: all.map(({ name }) => name) };
  const chosen = shard ? shareOf(all, shard) : all;
  if (chosen.length === 0)
    throw new RangeError(
      `--shard: expected at most one for each of ${all.length} cells, got ${shard?.of ?? 0}`,
    );
  checkFolder('--out', out);
  makeFolder('--out', out);
  const record = shard && new ShareFile(out, whole, shard, cellShares);
  const elsewhere = await workersElsewhere(options);
  process.stderr.write(`seed ${options.seed}\n`);
  const board = new Board(chosen, (cell) => runsIn(cell, options));
  const crew = new HuntCrew(jobs, elsewhere);
  const results: HuntResult[] = [...doneBefore(record, chosen, out)];
  const left = chosen.filter((cell) => !results.some((result) => result.cell === cell));
  const keepRecord = () => record?.write(chosen.flatMap((cell) => shareOfCell(cell, results, out)));
  await untilInterrupted(crew, async (signal) => {
    const inEach = left.map(async (cell) => {
      const result = await inCell(cell, options, crew, board, signal);
      if (signal.aborted) return;
      results.push(result);
      keepRecord();
    });
    await Promise.all(inEach);
    await crew.finish();
  }).finally(() => {
    board.stop();
  });
  keepRecord();
  const looks = chosen.map((cell) => lookAt(cell, results, board));
  const verdict = sayHunted(looks, options);
  // The verdict is that on all shares.
  return shard && looks.every(({ interrupted }) => !interrupted) ? ExitCode.yes : verdict;
}

/** The cells that were hunted through before, as the record of a share says, and whose files are there. */
function doneBefore(
  record: ShareFile<CellShare> | undefined,
  chosen: readonly Cell[],
  out: string,
): readonly HuntResult[] {
  return (record?.earlier ?? []).flatMap(({ cell: name, candidates, sha256: digest }) => {
    const cell = chosen.find((each) => each.name === name);
    return cell && fileDigest(out, cell) === digest ? [{ cell, candidates }] : [];
  });
}

function shareOfCell(cell: Cell, results: readonly HuntResult[], out: string): readonly CellShare[] {
  const result = results.find((each) => each.cell === cell);
  if (result === undefined) return [];
  return [{ cell: cell.name, candidates: result.candidates, sha256: fileDigest(out, cell) }];
}

/** `null` if there is no file. */
function fileDigest(out: string, { name }: Cell): string | null {
  const file = join(out, `${name}.json`);
  return existsSync(file) ? sha256(readFileSync(file, 'utf8')) : null;
}

async function inCell(
  cell: Cell,
  hunting: HuntOptions,
  runner: Runner,
  board: Board,
  signal: AbortSignal,
): Promise<HuntResult> {
  const { seed, out } = hunting;
  const before = cellFile(out, cell);
  // To be the same as the others, a share is hunted through from the start. A queue still has what was computed: there the hunt
  // goes the same way again, to the same file.
  const isOver = before !== undefined && provenanceOf(before.counterexample)?.minimal === true;
  const isToGoOn = hunting.queue === undefined ? hunting.shard === undefined : isOver;
  const earlier = isToGoOn ? before : undefined;
  const options = { seed, runs: runsIn(cell, hunting), signal, ...(earlier !== undefined && { earlier }) };
  const result = await huntCell(cell, options, runner, (event) => {
    if (event.kind === 'searched') board.searched(cell, event.candidates, event.best);
    else {
      keep(join(out, `${cell.name}.json`), event.trophy, cellFile(out, cell));
      board.found(cell);
    }
  });
  board.finished(cell);
  return result;
}

function runsIn(cell: Cell, { runs, theorem, without }: HuntOptions): number {
  const isWhole = theorem === undefined && without === undefined;
  return isWhole && controls.includes(cell) ? Math.min(runs, CONTROL) : runs;
}

/** What is going on, on stderr. */
class Board {
  private readonly progress: Progress;
  private readonly candidates = new Map<Cell, number>();
  /** Where nothing has been found yet. */
  private readonly empty: Set<Cell>;
  private done = 0;

  constructor(
    private readonly chosen: readonly Cell[],
    private readonly runsIn: (cell: Cell) => number,
  ) {
    this.progress = new Progress(chosen.length, 'cells', 'networks');
    this.empty = new Set(chosen);
  }

  searched(cell: Cell, candidates: number, best: number): void {
    this.candidates.set(cell, candidates);
    this.show(`${cell.name}: ${candidates} networks, best score ${best.toFixed(2)}`);
  }

  searchedIn(cell: Cell): number {
    return this.candidates.get(cell) ?? 0;
  }

  found(cell: Cell): void {
    if (this.empty.delete(cell)) process.stderr.write(`${cell.name}: found, shrinking\n`);
    this.show(`${cell.name}: shrinking`);
  }

  finished(cell: Cell): void {
    this.done += 1;
    this.empty.delete(cell);
    this.show(cell.name);
  }

  stop(): void {
    this.progress.stop();
  }

  private show(note: string): void {
    const done = [...this.candidates.values()].reduce((sum, count) => sum + count, 0);
    // As if no cell were filled before its budget is spent.
    const left = [...this.empty].reduce(
      (sum, cell) => sum + this.runsIn(cell) - (this.candidates.get(cell) ?? 0),
      0,
    );
    this.progress.update(this.done, note, this.chosen.length, { done, left });
  }
}

function lookAt(cell: Cell, results: readonly HuntResult[], board: Board): Look {
  const result = results.find((each) => each.cell === cell);
  if (result) return { cell, candidates: result.candidates, interrupted: false };
  return { cell, candidates: board.searchedIn(cell), interrupted: true };
}
