/** The arguments of `basincheck kernel`. What it runs is loaded only when it is called. */

import { type Command, Option } from 'commander';
import { count, integer, naught, positive } from './arguments.js';
import { addDataOptions, DATA } from './data-options.js';
import type { KernelCommandOptions } from './kernel.js';

/** Names of activations, as `wideActivations` has them; ReLU has no derivative at its examples. */
const ACTIVATIONS = ['sigmoid', 'tanh', 'erf', 'plain-erf', 'linear'];

export function addKernel(program: Command): void {
  const command = program
    .command('kernel')
    .summary('predict which examples a wide autoencoder will remember')
    .description(
      'Predicts which examples an infinitely wide autoencoder remembers that is trained to reproduce them by gradient descent, from its neural ' +
        'tangent kernel: the spectral radius of its derivative at each example, whether the example attracts, and from which norm on it would. ' +
        'Exits with 0 if every example is predicted to attract, 1 if not, 2 if that could not be computed or was interrupted.',
    )
    .argument('<examples>', DATA)
    .addOption(
      new Option('--activation <name>', 'erf is erf(x/2)/2 + 1/2, linear is x/4 + 1/2')
        .choices(ACTIVATIONS)
        .default('sigmoid'),
    )
    .option('--depth <layers>', 'affine maps: 2 for one hidden layer', count, 2)
    .option('--scale <factor>', 'the examples are multiplied by it', positive, 1)
    .option(
      '--starts <number>',
      'networks before training that are drawn (0 in more than 64 dimensions)',
      naught,
    )
    .option('--width <units>', 'of the hidden layers of these', count, 500)
    .option('--seed <integer>', 'of these', integer, 1)
    .option(
      '--compare <network>',
      'a network file: one that was trained on the examples, multiplied by the factor',
    )
    .option('--no-other-norms', 'look at the examples as they are alone, which takes a thirtieth of the time')
    .option('--out <picture>', 'a picture, .svg, .png, .pdf or .tikz: spectral radii against the norm')
    .option('--json', 'print everything as JSON');
  addDataOptions(command).action(async (examples: string, options: KernelCommandOptions) => {
    const { kernel } = await import('./kernel.js');
    process.exitCode = await kernel(examples, options);
  });
}
