/**
 * Failing cases on disk: written at once and whole, replayed first next time.
 *
 * A file is named for its experiment, seed and case number, from which the case can be made again.
 */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure } from '../../search/stress/index.js';
import { makeFolder, writeOutput } from './output.js';
import { codeOf, reasonOf } from './system-error.js';

const NAME = /^(?<experiment>[a-z0-9.-]+)_(?<seed>-?\d+)_(?<number>\d+)\.json$/;

/** Which case failed, as its file's name says. */
export interface KnownFailure {
  readonly experiment: string;
  readonly seed: number;
  readonly number: number;
}

export function knownFailures(folder: string): readonly KnownFailure[] {
  let names: readonly string[];
  try {
    names = readdirSync(folder).sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw new Error(`--out: expected a folder of failing cases, got ${folder}: ${reasonOf(error)}`);
  }
  return names.flatMap((name) => {
    const { experiment, seed, number } = NAME.exec(name)?.groups ?? {};
    if (experiment === undefined) return [];
    return [{ experiment, seed: Number(seed), number: Number(number) }];
  });
}

/** Writes the failure, atomically, and the shrunk case beside it in its own format; returns the latter's path. */
export function saveFailure(folder: string, failure: Failure): string {
  makeFolder('--out', folder);
  const { experiment, seed, number, text } = failure;
  const name = `${experiment}_${seed}_${number}`;
  const subject = join(folder, `${name}.case.json`);
  writeOutput('--out', subject, text);
  writeOutput(
    '--out',
    join(folder, `${name}.json`),
    `${JSON.stringify({ ...failure, text: undefined }, undefined, 2)}\n`,
  );
  return subject;
}
