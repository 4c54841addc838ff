/** Valid certificates that facts start from. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Draft } from './fact.js';

/** The project's counterexamples and the corpus of the certificates' tests. */
const FOLDERS = ['counterexamples/paper', 'test/proof/corpus'];

export const texts: ReadonlyMap<string, string> = new Map(
  FOLDERS.flatMap((folder) =>
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .sort()
      .map((file): [string, string] => [file.replace('.json', ''), readFileSync(join(folder, file), 'utf8')]),
  ),
);

export function base(name: string): Draft {
  const text = texts.get(name);
  if (text === undefined) throw new RangeError(`base: expected the name of a certificate, got ${name}`);
  return JSON.parse(text) as Draft;
}

export const square21 = base('2.1-without-rank');
export const line22 = base('2.2-without-width');
export const wall23 = base('2.3-without-surjective');
export const hat31 = base('3.1-without-width');
