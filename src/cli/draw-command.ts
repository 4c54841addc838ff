/** The arguments of `basincheck draw`. What it runs is loaded only when it is called. */

import type { Command } from 'commander';
import type { DrawOptions } from './draw.js';
import { timeLimit } from './judge.js';

export function addDraw(program: Command): void {
  program
    .command('draw')
    .summary('draw a counterexample as SVG')
    .description(
      'Verifies a counterexample file and draws it, for one or two inputs: solid what is proved, pale what is only ' +
        'sampled. Exits with 0 if the picture was drawn; a file that is rejected (1) or could not be judged (2) is not.',
    )
    .argument('<file>', 'a counterexample file')
    .option('--out <picture>', 'where the picture is written; to stdout if not given')
    .addOption(timeLimit('how long verifying the file may take'))
    .option('--json', 'print the verdict and where the picture is, or the picture itself, as JSON')
    .action(async (path: string, options: DrawOptions) => {
      const { drawFile } = await import('./draw.js');
      process.exitCode = drawFile(path, options);
    });
}
