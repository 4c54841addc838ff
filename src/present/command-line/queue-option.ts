/** `--queue`: where the work of many machines is handed out. */

import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Address } from '../../search/cluster/index.js';

/** What `--queue` says: an address, or `true` where the environment says it. */
export type QueueOption = string | true;

export const QUEUE_VARIABLE = 'BASINCHECK_QUEUE';

export function addQueueOption(command: Command, description: string): Command {
  return command.addOption(
    new Option(
      '--queue [url]',
      `${description}: redis://, rediss:// or postgres://; without a URL, the one that ${QUEUE_VARIABLE} says`,
    ),
  );
}

/** The options of a command whose work others do. */
export function addWorkforceOptions(command: Command): Command {
  return addQueueOption(command, 'let workers do it that listen at this queue (basincheck worker)').option(
    '--recheck <share>',
    'with --queue: the share of the jobs, such as 1% or 0.01, that is done again here, so that workers that lie are found out',
    share,
    0.01,
  );
}

/** A percentage, or a number from 0 to 1. */
export function share(text: string): number {
  const [, number, percent] = /^(\d+(?:\.\d+)?|\.\d+)(%?)$/.exec(text) ?? [];
  const value = Number(number) / (percent === '%' ? 100 : 1);
  if (!(value >= 0 && value <= 1)) throw new InvalidArgumentError('expected a share, such as 1% or 0.01.');
  return value;
}

/** Throws a sentence if no address is given, or packages are missing. */
export async function addressGiven(option: QueueOption | undefined): Promise<Address> {
  const url = typeof option === 'string' ? option : process.env[QUEUE_VARIABLE];
  if (url === undefined || url === '')
    throw new Error(`--queue: expected the address of a queue, here or in ${QUEUE_VARIABLE}, got none`);
  const [{ addressOf }, { insistOnPackages }] = await Promise.all([
    import('../../search/cluster/index.js'),
    import('./optional-package.js'),
  ]);
  const address = addressOf(url);
  insistOnPackages('--queue', 'bullmq', address.engine === 'redis' ? 'ioredis' : 'pg');
  return address;
}
