/** The arguments of `basincheck table`. What it runs is loaded only when it is called. */

import { Argument, type Command } from 'commander';
import { integer } from './arguments.js';
import type { TableOptions } from './table.js';

export function addTable(program: Command): void {
  program
    .command('table')
    .summary('compute a table of the memorization paper')
    .description(
      'Trains the linear convolutional autoencoders of Table 1 or 2 of the memorization paper on normally distributed images, and prints the spectra of the ' +
        'operators that they are, with what the paper prints beside them. Takes minutes; rows that would take more are listed, and not trained. Exits with 1 if a ' +
        'training does not reach its loss.',
    )
    .addArgument(new Argument('<number>', 'which table').choices(['1', '2']))
    .option('--seed <integer>', 'of the images and the initial weights', integer, 1)
    .option('--json', 'print all eigenvalues, as JSON')
    .action(async (name: '1' | '2', options: TableOptions) => {
      const { table } = await import('./table.js');
      process.exitCode = await table(name, options);
    });
}
