/** `basincheck hunt`: the necessity matrix, filled with verified files. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  sha256,
  type Shard,
  shardFile,
  shareOf,
  type Whole,
  writeShard,
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
import { checkFolder, makeFolder, writeOutput } from './output.js';
import { Progress } from './progress.js';
import type { QueueOption } from './queue-option.js';

export interface HuntOptions {
  readonly theorem?: string;
  readonly without?: string;
  readonly seed: number;
  readonly runs: number;
  readonly jobs: number;
  readonly out: string;
  /** Where workers are that do the work; if not given, it is done here. */
  readonly queue?: QueueOption;
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
  const elsewhere = await workersElsewhere(options);
  process.stderr.write(`seed ${options.seed}\n`);
  const board = new Board(chosen, (cell) => runsIn(cell, options));
  const crew = new HuntCrew(jobs, elsewhere);
  const results: HuntResult[] = [];
  await untilInterrupted(crew, async (signal) => {
    const inEach = chosen.map(async (cell) => {
      const result = await inCell(cell, options, crew, board, signal);
      if (!signal.aborted) results.push(result);
    });
    await Promise.all(inEach);
    await crew.finish();
  }).finally(() => {
    board.stop();
  });
  const looks = chosen.map((cell) => lookAt(cell, results, board));
  if (shard && looks.every(({ interrupted }) => !interrupted)) {
    const shares = looks.map(({ cell: { name }, candidates }) => {
      const file = join(out, `${name}.json`);
      return { cell: name, candidates, sha256: existsSync(file) ? sha256(readFileSync(file, 'utf8')) : null };
    });
    writeOutput('--out', join(out, shardFile(whole, shard)), writeShard(whole, shard, shares));
    sayHunted(looks, options);
    // The verdict is that on all shares.
    return ExitCode.yes;
  }
  return sayHunted(looks, options);
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
