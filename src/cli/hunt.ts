/** `basincheck hunt`: the necessity matrix, filled with verified files. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeCounterexample, type Counterexample } from '../certificates/index.js';
import {
  cells,
  counterexampleIn,
  Crew,
  huntCell,
  matrixTable,
  type Cell,
  type HuntResult,
  type Runner,
} from '../hunt/index.js';
import { isSmaller } from '../shrink/index.js';
import { ExitCode } from './exit-code.js';
import { writeWhole } from './files.js';
import { cellFile, matrixIn } from './matrix.js';
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

export async function hunt(options: HuntOptions): Promise<ExitCode> {
  const { theorem, without, jobs, out, json } = options;
  const chosen = cells.filter(
    ({ statement, dropped }) =>
      (theorem ?? statement.id) === statement.id && (without ?? dropped) === dropped,
  );
  if (chosen.length === 0) {
    throw new RangeError(`hunt: expected a hypothesis of Theorem ${theorem ?? ''}, got ${without ?? ''}`);
  }
  mkdirSync(out, { recursive: true });
  process.stderr.write(`seed ${options.seed}\n`);
  const crew = new Crew(jobs);
  const interruption = new AbortController();
  const stop = () => {
    interruption.abort();
  };
  process.once('SIGINT', stop);
  const interrupted = new Promise<'interrupted'>((resolve) => {
    interruption.signal.addEventListener('abort', () => {
      resolve('interrupted');
    });
  });
  const board = new Board(chosen);
  const hunting = Promise.all(chosen.map((cell) => inCell(cell, options, crew, board, interruption.signal)));
  const results = await Promise.race([hunting, interrupted]);
  board.stop();
  process.off('SIGINT', stop);
  await crew.dismiss();
  const found = matrixIn(out);
  const table = matrixTable(found, new Map());
  if (json === true) process.stdout.write(`${JSON.stringify(summary(chosen, found, results, options))}\n`);
  else process.stdout.write(`${table}\n`);
  if (results === 'interrupted') return ExitCode.couldNotJudge;
  return chosen.every(({ name }) => found.has(name)) ? ExitCode.yes : ExitCode.couldNotJudge;
}

async function inCell(
  cell: Cell,
  { seed, runs, out }: HuntOptions,
  runner: Runner,
  board: Board,
  signal: AbortSignal,
): Promise<HuntResult> {
  const earlier = cellFile(out, cell.name);
  const options = { seed, runs, signal, ...(earlier !== undefined && { earlier }) };
  const result = await huntCell(cell, options, runner, (event) => {
    if (event.kind === 'searched') board.searched(cell, event.candidates, event.best);
    else {
      keep(join(out, `${cell.name}.json`), event.text, cellFile(out, cell.name));
      board.found(cell);
    }
  });
  board.finished(cell);
  return result;
}

/** Writes the file unless there is one that is as small. A file of the same size and hunt is brought up to date. */
function keep(path: string, text: string, before: string | undefined): void {
  if (before !== undefined && before !== text) {
    const [now, then] = [counterexampleIn(text), counterexampleIn(before)];
    if (textWithoutProvenance(now) !== textWithoutProvenance(then) && !isSmaller(now, then)) return;
  }
  writeWhole(path, text);
}

function textWithoutProvenance(counterexample: Counterexample): string {
  return writeCounterexample({ ...counterexample, provenance: new Map() });
}

/** What is going on, on stderr. */
class Board {
  private readonly progress: Progress;
  private readonly states = new Map<string, string>();
  private readonly found_ = new Set<string>();
  private done = 0;

  constructor(private readonly chosen: readonly Cell[]) {
    this.progress = new Progress(chosen.length, 'cells');
  }

  searched({ name }: Cell, candidates: number, best: number): void {
    this.states.set(name, `${name}: ${candidates} candidates, best score ${best.toFixed(2)}`);
    this.show(name);
  }

  found({ name }: Cell): void {
    if (!this.found_.has(name)) process.stderr.write(`${name}: found, shrinking\n`);
    this.found_.add(name);
    this.states.set(name, `${name}: shrinking`);
    this.show(name);
  }

  finished({ name }: Cell): void {
    this.done += 1;
    this.show(name);
  }

  stop(): void {
    this.progress.stop();
  }

  private show(name: string): void {
    this.progress.update(this.done, this.states.get(name) ?? name, this.chosen.length);
  }
}

function summary(
  chosen: readonly Cell[],
  found: ReadonlyMap<string, Counterexample>,
  results: readonly HuntResult[] | 'interrupted',
  { seed, out }: HuntOptions,
): object {
  return {
    seed,
    interrupted: results === 'interrupted',
    cells: chosen.map(({ name }) => ({
      cell: name,
      file: found.has(name) ? join(out, `${name}.json`) : null,
      candidates:
        results === 'interrupted'
          ? null
          : (results.find(({ cell }) => cell.name === name)?.candidates ?? null),
    })),
  };
}
