/** The arguments of `basincheck worker`. */

import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { count, positive } from './arguments.js';
import { addQueueOption } from './queue-option.js';
import type { WorkOptions } from './worker.js';

export function addWorker(program: Command): void {
  const command = program
    .command('worker')
    .summary('do the jobs that hunts and stress runs on other machines put into a queue')
    .description(
      'Takes jobs from a queue until Ctrl-C, and puts the answers back, a line on stdout for each. It may be lost at any ' +
        'moment: its jobs are done by others. After Ctrl-C or SIGTERM it ends the jobs at hand; a second one ends it at once. ' +
        'Exits with 0, or with 2 if it met a job of another version of basincheck.',
    );
  addQueueOption(command, 'where the jobs are')
    .option('--jobs <count>', 'threads: as many jobs are done at a time', count, availableParallelism())
    .option(
      '--patience <seconds>',
      'a job of which nothing was heard for so long is given to another worker',
      positive,
      30,
    )
    .option('--idle <seconds>', 'end after so long without a job; if not given, wait for more', positive)
    .option('--json', 'print the lines as JSON')
    .action(async (options: WorkOptions) => {
      const { workForQueue } = await import('./worker.js');
      process.exitCode = await workForQueue(options);
    });
}
