/** The arguments of `basincheck stress`. What it runs is loaded only when it is called. */

import { availableParallelism } from 'node:os';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { exactPapers } from '../../statements/index.js';
import { count, integer } from './arguments.js';
import { addWorkforceOptions } from './queue-option.js';
import { insistOnOneWay, SHARD_DESCRIPTION, SHARD_FLAGS, shardNamed } from './shard-option.js';
import type { StressOptions } from './stress.js';

export function addStress(program: Command): void {
  const command = program
    .command('stress')
    .summary('try to refute the statements with every hypothesis kept')
    .description(
      'Checks each statement on random networks that satisfy its hypotheses, and prints a table of what was seen. ' +
        'Exits with 0 if nothing failed and enough was seen, 1 if something was refuted or is suspected, 2 if too ' +
        'little was seen or the run was interrupted. Failing cases are saved at once, and replayed first next time.',
    )
    .option(
      '--theorem <ids...>',
      'statements to check, such as 2.1, lem-2.3 or trained-2.1; all of them if not given, on random networks',
    )
    .addOption(
      new Option('--paper <name>', 'the statements about basins, or those of another paper').choices([
        'basins',
        ...exactPapers.map(({ name }) => name),
      ]),
    )
    .option('--trained', 'check Theorems 2.1 to 2.3 and Remark 2.1 on networks trained on examples instead')
    .option(
      '--runs <count>',
      'cases in all: an equal share for each statement, of which those that have seen enough leave some to the others',
      count,
      3000,
    )
    .option('--seed <integer>', 'the same seed checks the same cases; random if not given', integer)
    .option(
      '--case <number>',
      'check a single case of the run with that seed, and shrink it if it fails',
      caseNumber,
    )
    .option('--jobs <count>', 'threads; the output stays the same', count, availableParallelism())
    .option('--out <folder>', 'where failing cases are saved', '.basincheck/failures');
  addWorkforceOptions(command)
    .option(SHARD_FLAGS, SHARD_DESCRIPTION, shardNamed)
    .option('--json', 'print the report as JSON')
    .action(async (options: Omit<StressOptions, 'seed'> & { seed?: number }) => {
      insistOnOneWay(options);
      if (options.shard && options.seed === undefined)
        throw new RangeError('--shard: expected --seed beside it, the same for all shares, got none');
      const { stress } = await import('./stress.js');
      const seed = options.seed ?? Math.floor(Math.random() * 2 ** 31);
      process.exitCode = await stress({ ...options, seed });
    });
}

function caseNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0)
    throw new InvalidArgumentError('expected an integer from 0.');
  return value;
}
