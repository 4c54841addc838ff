/** The arguments of `basincheck train`. What it runs is loaded only when it is called. */

import { type Command, InvalidArgumentError, Option } from 'commander';
import type { ConvolutionalStart } from '../../sources/training/index.js';
import { activationNamed } from './activation-named.js';
import { count, integer, positive, positiveIntegers } from './arguments.js';
import { addDataOptions, DATA } from './data-options.js';
import type { TrainOptions } from './train.js';

/** Such as `xavier`, `near-zero:0.01` or `0.1`. */
function startNamed(text: string): ConvolutionalStart {
  if (text === 'usual' || text === 'xavier') return text;
  const [name, number] = text.split(':', 2);
  if (name === 'near-zero' && number !== undefined) return { nearZero: positive(number) };
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value))
    throw new InvalidArgumentError('expected usual, xavier, near-zero:DEVIATION or a number.');
  return value;
}

export function addTrain(program: Command): void {
  const command = program
    .command('train')
    .summary('train an autoencoder on examples')
    .description(
      'Trains a network to map each example to itself, or with --cycle to the next, by full-batch descent in float64, and ' +
        'writes it as a network file. The loss is 1/(2N)·Σ |F(x) − y|² over the N examples. The same options give the same ' +
        'bytes on every machine. Exits with 0 if the loss was reached, 1 if it was not, 2 if the examples cannot be trained on ' +
        'or the training was interrupted.',
    )
    .requiredOption('--data <source>', DATA)
    .option(
      '--widths <numbers>',
      'of the layers, the last of them that of the examples, such as 1000,10',
      positiveIntegers,
    )
    .option(
      '--convolutions <layers>',
      'instead of --widths: so many layers of 3×3 filters on square images, with zeros around them and no biases',
      count,
    )
    .option('--filters <number>', 'with --convolutions: in each layer but the last, which has one', count, 1)
    .option(
      '--skip <layers>',
      'with --convolutions: what comes out of layer k, 2k, … is added k layers further',
      count,
    )
    .option('--last-activated', 'with --convolutions: φ follows the last layer too')
    .addOption(
      new Option(
        '--start <how>',
        'with --convolutions: usual (uniform, as in PyTorch), xavier, near-zero:DEVIATION, or a number that all parameters are',
      )
        .argParser(startNamed)
        .default('usual'),
    )
    .addOption(
      new Option(
        '--activation <name>',
        'relu, leaky-relu (slope 1/4) or leaky-relu:SLOPE, hard-tanh, abs, tanh, sigmoid, softplus, elu (alpha 1) or elu:ALPHA, gelu, gelu-tanh, silu; or JSON, as in a network file',
      )
        .argParser(activationNamed)
        .default(undefined, 'tanh; none with --convolutions'),
    )
    .option('--loss <number>', 'stop when it is at most this', positive, 1e-7)
    .option('--steps <number>', 'the largest number of steps', count, 20_000)
    .addOption(
      new Option(
        '--method <name>',
        'how; adaptive: a single layer φ(A·x) from A = 0, with the rates of the memorization paper, without --widths',
      )
        .choices(['adam', 'descent', 'adaptive'])
        .default('adam'),
    )
    .option(
      '--rate <number>',
      'of a step; with Adam halved when the loss stands still (default: 0.01, or 1 with descent and ntk, 0.1 with descent)',
      positive,
    )
    .addOption(
      new Option(
        '--scaling <name>',
        'fan-in: the usual one; ntk: W/√inputs without biases, W standard normal',
      )
        .choices(['fan-in', 'ntk'])
        .default('fan-in'),
    )
    .option('--seed <integer>', 'of the initial weights', integer, 1)
    .option('--cycle', 'train x₁ → x₂ → … → x₁, in the order of the examples')
    .option('--out <file>', 'where the network is written')
    .option('--keep', 'write the network also if the loss is not reached')
    .option('--save-examples <file>', 'write the examples as CSV')
    .option('--json', 'print what came out as JSON');
  addDataOptions(command).action(async (options: TrainOptions) => {
    const { train } = await import('./train.js');
    process.exitCode = await train(options);
  });
}
