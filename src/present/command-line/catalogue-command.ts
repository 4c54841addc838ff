/** The arguments of `basincheck catalogue`, also called `site`. What it runs is loaded only when it is called. */

import { type Command, InvalidArgumentError, Option } from 'commander';
import { naught } from './arguments.js';
import { insistOnPackages } from './optional-package.js';
import type { ServeOptions } from './serve.js';

interface Options extends ServeOptions {
  readonly serve?: true;
}

export function addCatalogue(program: Command): void {
  program
    .command('catalogue')
    .alias('site')
    .summary('write the counterexamples as a web site, or serve them while they change')
    .description(
      'Verifies every file and writes a static site: the necessity matrix, a page for each counterexample with its ' +
        'proof, picture and certificate, and the verifier itself, which runs in the browser. It needs no server and no ' +
        'network. Exits with 0 if the site was written; if a file is rejected (1) or could not be judged (2), nothing is. ' +
        'With --serve it is built in memory and served on this machine until Ctrl-C (0). When a file changes, so do the pages ' +
        'in the browser; as long as one is not verified, which is said on stderr, they stay as they were.',
    )
    .argument('[folder]', 'where the counterexamples are; those of the package if not given')
    .option(
      '--out <folder>',
      'where the site is written: a new or empty folder, or an earlier site; only --serve can do without',
    )
    .option(
      '--survived <file>',
      'a JSON file that says how many networks survived with every hypothesis kept',
    )
    .option('--serve', 'serve the site on localhost, and have browsers load it anew when a file changes')
    .addOption(
      new Option('--port <number>', 'with --serve: at which port; 0 for any that is free')
        .argParser(portIn)
        .default(8000),
    )
    .option('--json', 'print what was written, or the address that is served, as JSON')
    .action(async (folder: string | undefined, options: Options) => {
      insistOnPackages('catalogue', 'katex');
      const { out, serve } = options;
      if (serve === true) {
        const { serveCatalogue } = await import('./serve.js');
        process.exitCode = await serveCatalogue(folder, options);
        return;
      }
      if (out === undefined)
        throw new Error('--out: expected a folder for the site, or --serve, got neither');
      const { writeCatalogue } = await import('./catalogue.js');
      process.exitCode = await writeCatalogue(folder, { ...options, out });
    });
}

function portIn(text: string): number {
  const port = naught(text);
  if (port > 65_535) throw new InvalidArgumentError('expected a port, at most 65535.');
  return port;
}
