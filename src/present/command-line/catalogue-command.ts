/** The arguments of `basincheck catalogue`. What it runs is loaded only when it is called. */

import type { Command } from 'commander';
import type { CatalogueOptions } from './catalogue.js';
import { insistOnPackages } from './optional-package.js';

export function addCatalogue(program: Command): void {
  program
    .command('catalogue')
    .summary('write the counterexamples as a web site')
    .description(
      'Verifies every file and writes a static site: the necessity matrix, a page for each counterexample with its ' +
        'proof, picture and certificate, and the verifier itself, which runs in the browser. It needs no server and no ' +
        'network. Exits with 0 if the site was written; if a file is rejected (1) or could not be judged (2), nothing is.',
    )
    .argument('[folder]', 'where the counterexamples are; those of the package if not given')
    .requiredOption('--out <folder>', 'where the site is written: a new or empty folder, or an earlier site')
    .option(
      '--survived <file>',
      'a JSON file that says how many networks survived with every hypothesis kept',
    )
    .option('--json', 'print what was written as JSON')
    .action(async (folder: string | undefined, options: CatalogueOptions) => {
      insistOnPackages('catalogue', 'katex');
      const { writeCatalogue } = await import('./catalogue.js');
      process.exitCode = await writeCatalogue(folder, options);
    });
}
