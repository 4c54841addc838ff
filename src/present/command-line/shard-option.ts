/** `--shard 3/8`: the third of eight shares of the work. */

import { InvalidArgumentError } from 'commander';
import type { Shard } from '../../search/cluster/index.js';

export const SHARD_FLAGS = '--shard <i/n>';
export const SHARD_DESCRIPTION =
  'do share i of n only, write down in --out what it came to, and exit with 0; basincheck merge makes one of all shares, and has the verdict';

export function shardNamed(text: string): Shard {
  const [, number, of] = /^(\d+)\/(\d+)$/.exec(text)?.map(Number) ?? [];
  if (number === undefined || of === undefined || number < 1 || number > of)
    throw new InvalidArgumentError('expected i/n, such as 1/8 to 8/8.');
  return { number, of };
}

/** The work is shared out in one way. */
export function insistOnOneWay({
  queue,
  shard,
}: {
  readonly queue?: unknown;
  readonly shard?: unknown;
}): void {
  if (queue !== undefined && shard !== undefined)
    throw new RangeError(
      '--shard: expected no --queue beside it, which shares out the work itself, got both',
    );
}
