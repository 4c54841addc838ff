/** The arguments of `basincheck memory`. What it runs is loaded only when it is called. */

import type { Command } from 'commander';
import { count, integer, numbers, positive } from './arguments.js';
import { addDataOptions, DATA } from './data-options.js';
import type { MemoryCommandOptions } from './memory.js';

export function addMemory(program: Command): void {
  const command = program
    .command('memory')
    .summary('say what a network remembers of its examples')
    .description(
      'Looks for a fixed point or cycle at each example and says whether it attracts, with a proved bound of the spectral radius ' +
        'and, where one is found, a region that is proved to attract; then for other attractors, what the basins take of the ' +
        'space around the examples, how well examples are recovered from there and from noise, whether the basins agree with ' +
        'the cells of the nearest examples, and what Theorems 2.1 to 2.3 have to say. Exits with 0 if every example is at an ' +
        'attractive fixed point or cycle, 1 if not, 2 if that could not be looked at or was interrupted, or a theorem seems to fail.',
    )
    .argument('<network>', 'a network file')
    .requiredOption('--examples <source>', DATA)
    .option('--cycle', 'the examples were trained as a cycle, in their order')
    .option(
      '--epsilon <distance>',
      'recovered within this; a tenth of the least distance of two examples if not given',
      positive,
    )
    .option('--samples <number>', 'points around the examples', count, 1000)
    .option(
      '--margin <share>',
      'how much wider than the examples the box for these is, on every side',
      positive,
      0.25,
    )
    .option('--iterations <number>', 'how long recovery is followed', count, 50)
    .option('--noise <radii>', 'standard deviations; some shares of the least distance if not given', numbers)
    .option('--copies <number>', 'noisy copies of each example', count, 20)
    .option('--seed <integer>', 'of everything that is sampled', integer, 1)
    .option(
      '--out <picture>',
      'a picture, .svg, .png, .pdf or .tikz: the basins in the plane, else recovery as curves',
    )
    .option('--json', 'print everything as JSON');
  addDataOptions(command).action(async (network: string, options: MemoryCommandOptions) => {
    const { memory } = await import('./memory.js');
    process.exitCode = await memory(network, options);
  });
}
