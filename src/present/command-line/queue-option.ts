/** `--queue`: where the work of many machines is handed out. */

import { type Command, Option } from 'commander';
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
