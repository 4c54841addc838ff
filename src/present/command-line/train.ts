/** `basincheck train`: trains an autoencoder on examples and writes it as a network file. */

import { setImmediate } from 'node:timers/promises';
import {
  type Activation,
  type Network,
  Rational,
  smoothActivations,
  writeNetwork,
  writeNetworkNumbers,
} from '../../exact/index.js';
import { Coordinates, seenIn } from '../../sampling/index.js';
import {
  associations,
  type ConvolutionalStart,
  ConvolutionalTraining,
  coordinatesOf,
  cyclic,
  defaultTraining,
  type Examples,
  examplesInward,
  LayerTraining,
  type Method,
  type Scaling,
  Training,
  type TrainingEnd,
} from '../../sources/training/index.js';
import { csvOf, type DataOptions, examplesMeant } from './data-options.js';
import { ExitCode } from './exit-code.js';
import { checkOutputs, writeOutput } from './output.js';
import { Progress } from './progress.js';

export interface TrainOptions extends DataOptions {
  readonly data: string;
  readonly widths?: readonly number[];
  readonly convolutions?: number;
  readonly filters: number;
  readonly skip?: number;
  readonly lastActivated?: true;
  readonly start: ConvolutionalStart;
  readonly activation?: Activation;
  readonly loss: number;
  readonly steps: number;
  readonly method: Method | 'adaptive';
  readonly rate?: number;
  readonly scaling: Scaling;
  readonly seed: number;
  readonly cycle?: true;
  readonly out?: string;
  readonly keep?: true;
  readonly saveExamples?: string;
  readonly json?: true;
}

export async function train(options: TrainOptions): Promise<ExitCode> {
  const { data, method, out, saveExamples } = options;
  const choices = [options.widths, options.convolutions, method === 'adaptive' ? method : undefined];
  if (choices.filter((each) => each !== undefined).length !== 1)
    throw new RangeError('train: expected one of --widths, --convolutions and --method adaptive');
  checkOutputs({ '--out': out, '--save-examples': saveExamples }, [data]);
  const examples = examplesMeant(data, options, options.widths ? 2 : 1);
  if (examples === undefined) return ExitCode.couldNotJudge;
  if (saveExamples !== undefined) writeOutput('--save-examples', saveExamples, csvOf(examples));
  if (method === 'adaptive') return trainLayer(examples, options);
  const rate = options.rate ?? usualRate(method, options.scaling);
  if (options.convolutions !== undefined)
    return trainConvolutions(examples, options, method, rate, options.convolutions);
  return trainWidths(examples, options, method, rate);
}

async function trainWidths(
  examples: Examples,
  options: TrainOptions,
  method: Method,
  rate: number,
): Promise<ExitCode> {
  const { widths = [], scaling } = options;
  const last = widths.at(-1);
  if (last !== examples.dimension) {
    process.stderr.write(
      `--widths: expected the last one to be ${examples.dimension}, the dimension of the examples, got ${last ?? 0}\n`,
    );
    return ExitCode.couldNotJudge;
  }
  const unit = scaling === 'ntk' ? Coordinates.unchanged(examples.dimension) : coordinatesOf(examples);
  const seen = examplesInward(unit, examples);
  const pairs = options.cycle === true ? cyclic(seen) : associations(seen);
  const activation = options.activation ?? smoothActivations.tanh;
  return finish(new Training(pairs, { ...options, widths, activation, method, rate }), options, rate, unit);
}

/** The last activation and the skips are only for convolutions. */
async function trainConvolutions(
  examples: Examples,
  options: TrainOptions,
  method: Method,
  rate: number,
  layers: number,
): Promise<ExitCode> {
  const side = Math.sqrt(examples.dimension);
  if (!Number.isInteger(side)) {
    process.stderr.write(
      `--convolutions: expected square images, s×s numbers for each example, got ${examples.dimension} numbers\n`,
    );
    return ExitCode.couldNotJudge;
  }
  if (options.skip !== undefined && options.filters !== 1) {
    process.stderr.write(`--skip: expected one filter a layer, got ${options.filters}\n`);
    return ExitCode.couldNotJudge;
  }
  if (options.cycle === true)
    throw new RangeError('--cycle: expected --widths beside it, got --convolutions');
  const training = new ConvolutionalTraining(examples, { ...options, side, layers, method, rate });
  return finish(training, options, rate, Coordinates.unchanged(examples.dimension));
}

