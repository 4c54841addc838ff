/** The arguments of `basincheck queue`. */

import { Argument, type Command } from 'commander';
import { addQueueOption, addressGiven, type QueueOption } from './queue-option.js';

export function addQueue(program: Command): void {
  const command = program
    .command('queue')
    .summary('look at a queue of jobs, or pause, resume or empty it')
    .description(
      'status says which workers listen at a queue, and how many jobs wait, are being done and are answered. After pause the ' +
        'workers end what they are at, and take no further jobs until resume. drain takes out all jobs that nobody has ' +
        'begun, and all answers: what a hunt still wants of them is put in and done again.',
    )
    .addArgument(new Argument('[what]').choices(['status', 'pause', 'resume', 'drain']).default('status'));
  addQueueOption(command, 'where it is')
    .option('--json', 'print it as JSON')
    .action(
      async (
        what: 'status' | 'pause' | 'resume' | 'drain',
        { queue, json }: { queue?: QueueOption; json?: true },
      ) => {
        const address = await addressGiven(queue);
        const { supervise } = await import('../../search/cluster/index.js');
        const status = await supervise(address, what);
        const { paused, workers, waiting, active, answered, failed, version } = status;
        const lines = [
          ['queue', `${address.shown}${paused ? ', paused' : ''}`],
          ['jobs', `${waiting} waiting, ${active} being done, ${answered} answered, ${failed} failed`],
          ['workers', workers.length === 0 ? 'none' : workers.join(', ')],
          ...(version === undefined ? [] : [['version', version]]),
        ];
        process.stdout.write(
          json === true
            ? `${JSON.stringify({ queue: address.shown, ...status }, undefined, 2)}\n`
            : lines.map(([name = '', value = '']) => `${name.padEnd(7)}  ${value}\n`).join(''),
        );
      },
    );
}
