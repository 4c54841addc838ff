/** The arguments of `basincheck merge`. */

import { availableParallelism } from 'node:os';
import type { Command } from 'commander';
import { count } from './arguments.js';
import type { MergeOptions } from './merge.js';

export function addMerge(program: Command): void {
  program
    .command('merge')
    .summary('make one hunt or stress run of the shares that --shard did')
    .description(
      'Reads the shares of a hunt or of a stress run (--shard), whatever their folders, and verifies all that is in them: ' +
        'that they belong together and none is missing, that each is whole, every counterexample file, and every failing case. ' +
        'Then it writes the files and prints what the same command would without --shard, byte for byte, and exits as that ' +
        'would. It exits with 2, and writes nothing, if anything is wrong with a share.',
    )
    .argument('<folders...>', 'where the shares are (their --out)')
    .option(
      '--out <folder>',
      'where the files are written (for a hunt found, for a stress run .basincheck/failures, if not given)',
    )
    .option('--jobs <count>', 'threads, for the cases that no share has', count, availableParallelism())
    .option('--json', 'print the result as JSON')
    .action(async (folders: string[], options: MergeOptions) => {
      const { merge } = await import('./merge.js');
      process.exitCode = await merge(folders, options);
    });
}
