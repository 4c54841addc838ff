/** The arguments of `basincheck show`. What it runs is loaded only when it is called. */

import type { Command } from 'commander';
import { timeLimit } from './judge-file.js';
import type { ShowOptions } from './show.js';

export function addShow(program: Command): void {
  program
    .command('show')
    .summary('print a counterexample as a mathematician writes it')
    .description(
      'Verifies a counterexample file, and prints the example with its proof in words. Exits with 0 if the file is ' +
        'verified; one that is rejected (1) or could not be judged (2) is not shown.',
    )
    .argument(
      '<file...>',
      'a counterexample file, or an entry of the catalogue: by its id (B000003) or its cell (2.2-without-width, also as three words)',
    )
    .option(
      '--latex',
      'print LaTeX, with an environment for the example, the claim and the proof, to be put into a document that uses amsmath and amsthm',
    )
    .option('--cite', 'print how an entry of the catalogue is cited, in BibTeX')
    .option(
      '--json',
      'print the verdict, the text and the LaTeX as JSON, and what the catalogue knows of the file',
    )
    .addOption(timeLimit('how long verifying the file may take'))
    .action(async (words: string[], options: ShowOptions) => {
      const { showFile } = await import('./show.js');
      process.exitCode = showFile(words.join(' '), options);
    });
}
