/** The record of a share on disk: written while it grows, so that the same command goes on from there after Ctrl-C or a crash. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  readShard,
  type Shard,
  shardFile,
  type ShardRecord,
  type Whole,
  writeShard,
} from '../../search/cluster/index.js';
import { ExitCode } from './exit-code.js';
import { writeOutput } from './output.js';
import { isSame, shareText } from './shares.js';

/** Milliseconds between two times that what was done is written. */
const BETWEEN_WRITES = 10_000;

export class ShareFile<Part extends object> {
  readonly path: string;
  /** What the same command has done before; nothing if it has not run here. */
  readonly earlier: readonly Part[];
  private lastWritten = Date.now();

  /** `read` reads the parts, and throws if they are not what the share may have. */
  constructor(
    out: string,
    private readonly whole: Whole,
    private readonly shard: Shard,
    read: (record: ShardRecord) => readonly Part[],
  ) {
    this.path = join(out, shardFile(whole, shard));
    this.earlier = this.partsBefore(read);
  }

  /** Something is done: it is written, unless that was done a moment ago. */
  note(parts: readonly Part[]): void {
    if (Date.now() - this.lastWritten >= BETWEEN_WRITES) this.write(parts);
  }

  write(parts: readonly Part[]): void {
    writeOutput('--out', this.path, writeShard(this.whole, this.shard, parts));
    this.lastWritten = Date.now();
  }

  private partsBefore(read: (record: ShardRecord) => readonly Part[]): readonly Part[] {
    if (!existsSync(this.path)) return [];
    try {
      const record = readShard(shareText(this.path));
      if (isSame([record.whole, record.shard], [this.whole, this.shard])) return read(record);
      throw new Error('expected a share of the same command, got one of another');
    } catch (error) {
      const because = error instanceof Error ? error.message : String(error);
      process.stderr.write(`${this.path}: begun anew: ${because}\n`);
      return [];
    }
  }
}

/**
 * Says what a share has come to, `said` in words and `about` in JSON. The verdict is that on all shares: of one that is whole the exit code
 * says no more than that.
 */
export function sayShare(
  {
    shard,
    file,
    isWhole,
    said,
    about,
  }: {
    readonly shard: Shard;
    readonly file: string;
    readonly isWhole: boolean;
    readonly said: string;
    readonly about: object;
  },
  json: true | undefined,
): ExitCode {
  const sentence = isWhole
    ? `${said}; written to ${file}`
    : `interrupted: ${said}; written to ${file}, from where the same command goes on`;
  const object = { ...about, shard, interrupted: !isWhole, file };
  process.stdout.write(json === true ? `${JSON.stringify(object, undefined, 2)}\n` : `${sentence}\n`);
  return isWhole ? ExitCode.yes : ExitCode.couldNotJudge;
}
