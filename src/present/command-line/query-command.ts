/** The arguments of `basincheck query`. What it runs is loaded only when it is called. */

import type { Command } from 'commander';
import type { QueryOptions } from './query.js';

export function addQuery(program: Command): void {
  program
    .command('query')
    .summary('say what follows from hypotheses: proved, refuted by which entry, or not known')
    .description(
      'Deduces from the theorems and the entries of the catalogue what is known if the hypotheses named are assumed, and nothing else: ' +
        'a conclusion is proved if all that a theorem assumes is among them or follows from them, and refuted if the network of an entry ' +
        'satisfies all of them. With --then it exits with 0 if that conclusion is proved, 1 if it is refuted, 2 if it is not known.',
    )
    .argument('[hypotheses...]', 'such as width continuous monotone')
    .option('--about <topic>', 'networks, or the id of a statement about exact data, such as m-1', 'networks')
    .option('--then <statement>', 'only the conclusion of that statement, such as 2.2')
    .option('--json', 'print the answers as JSON')
    .action(async (hypotheses: string[], options: QueryOptions) => {
      const { query } = await import('./query.js');
      process.exitCode = query(hypotheses, options);
    });
}
