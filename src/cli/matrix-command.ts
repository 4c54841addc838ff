/** The arguments of `basincheck matrix`. */

import type { Command } from 'commander';

export function addMatrix(program: Command): void {
  program
    .command('matrix')
    .summary('print the necessity matrix of a folder of counterexamples')
    .description('Verifies the files of the fourteen cells in a folder and prints their sizes, in Markdown.')
    .argument('[folder]', 'where the files are', 'counterexamples')
    .option(
      '--survived <file>',
      'a JSON file that says how many networks survived with every hypothesis kept',
    )
    .action(async (folder: string, { survived }: { survived?: string }) => {
      const { matrix } = await import('./matrix.js');
      process.stdout.write(matrix(folder, survived));
    });
}
