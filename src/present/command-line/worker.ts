/** `basincheck worker`: does the jobs of a queue. */

import { work } from '../../search/cluster/index.js';
import { ClusterLines } from './cluster-lines.js';
import { ExitCode } from './exit-code.js';
import { addressGiven, type QueueOption } from './queue-option.js';

export interface WorkOptions {
  readonly queue?: QueueOption;
  readonly jobs: number;
  /** Seconds. */
  readonly patience: number;
  readonly idle?: number;
  readonly json?: true;
}

/** The first one is heard, the second ends the process. */
const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Milliseconds. */
const GOODBYE = 1000;

export async function workForQueue({ queue, json, ...options }: WorkOptions): Promise<ExitCode> {
  const address = await addressGiven(queue);
  const end = new AbortController();
  const finish = () => {
    process.stderr.write('interrupted: the jobs at hand are done yet\n');
    end.abort();
    for (const signal of SIGNALS) process.off(signal, finish);
  };
  for (const signal of SIGNALS) process.once(signal, finish);
  const lines = new ClusterLines(address, json, process.stdout);
  const isOfSameVersion = await work(address, { ...options, signal: end.signal }, lines.on);
  // A server that is away would be waited for.
  setTimeout(() => process.exit(), GOODBYE).unref();
  return isOfSameVersion ? ExitCode.yes : ExitCode.couldNotJudge;
}
