/** `basincheck figure`: figures of the papers, drawn anew. */

import { Argument, type Command } from 'commander';
import type { PictureOptions } from './picture.js';

const FIGURES = [
  'swiss-roll',
  'recovery',
  'recovery-digits',
  'single',
  'radius',
  'activations',
  'band',
  'm-1',
  'm-3',
  'm-4',
  'm-6',
  'm-9',
  'm-10',
] as const;

export function addFigure(program: Command): void {
  program
    .command('figure')
    .summary('draw a figure of the papers')
    .description(
      '1: how Example 2.3 takes the plane, layer by layer, to a segment; exact. swiss-roll: where 1000 points go under a network ' +
        'that is trained on 100 examples of the Swiss roll, after 0, 11, 111 and 1111 iterations. recovery: how well examples ' +
        'are recovered from noise, against their norm, by networks and by their limit of infinite width; recovery-digits: the same for digits. single, radius, activations: the largest eigenvalue at an example of trained sigmoid ' +
        'networks, beside what the kernel of infinite width predicts, against the layers for one example, the norm of the examples, ' +
        'and for other activations. band: what the kernel of erf predicts, enclosed in interval arithmetic for all norms from 1 to 256. m-1, m-3, m-4, m-6, m-9, m-10: as in these figures of the memorization paper, maps of the line, digits and small images under networks that are trained ' +
        'on some of them (m-3, m-4, m-6 and recovery-digits with the package mnist). All but 1 and band train, for up to some minutes; they exit with 1 if a training does ' +
        'not reach its loss. --json prints what was measured.',
    )
    .addArgument(new Argument('<name>', 'which figure').choices(['1', ...FIGURES]))
    .option(
      '--out <picture>',
      'where the picture is written, .svg, .png, .pdf or .tikz; to stdout, as SVG, if not given',
    )
    .option('--json', 'print what was computed, and where the picture is or the picture itself, as JSON')
    .action(async (name: string, options: PictureOptions) => {
      if (name === '1') {
        const { drawPaperFigure1 } = await import('./paper-figures.js');
        process.exitCode = await drawPaperFigure1(options);
        return;
      }
      const { drawTrainedFigure } = await import('./draw-trained-figure.js');
      process.exitCode = await drawTrainedFigure(
        FIGURES.find((each) => each === name) ?? 'swiss-roll',
        options,
      );
    });
}
