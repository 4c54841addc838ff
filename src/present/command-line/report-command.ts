/** The arguments of `basincheck report`. What it runs is loaded only when it is called. */

import { Option, type Command } from 'commander';
import { integer, numbers } from './arguments.js';
import type { ReportCommandOptions } from './report.js';

export function addReport(program: Command): void {
  program
    .command('report')
    .summary('one page about a network: hypotheses, theorems, attractors, basins, checks')
    .description(
      'Says which hypotheses hold for the network, which theorems therefore apply, where its attractors are, with ' +
        'regions that are proved, how large their basins are, and what every check came to. Exits with 0 if nothing was ' +
        'refuted, 1 if the conclusion of a theorem is refuted, 2 if the network could not be read, or nothing was ' +
        'refuted and some check could not decide.',
    )
    .argument('<network>', 'a network file, ONNX, safetensors, .npz, or a description of layers')
    .addOption(
      new Option('--format <format>', 'what is printed')
        .choices(['text', 'markdown', 'json'])
        .default('text'),
    )
    .option('--json', 'the same as --format json')
    .option('--out <file>', 'where the report is written; to stdout if not given')
    .option(
      '--picture <file>',
      'where a picture is written, .svg, .png, .pdf or .tikz, for up to three inputs',
    )
    .option('--counterexamples <folder>', 'where the files of refuted conclusions are written')
    .option(
      '--box <numbers>',
      'where starts are drawn, in every coordinate: from and to, such as -1,1',
      numbers,
    )
    .option('--seed <integer>', 'the same seed gives the same report', integer, 0)
    .action(async (path: string, options: ReportCommandOptions) => {
      const { reportFile } = await import('./report.js');
      process.exitCode = await reportFile(path, options);
    });
}
