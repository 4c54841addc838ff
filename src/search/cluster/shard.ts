/**
 * A share of a hunt or of a stress run, for machines that share no queue: each does the share that its number says, and writes down
 * what it came to, also before it is at its end. Whoever has all shares has the whole.
 */

import type { Place } from '../../exact/index.js';
import { checkScope, type ScopeOptions } from '../hunt/index.js';
import { received, shortText, text } from '../workers/index.js';
import { sha256 } from './job.js';
import { version } from './version.js';

/** Number 1 to `of`. */
export interface Shard {
  readonly number: number;
  readonly of: number;
}

/** What the whole is: all shares of it say the same. */
export interface Whole {
  readonly command: SharedCommand;
  readonly seed: number;
  readonly runs: number;
  /** Names of cells, ids of experiments, or shapes of Hopfield networks, in their order. */
  readonly subjects: readonly string[];
  /** Of an exhaustive hunt. */
  readonly scope?: ScopeOptions;
}

/** What is shared out: hunts of all four ways, and stress runs. */
export const sharedCommands = ['hunt', 'data', 'exhaustive', 'hopfield', 'stress'] as const;
export type SharedCommand = (typeof sharedCommands)[number];

export interface ShardRecord {
  readonly version: string;
  readonly whole: Whole;
  readonly shard: Shard;
  /** As JSON: a list of the kind that belongs to the command, such as of `CellShare`s. */
  readonly result: string;
}

const FORMAT = 'basincheck/shard@1';
const MOST_SHARDS = 10_000;
/** Cases of one experiment in a share: more would make a record that is too long to be read. */
export const MOST_CASES_IN_A_SHARD = 20_000;
const LARGEST = 64 * 2 ** 20;

/** Such as `hunt-shard-3-of-8.json`. */
export function shardFile({ command }: Pick<Whole, 'command'>, { number, of }: Shard): string {
  return `${command}-shard-${number}-of-${of}.json`;
}

export const SHARD_FILE = /^(hunt|data|exhaustive|hopfield|stress)-shard-\d+-of-\d+\.json$/;

/** Every `of`th, from the one with that number. */
export function shareOf<T>(all: readonly T[], { number, of }: Shard): readonly T[] {
  return all.filter((_, k) => k % of === number - 1);
}

/** Of `count` numbers from 0, those that belong to the shard: from the first one up to, not including, the second. */
export function rangeOf(count: number, { number, of }: Shard): readonly [from: number, until: number] {
  if (of > MOST_SHARDS) throw new RangeError(`--shard: expected at most ${MOST_SHARDS} shares, got ${of}`);
  return [Math.floor((count * (number - 1)) / of), Math.floor((count * number) / of)];
}

/** How many of `runs` cases are for experiment `k` of `experiments` at first. */
export function equalShare(runs: number, k: number, experiments: number): number {
  return Math.floor(runs / experiments) + (k < runs % experiments ? 1 : 0);
}

export function writeShard(whole: Whole, shard: Shard, result: readonly object[]): string {
  const text = JSON.stringify(result);
  const record = { format: FORMAT, version: version(), whole, shard, result: text, sha256: sha256(text) };
  return `${JSON.stringify(record, undefined, 2)}\n`;
}

/** The record that a text holds, if it is whole, and of this version. Throws a sentence if not. */
export function readShard(json: string): ShardRecord {
  const record = received(json, envelope) as ShardRecord;
  if (record.version !== version())
    throw new Error(`expected a share that basincheck ${version()} did, got one of ${record.version}`);
  return record;
}

function envelope(place: Place): void {
  const record = place.object('format', 'version', 'whole', 'shard', 'result', 'sha256');
  if (!record) return;
  record.format.word(FORMAT);
  shortText(record.version);
  const whole = record.whole.object('command', 'seed', 'runs', 'subjects', 'scope?');
  whole?.command.word(...sharedCommands);
  if (whole?.scope) checkScope(whole.scope);
  whole?.seed.integer(-(2 ** 31), 2 ** 31 - 1);
  whole?.runs.integer(1, Number.MAX_SAFE_INTEGER);
  whole?.subjects.list(shortText);
  const shard = record.shard.object('number', 'of');
  const of = shard?.of.integer(1, MOST_SHARDS);
  shard?.number.integer(1, of ?? 1);
  const result = text(record.result, LARGEST);
  if (result !== undefined) record.sha256.word(sha256(result));
}
