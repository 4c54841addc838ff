/** Who does the work of a command: threads of this machine, or, with `--queue`, workers elsewhere. */

import { ClusterLines } from './cluster-lines.js';
import { addressGiven, type QueueOption } from './queue-option.js';
import { Coordinator } from '../../search/cluster/index.js';

export interface QueueOptions {
  readonly queue?: QueueOption;
  readonly json?: true;
}

/** The workers at a queue, if one is given. What goes on there is said on stderr. */
export async function workersElsewhere({ queue, json }: QueueOptions): Promise<Coordinator | undefined> {
  if (queue === undefined) return undefined;
  const address = await addressGiven(queue);
  return await Coordinator.at(address, new ClusterLines(address, json, process.stderr).on);
}
