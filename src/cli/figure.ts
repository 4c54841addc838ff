/** `basincheck figure`: a figure of the paper, drawn anew. */

import { Argument, type Command } from 'commander';
import type { PictureOptions } from './picture.js';

export function addFigure(program: Command): void {
  program
    .command('figure')
    .summary('draw a figure of the paper')
    .description(
      'Figure 1: how Example 2.3 takes the plane, layer by layer, to a segment. The images are computed exactly; with ' +
        '--json their corners are printed too.',
    )
    .addArgument(new Argument('<number>', 'which figure').choices(['1']))
    .option('--out <picture>', 'where the picture is written, .svg or .png; to stdout, as SVG, if not given')
    .option('--json', 'print the images, and where the picture is or the picture itself, as JSON')
    .action(async (number: string, options: PictureOptions) => {
      const [{ drawFigure1 }, { handOut }] = await Promise.all([
        import('../draw/index.js'),
        import('./picture.js'),
      ]);
      const { svg, panels } = drawFigure1();
      process.exitCode = await handOut(svg, { figure: Number(number), panels }, options);
    });
}
