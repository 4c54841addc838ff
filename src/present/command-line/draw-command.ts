/** The arguments of `basincheck draw`. What it runs is loaded only when it is called. */

import { type Command, Option } from 'commander';
import { count, numbers } from './arguments.js';
import type { DrawOptions } from './draw.js';
import { timeLimit } from './judge-file.js';

export function addDraw(program: Command): void {
  program
    .command('draw')
    .summary('draw a counterexample or a network, as SVG, PNG, PDF or TikZ')
    .description(
      'Draws a counterexample file, which it verifies first, or a network file, for up to three inputs: solid what is ' +
        'proved, pale what is only sampled. One input: the graph of F with cobwebs, and the basins as a strip. Two: a ' +
        'map. Three: slices. Of a network with one output and more inputs, the values. Exits with 0 if the picture ' +
        'was drawn; a counterexample that is rejected (1) or could not be judged (2) is not.',
    )
    .argument(
      '<file...>',
      'a counterexample file, a network file, or an entry of the catalogue: by its id (B000003) or its cell (2.2-without-width, also as three words)',
    )
    .option(
      '--out <picture>',
      'where the picture is written, .svg, .png, .pdf or .tikz; to stdout, as SVG, if not given',
    )
    .option(
      '--window <numbers>',
      'what is shown: for each input from and to, such as -1,1,0,5 for two inputs; chosen if not given',
      numbers,
    )
    .option(
      '--compact',
      'show the whole space: the window takes the middle half of each axis, the rest has the rest',
    )
    .option('--size <pixels>', 'the width of the picture', count)
    .addOption(timeLimit('how long verifying a counterexample may take'))
    .addOption(
      new Option(
        '--layers',
        'for two inputs: the plane and its images under α_1, F_1, …, F in a panel each, all of them whole; with ' +
          '--json also their corners',
      ).conflicts(['window', 'compact']),
    )
    .option('--json', 'print the verdict and where the picture is, or the picture itself, as JSON')
    .action(async (words: string[], options: DrawOptions & { layers?: true }) => {
      const name = words.join(' ');
      if (options.layers === true) {
        const { drawLayersOf } = await import('./layers.js');
        process.exitCode = await drawLayersOf(name, options);
        return;
      }
      const { drawFile } = await import('./draw.js');
      process.exitCode = await drawFile(name, options);
    });
}
