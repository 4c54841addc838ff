/** The arguments of `basincheck add`. What it runs is loaded only when it is called. */

import type { Command } from 'commander';
import type { AddOptions } from './add.js';
import { positive } from './arguments.js';
import { timeLimit } from './judge-file.js';

export function addAdd(program: Command): void {
  program
    .command('add')
    .summary('take a counterexample into a catalogue')
    .description(
      'Verifies a counterexample file, reduces it, and gives it the next id, unless the catalogue has it already, in these bytes or in ' +
        'other coordinates. It takes the place of its cell if it is smaller than what stands there, whose id goes on leading to the same ' +
        'file. Exits with 0 if it was added, 1 if it is rejected or a duplicate, 2 if that could not be judged.',
    )
    .argument('<file>', 'a counterexample file, whatever it is called; - for stdin')
    .option('--to <folder>', 'the catalogue: a folder with entries.jsonl', 'counterexamples')
    .option(
      '--author <name...>',
      'whose it is, as it shall be cited (what the file says under provenance.authors if not given)',
    )
    .option('--ref <text...>', 'what it is from, such as "A. Author, Title, Example 4"')
    .option('--note <text>', 'a few words on where it comes from')
    .option('--as-is', 'keep its bytes; it then stands under its id alone')
    .option('--shrink-time <seconds>', 'how long it is shrunk at most', positive, 60)
    .option('--dry-run', 'say what would be done, and write nothing')
    .option('--json', 'print what was done as JSON')
    .addOption(timeLimit('how long verifying the file may take'))
    .action(async (path: string, options: AddOptions) => {
      const { addFile } = await import('./add.js');
      process.exitCode = await addFile(path, options);
    });
}
