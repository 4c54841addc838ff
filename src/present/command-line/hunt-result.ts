/** What a hunt leaves: files, a table, and an exit code. */

import { join } from 'node:path';
import type { Counterexample } from '../../proof/index.js';
import {
  cells,
  controls,
  goesBefore,
  matrixRows,
  matrixTable,
  provenanceOf,
  saysTheSame,
  type Cell,
  type Trophy,
} from '../../search/hunt/index.js';
import { isSmaller } from '../../search/shrink/index.js';
import { ExitCode } from './exit-code.js';
import { matrixIn } from './matrix.js';
import { writeOutput } from './output.js';

export interface Hunted {
  readonly seed: number;
  readonly out: string;
  readonly json?: true;
}

/** How far the hunt in a cell came. */
export interface Look {
  readonly cell: Cell;
  /** Number of networks that were searched. */
  readonly candidates: number;
  readonly interrupted: boolean;
}

/** The cells of the theorem, or of all, without the hypothesis, or without each, and the controls. */
export function cellsMeant({ theorem, without }: { theorem?: string; without?: string }): readonly Cell[] {
  const chosen = [...cells, ...controls].filter(
    ({ statement, dropped = 'none' }) =>
      (theorem ?? statement.id) === statement.id && (without ?? dropped) === dropped,
  );
  if (chosen.length > 0) return chosen;
  throw new RangeError(`hunt: expected a hypothesis of Theorem ${theorem ?? ''}, got ${without ?? ''}`);
}

/** Prints the matrix, with what is found in the folder, and says how the hunt exits. */
export function sayHunted(looks: readonly Look[], hunted: Hunted): ExitCode {
  const chosen = looks.map(({ cell }) => cell);
  const found = matrixIn(hunted.out, chosen);
  if (hunted.json === true) process.stdout.write(`${JSON.stringify(summary(looks, found, hunted))}\n`);
  else process.stdout.write(`${tableOf(looks, found)}\n`);
  if (controls.some(({ name }) => found.has(name))) return ExitCode.no;
  if (looks.some(({ interrupted }) => interrupted)) return ExitCode.couldNotJudge;
  const isFilled = chosen.every((cell) => controls.includes(cell) || found.has(cell.name));
  return isFilled ? ExitCode.yes : ExitCode.couldNotJudge;
}

/**
 * Writes the file unless there is one that is as small. Of files of this hunt of one size the same one stays, whichever
 * comes first, and one that says the same is brought up to date.
 */
export function keep(path: string, found: Trophy, before: Trophy | undefined): void {
  if (before !== undefined) {
    const [now, then] = [found.counterexample, before.counterexample];
    const isOwn = provenanceOf(now)?.seed === provenanceOf(then)?.seed;
    const isBetter = isOwn ? saysTheSame(found, before) || goesBefore(found, before) : isSmaller(now, then);
    if (!isBetter) return;
  }
  writeOutput('--out', path, found.text);
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
  { seed, out }: Hunted,
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
