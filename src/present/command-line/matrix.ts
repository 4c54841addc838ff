/** `basincheck matrix`: the necessity matrix of a folder of counterexamples, line by line. */

import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { defaultLimits, verifyAboutNetwork, type Counterexample } from '../../proof/index.js';
import { readUntrusted } from './files.js';
import {
  cells,
  controls,
  matrixRows,
  type Cell,
  type MatrixRow,
  type Survived,
  type Trophy,
} from '../../search/hunt/index.js';

/** The counterexamples of a folder, by the names of their cells. Throws as `cellFile` does. */
export function matrixIn(
  folder: string,
  chosen: readonly Cell[] = cells,
): ReadonlyMap<string, Counterexample> {
  return new Map(
    chosen.flatMap((cell) => {
      const file = cellFile(folder, cell);
      return file === undefined ? [] : [[cell.name, file.counterexample] as const];
    }),
  );
}

/** A cell's file, if there is one. Throws if it is not verified, or belongs to another cell. */
export function cellFile(folder: string, { name, statement, dropped = '' }: Cell): Trophy | undefined {
  const path = join(folder, `${name}.json`);
  if (!existsSync(path)) return undefined;
  const text = textIn(path, 'a counterexample file');
  const verification = verifyAboutNetwork(text);
  if (verification.verdict !== 'verified')
    throw new Error(`${path}: expected a verified counterexample, got one ${verification.verdict}`);
  if (verification.theorem !== statement.id || verification.dropped.join() !== dropped) {
    const got = `one for ${verification.theorem} without ${verification.dropped.join(', ') || 'none'}`;
    throw new Error(`${path}: expected a counterexample for ${name}, got ${got}`);
  }
  return { counterexample: verification.counterexample, text };
}

/** The matrix of a folder's files; with the controls if it is given how many networks survived in each. */
export function matrix(folder: string, survived?: Survived): readonly MatrixRow[] {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new Error(`${folder}: expected a folder of counterexamples, got none`);
  if (survived === undefined) return matrixRows(cells, matrixIn(folder), new Map());
  return matrixRows([...cells, ...controls], matrixIn(folder), survived);
}

/** For each control, how many networks survived, as a JSON file says it. Throws if it says anything else. */
export function survivedIn(path: string): Survived {
  const expected = `an object with numbers of networks under ${controls.map(({ name }) => name).join(', ')}`;
  const text = textIn(path, expected, '--survived: ');
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new Error(`--survived: ${path}: expected ${expected}, got a text that is no JSON`);
  }
  const entries = typeof read === 'object' && read !== null ? Object.entries(read) : [];
  const names = controls.map(({ name }) => name);
  const isCount = ([name, count]: [string, unknown]) => names.includes(name) && Number.isSafeInteger(count);
  if (entries.length > 0 && entries.every(isCount)) return new Map(entries as [string, number][]);
  throw new Error(`--survived: ${path}: expected ${expected}`);
}

function textIn(path: string, expected: string, option = ''): string {
  const read = readUntrusted(path, defaultLimits.characters);
  if ('text' in read) return read.text;
  throw new Error(`${option}${path}: expected ${expected}, got ${read.problem.found}`);
}
