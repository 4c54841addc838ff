/** Shares of a hunt or of a stress run on disk: each is read as untrusted, and all have to belong together. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  readShard,
  SHARD_FILE,
  shardFile,
  sha256,
  type ShardRecord,
  type Whole,
} from '../../search/cluster/index.js';
import { readUntrusted } from './files.js';
import { reasonOf } from './system-error.js';

/** A share that was read, and where it is. */
export interface Share {
  readonly record: ShardRecord;
  readonly folder: string;
  readonly path: string;
}

/** The greatest share that is read, in bytes. */
const LARGEST = 128 * 2 ** 20;

/** The shares in a folder, at least one. Throws a sentence if one is not whole. */
export function sharesIn(folder: string): readonly Share[] {
  let names: readonly string[];
  try {
    names = readdirSync(folder)
      .filter((name) => SHARD_FILE.test(name))
      .sort();
  } catch (error) {
    throw new Error(`${folder}: expected a folder of shares, got ${reasonOf(error)}`);
  }
  if (names.length === 0) throw new Error(`${folder}: expected a folder of shares, got one without any`);
  return names.map((name) => {
    const path = join(folder, name);
    return { record: checked(path, () => readShard(shareText(path))), folder, path };
  });
}

/** Says where it is that something is wrong. */
export function checked<T>(path: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Error(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

export function shareText(path: string): string {
  const read = readUntrusted(path, LARGEST);
  if ('text' in read) return read.text;
  throw new Error(`expected ${read.problem.expected}, got ${read.problem.found}`);
}

/** All shares of one whole, each once, in their order. */
export function together(found: readonly Share[]): readonly [readonly Share[], Whole] {
  const [first] = found;
  if (first === undefined) throw new Error('merge: expected shares, got none');
  const { whole, shard } = first.record;
  const byNumber = new Map<number, Share>();
  for (const share of found) {
    const { record, path } = share;
    if (!isSame([record.whole, record.shard.of], [whole, shard.of]))
      throw new Error(
        `${path}: expected a share of the same as ${first.path}, ${described(first)}, got ${described(share)}`,
      );
    const before = byNumber.get(record.shard.number);
    // One that was done twice is a test of determinism.
    if (before !== undefined && before.record.result !== record.result)
      throw new Error(
        `${path}: expected the same bytes as ${before.path}, a share with the same number, got others: ` +
          `SHA-256 ${sha256(record.result)}, not ${sha256(before.record.result)}`,
      );
    byNumber.set(record.shard.number, before ?? share);
  }
  const numbers = Array.from({ length: shard.of }, (_, k) => k + 1);
  const missing = numbers.filter((number) => !byNumber.has(number));
  if (missing.length > 0) {
    const names = missing.slice(0, 10).map((number) => shardFile(whole, { number, of: shard.of }));
    const more = missing.length > 10 ? ` and ${missing.length - 10} more` : '';
    throw new Error(`merge: expected all ${shard.of} shares, got none of ${names.join(', ')}${more}`);
  }
  return [[...byNumber.values()].sort((a, b) => a.record.shard.number - b.record.shard.number), whole];
}

/** Whether the two are written in the same way. */
export function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Throws if anything is missing of a share, which may have been interrupted. */
export function insistOnWhole(path: string, missing: readonly string[]): void {
  const [first] = missing;
  if (first === undefined) return;
  const more = missing.length > 1 ? ` and ${missing.length - 1} more` : '';
  throw new Error(
    `${path}: expected a share that is whole, got one without ${first}${more}: the same command goes on from there`,
  );
}

function described({ record: { whole, shard } }: Share): string {
  const { command, seed, runs, subjects } = whole;
  return `${command} --seed ${seed} --runs ${runs} about ${subjects.length} subjects in ${shard.of} shares`;
}
