/** `basincheck hunt`: the necessity matrix, filled with verified files. */

import { join } from 'node:path';
import type { Counterexample } from '../../proof/index.js';
import {
  cells,
  controls,
  goesBefore,
  huntCell,
  HuntCrew,
  matrixRows,
  matrixTable,
  provenanceOf,
  saysTheSame,
  type Cell,
  type HuntResult,
  type Runner,
  type Trophy,
} from '../../search/hunt/index.js';
import { isSmaller } from '../../search/shrink/index.js';
import { ExitCode } from './exit-code.js';
import { untilInterrupted } from './interruption.js';
import { cellFile, matrixIn } from './matrix.js';
import { checkFolder, makeFolder, writeOutput } from './output.js';
import { Progress } from './progress.js';

export interface HuntOptions {
  readonly theorem?: string;
  readonly without?: string;
  readonly seed: number;
  readonly runs: number;
  readonly jobs: number;
  readonly out: string;
  readonly json?: true;
}

/** Candidates for a control, at most, when the whole matrix is hunted through: a round over all small shapes. */
const CONTROL = 4000;

export async function hunt(options: HuntOptions): Promise<ExitCode> {
  const { theorem, without, jobs, out, json } = options;
  const chosen = [...cells, ...controls].filter(
    ({ statement, dropped = 'none' }) =>
      (theorem ?? statement.id) === statement.id && (without ?? dropped) === dropped,
  );
  if (chosen.length === 0) {
    throw new RangeError(`hunt: expected a hypothesis of Theorem ${theorem ?? ''}, got ${without ?? ''}`);
  }
  checkFolder('--out', out);
  makeFolder('--out', out);
  process.stderr.write(`seed ${options.seed}\n`);
  const board = new Board(chosen, (cell) => runsIn(cell, options));
  const crew = new HuntCrew(jobs);
  const results: HuntResult[] = [];
  const isComplete = await untilInterrupted(crew, async (signal) => {
    const inEach = chosen.map(async (cell) => {
      const result = await inCell(cell, options, crew, board, signal);
      if (!signal.aborted) results.push(result);
    });
    await Promise.all(inEach);
    return true;
  }).finally(() => {
    board.stop();
  });
  const found = matrixIn(out, chosen);
  const looks = chosen.map((cell) => lookAt(cell, results, board));
  if (json === true) process.stdout.write(`${JSON.stringify(summary(looks, found, options))}\n`);
  else process.stdout.write(`${tableOf(looks, found)}\n`);
  if (controls.some(({ name }) => found.has(name))) return ExitCode.no;
  if (isComplete === undefined) return ExitCode.couldNotJudge;
  const isFilled = chosen.every((cell) => controls.includes(cell) || found.has(cell.name));
  return isFilled ? ExitCode.yes : ExitCode.couldNotJudge;
}

async function inCell(
  cell: Cell,
  hunting: HuntOptions,
  runner: Runner,
  board: Board,
  signal: AbortSignal,
): Promise<HuntResult> {
  const { seed, out } = hunting;
  const earlier = cellFile(out, cell);
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

/**
 * Writes the file unless there is one that is as small. Of files of this hunt of one size the same one stays, whichever
 * comes first, and one that says the same is brought up to date.
 */
function keep(path: string, found: Trophy, before: Trophy | undefined): void {
  if (before !== undefined) {
    const [now, then] = [found.counterexample, before.counterexample];
    const isOwn = provenanceOf(now)?.seed === provenanceOf(then)?.seed;
    const isBetter = isOwn ? saysTheSame(found, before) || goesBefore(found, before) : isSmaller(now, then);
    if (!isBetter) return;
  }
  writeOutput('--out', path, found.text);
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

/** How far the hunt in a cell came. */
interface Look {
  readonly cell: Cell;
  /** Number of networks that were searched. */
  readonly candidates: number;
  readonly interrupted: boolean;
}

function lookAt(cell: Cell, results: readonly HuntResult[], board: Board): Look {
  const result = results.find((each) => each.cell === cell);
  if (result) return { cell, candidates: result.candidates, interrupted: false };
  return { cell, candidates: board.searchedIn(cell), interrupted: true };
}

function tableOf(looks: readonly Look[], found: ReadonlyMap<string, Counterexample>): string {
  const counts = (chosen: readonly Look[]) =>
    new Map(chosen.map(({ cell, candidates }) => [cell.name, candidates] as const));
  const survived = looks.filter(({ cell, interrupted }) => controls.includes(cell) && !interrupted);
  const rows = matrixRows(
    looks.map(({ cell }) => cell),
    found,
    counts(survived),
    counts(looks.filter(({ interrupted }) => interrupted)),
  );
  return matrixTable(rows, 'not found');
}

function summary(
  looks: readonly Look[],
  found: ReadonlyMap<string, Counterexample>,
  { seed, out }: HuntOptions,
): object {
  return {
    seed,
    interrupted: looks.some(({ interrupted }) => interrupted),
    cells: looks.map(({ cell: { name }, candidates, interrupted }) => ({
      cell: name,
      file: found.has(name) ? join(out, `${name}.json`) : null,
      candidates,
      interrupted,
    })),
  };
}
