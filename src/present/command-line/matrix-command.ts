/** The arguments of `basincheck matrix`. */

import type { Command } from 'commander';

export function addMatrix(program: Command): void {
  program
    .command('matrix')
    .summary('print the necessity matrix of a folder of counterexamples')
    .description('Verifies the files of the fifteen cells in a folder and prints their sizes, in Markdown.')
    .argument('[folder]', 'where the files are', 'counterexamples')
    .option(
      '--survived <file>',
      'a JSON file that says how many networks survived with every hypothesis kept',
    )
    .option('--json', 'print the lines as JSON')
    .action(async (folder: string, { survived, json }: { survived?: string; json?: true }) => {
      const [{ matrix, survivedIn }, { matrixTable }] = await Promise.all([
        import('./matrix.js'),
        import('../../search/hunt/index.js'),
      ]);
      const rows = matrix(folder, survived === undefined ? undefined : survivedIn(survived));
      process.stdout.write(
        json === true ? `${JSON.stringify(rows, undefined, 2)}\n` : `${matrixTable(rows)}\n`,
      );
    });
}
