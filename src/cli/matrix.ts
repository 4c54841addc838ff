/** `basincheck matrix`: the necessity matrix of a folder of counterexamples, in Markdown. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verify, type Counterexample } from '../certificates/index.js';
import { cells, counterexampleIn, matrixTable } from '../hunt/index.js';

/** The verified counterexamples of a folder, by the names of their cells. Throws on a file that is not verified. */
export function matrixIn(folder: string): ReadonlyMap<string, Counterexample> {
  return new Map(
    cells.flatMap(({ name }) => {
      const text = cellFile(folder, name);
      return text === undefined ? [] : [[name, counterexampleIn(text)] as const];
    }),
  );
}

/** The text of a cell's file, if there is one. Throws if it is not verified. */
export function cellFile(folder: string, name: string): string | undefined {
  const path = join(folder, `${name}.json`);
  if (!existsSync(path)) return undefined;
  const text = readFileSync(path, 'utf8');
  const { verdict } = verify(text);
  if (verdict === 'verified') return text;
  throw new Error(`${path}: expected a verified counterexample, got one ${verdict}`);
}

/** @param survived a JSON file: for each theorem how many networks with every hypothesis kept survived */
export function matrix(folder: string, survived: string | undefined): string {
  const runs =
    survived === undefined ? {} : (JSON.parse(readFileSync(survived, 'utf8')) as Record<string, number>);
  return `${matrixTable(matrixIn(folder), new Map(Object.entries(runs)))}\n`;
}
