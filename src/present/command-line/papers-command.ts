/** The arguments of `basincheck papers`. */

import type { Command } from 'commander';

export function addPapers(program: Command): void {
  program
    .command('papers')
    .summary('print how every statement fares, as printed and as amended')
    .description(
      'For every statement of the papers that is known here: what it concludes, how it fares as the paper prints it, and what was ' +
        'added where it is false. A file that refutes one is verified first.',
    )
    .option('--json', 'print the statements as JSON')
    .option('--latex', 'print errata for the statements that are false as printed, as a document of LaTeX')
    .action(async ({ json, latex }: { json?: true; latex?: true }) => {
      const { dataPapersText, measuredPapersText, papers, papersText } = await import('./papers.js');
      const { dataPapers, measuredPapers } = await import('./papers-data.js');
      const [found, data, measured] = [papers(), dataPapers(), measuredPapers()];
      if (latex === true) {
        const { errataOf } = await import('./errata.js');
        const errata = errataOf([...found, ...data]);
        process.stdout.write(json === true ? `${JSON.stringify({ latex: errata }, undefined, 2)}\n` : errata);
        return;
      }
      const text = `${papersText(found)}\n${dataPapersText(data)}\n${measuredPapersText(measured)}`;
      process.stdout.write(
        json === true ? `${JSON.stringify([...found, ...data, ...measured], undefined, 2)}\n` : text,
      );
    });
}