async function trainLayer(examples: Examples, options: TrainOptions): Promise<ExitCode> {
  const { out, keep, loss, json, data } = options;
  const training = LayerTraining.of(examples, options.activation ?? smoothActivations.sigmoid, options);
  if ('expected' in training) {
    process.stderr.write(`${data}: expected ${training.expected}, got ${training.found}\n`);
    return ExitCode.couldNotJudge;
  }
  const interrupted = await toTheEnd(training, options.steps);
  const end = training.end ?? 'interrupted';
  const writes = out !== undefined && (end === 'reached' || keep === true);
  if (writes) writeOutput('--out', out, writeNetworkNumbers(training.network));
  const { rows, steps, loss: least } = training;
  if (json === true) {
    const about = { data, method: 'adaptive', end, steps, loss: least, target: loss, rows };
    process.stdout.write(`${JSON.stringify({ ...about, ...(writes && { network: out }) }, undefined, 2)}\n`);
  } else {
    const was = end === 'diverged' ? 'not reached: A·x grew beyond 50' : SENTENCES[end];
    process.stdout.write(
      `loss ${lossText(least, loss)} after ${steps} steps: ${loss.toExponential()} was ${was}\n`,
    );
    if (writes) process.stdout.write(`written to ${out}\n`);
  }
  if (interrupted) return ExitCode.couldNotJudge;
  return end === 'reached' ? ExitCode.yes : ExitCode.no;
}

type AnyTraining = Training | ConvolutionalTraining;

async function finish(
  training: AnyTraining,
  options: TrainOptions,
  rate: number,
  unit: Coordinates,
): Promise<ExitCode> {
  const { out, keep } = options;
  const interrupted = await toTheEnd(training, options.steps);
  const end = training.end ?? 'interrupted';
  const writes = out !== undefined && (end === 'reached' || keep === true);
  if (writes) writeOutput('--out', out, textOf(training.network, unit, options.skip === undefined));
  report(options, training, end, writes, rate, unit);
  if (interrupted) return ExitCode.couldNotJudge;
  return end === 'reached' ? ExitCode.yes : ExitCode.no;
}

/** The network in the coordinates of the examples, exactly. */
function textOf(network: Network, unit: Coordinates, isOfFloats: boolean): string {
  if (unit.isUnchanged) return isOfFloats ? writeNetworkNumbers(network) : writeNetwork(network);
  const outside = unit.inverse();
  return writeNetwork(seenIn(network, outside, outside));
}

function usualRate(method: Method, scaling: Scaling): number {
  if (method === 'adam') return defaultTraining.rate;
  return scaling === 'ntk' ? 1 : 0.1;
}

/** How long to train before looking up, in milliseconds. */
const STRETCH = 50;

/** Trains until it is over, or until Ctrl-C: whether that came first. */
async function toTheEnd(training: AnyTraining | LayerTraining, steps: number): Promise<boolean> {
  const progress = new Progress(steps, 'steps');
  const interruption = new AbortController();
  const stop = () => {
    process.stderr.write('interrupted\n');
    interruption.abort();
  };
  process.once('SIGINT', stop);
  try {
    while (training.end === undefined && !interruption.signal.aborted) {
      const until = Date.now() + STRETCH;
      while (Date.now() < until && training.advance(1) === undefined);
      progress.update(training.steps, `loss ${training.loss.toExponential(2)}`);
      await setImmediate();
    }
  } finally {
    progress.stop();
    process.off('SIGINT', stop);
  }
  return training.end === undefined;
}

/** With digits enough to see whether it is at most the loss that was asked for. */
function lossText(least: number, target: number): string {
  for (let digits = 3; digits < 17; digits++) {
    const text = least.toExponential(digits);
    if (Number(text) <= target === least <= target) return text;
  }
  return String(least);
}

const SENTENCES: Readonly<Record<TrainingEnd | 'interrupted', string>> = {
  reached: 'reached',
  'steps spent': 'not reached',
  diverged: 'not reached: the loss grew beyond all numbers; a smaller --rate may help',
  interrupted: 'not reached: interrupted',
};

function report(
  { data, loss, seed, method, widths, convolutions, out, keep, json }: TrainOptions,
  { steps, loss: least }: AnyTraining,
  end: TrainingEnd | 'interrupted',
  writes: boolean,
  rate: number,
  unit: Coordinates,
): void {
  if (json === true) {
    const ofUnit = unit.scale.toNumber();
    const about = {
      data,
      widths,
      convolutions,
      method,
      rate,
      seed,
      end,
      steps,
      loss: least,
      target: loss,
      unit: ofUnit,
    };
    process.stdout.write(`${JSON.stringify({ ...about, ...(writes && { network: out }) }, undefined, 2)}\n`);
    return;
  }
  const one = unit.scale.equals(Rational.one) ? '' : ", in units of the examples' widest range";
  process.stdout.write(
    `loss ${lossText(least, loss)} after ${steps} steps${one}: ${loss.toExponential()} was ${SENTENCES[end]}\n`,
  );
  if (writes) process.stdout.write(`written to ${out ?? ''}\n`);
  else if (out !== undefined && keep !== true) {
    process.stderr.write(`${out} was not written; --keep writes the network with the least loss so far\n`);
  }
}
