/** Who does the work of a command: threads of this machine, or, with `--queue`, workers elsewhere. */

import { ClusterLines } from './cluster-lines.js';
import { addressGiven, type QueueOption } from './queue-option.js';
import { Coordinator } from '../../search/cluster/index.js';

export interface QueueOptions {
  readonly queue?: QueueOption;
  /** The share of the jobs that is done again here, from 0 to 1. */
  readonly recheck?: number;
  readonly json?: true;
}

/** The workers at a queue, if one is given. What goes on there is said on stderr. */
export async function workersElsewhere({
  queue,
  recheck = 0,
  json,
}: QueueOptions): Promise<Coordinator | undefined> {
  if (queue === undefined) return undefined;
  const address = await addressGiven(queue);
  const { on } = new ClusterLines(address, json, process.stderr);
  return await Coordinator.at(address, on, { share: recheck });
}
