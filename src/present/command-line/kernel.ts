/** `basincheck kernel`: which examples a wide autoencoder will remember. */

import { basename } from 'node:path';
import { writeNetwork } from '../../exact/index.js';
import type { WideActivationName } from '../../sampling/index.js';
import { type DataOptions, examplesMeant } from './data-options.js';
import { dependenceText } from './dependence-text.js';
import { ExitCode } from './exit-code.js';
import { kernelText } from './kernel-text.js';
import type { Prediction } from '../../search/memory/index.js';
import { longWork, sayInterrupted } from './long-work.js';
import { complain, networkIn, sourcesOf } from './network-in.js';
import { complainOfSize } from './passed.js';
import { checkPicture, writePicture } from './picture.js';
import type { KernelTask, Step } from './thread.js';

export interface KernelCommandOptions extends DataOptions {
  readonly activation: WideActivationName;
  readonly depth: number;
  readonly scale: number;
  readonly starts?: number;
  readonly width: number;
  readonly seed: number;
  readonly compare?: string;
  readonly otherNorms: boolean;
  readonly out?: string;
  readonly json?: true;
}

/** In more dimensions, the Jacobians of starts take too long to be worth it unless they are asked for. */
const MOST_DIMENSIONS = 64;
const STARTS = 5;

export async function kernel(source: string, options: KernelCommandOptions): Promise<ExitCode> {
  const { out, json, compare, activation, depth, scale, width, seed, otherNorms } = options;
  if (out !== undefined && !otherNorms)
    throw new RangeError('--out: expected other norms, which the picture is about, got --no-other-norms');
  checkPicture('--out', out, [source, ...(compare === undefined ? [] : sourcesOf(compare))]);
  const examples = examplesMeant(source, options);
  if (examples === undefined) return ExitCode.couldNotJudge;
  const network = compare === undefined ? undefined : networkFor(compare, examples.dimension);
  if (network === 'none') return ExitCode.couldNotJudge;
  const starts = options.starts ?? (examples.dimension > MOST_DIMENSIONS ? 0 : STARTS);
  const task: KernelTask = {
    examples,
    activation,
    ...{ depth, scale, starts, width, seed, otherNorms },
    ...(network !== undefined && { compare: network }),
    ...(out !== undefined && { title: basename(source) }),
  };
  let first: Prediction | undefined;
  const on = (step: Step): void => {
    if (step.found !== undefined) first = step.found as Prediction;
  };
  const done = await longWork('kernel', task, { unit: 'steps', on });
  if (done === undefined) {
    const about = { source, ...first };
    if (first !== undefined && json !== true) process.stdout.write(kernelText(first));
    const sentence = first
      ? 'what is above is whole, the rest was not looked at'
      : 'nothing is predicted yet';
    sayInterrupted(about, sentence, json);
    return ExitCode.couldNotJudge;
  }
  if ('singular' in done) {
    process.stderr.write(`${source}: ${dependenceText(done.singular, activation, depth)}\n`);
    if (json === true)
      process.stdout.write(`${JSON.stringify({ source, singular: done.singular }, undefined, 2)}\n`);
    return ExitCode.couldNotJudge;
  }
  const { prediction, svg } = done;
  if (out !== undefined && svg !== undefined) await writePicture('--out', out, svg);
  if (json === true) process.stdout.write(`${JSON.stringify({ source, ...prediction }, undefined, 2)}\n`);
  else process.stdout.write(kernelText(prediction));
  if (prediction.predicted.some(({ attracts }) => attracts === 'undecided')) return ExitCode.couldNotJudge;
  return prediction.predicted.every(({ attracts }) => attracts === true) ? ExitCode.yes : ExitCode.no;
}

/** The text of the network to compare with; `none` after having said on stderr why there is none. */
function networkFor(path: string, dimension: number): string {
  const read = networkIn(path);
  if ('problems' in read) {
    complain(path, read.problems);
    return 'none';
  }
  if (!('network' in read)) {
    complainOfSize(path, read.sparse);
    return 'none';
  }
  const { network } = read;
  if (network.inputDimension === dimension && network.outputDimension === dimension)
    return writeNetwork(network);
  const found = `${network.inputDimension} inputs and ${network.outputDimension} outputs`;
  process.stderr.write(
    `${path}: expected ${dimension} inputs and outputs, the dimension of the examples, got ${found}\n`,
  );
  return 'none';
}
