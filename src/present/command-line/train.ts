/** `basincheck train`: trains an autoencoder on examples and writes it as a network file. */

import { setImmediate } from 'node:timers/promises';
import {
  type Activation,
  type Network,
  Rational,
  writeNetwork,
  writeNetworkNumbers,
} from '../../exact/index.js';
import { Coordinates, seenIn } from '../../sampling/index.js';
import {
  associations,
  coordinatesOf,
  cyclic,
  defaultTraining,
  examplesInward,
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
  readonly widths: readonly number[];
  readonly activation: Activation;
  readonly loss: number;
  readonly steps: number;
  readonly method: Method;
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
  const { data, widths, method, scaling, out, keep, saveExamples } = options;
  checkOutputs({ '--out': out, '--save-examples': saveExamples }, [data]);
  const examples = examplesMeant(data, options);
  if (examples === undefined) return ExitCode.couldNotJudge;
  const last = widths.at(-1);
  if (last !== examples.dimension) {
    process.stderr.write(
      `--widths: expected the last one to be ${examples.dimension}, the dimension of the examples, got ${last ?? 0}\n`,
    );
    return ExitCode.couldNotJudge;
  }
  if (saveExamples !== undefined) writeOutput('--save-examples', saveExamples, csvOf(examples));
  const unit = scaling === 'ntk' ? Coordinates.unchanged(examples.dimension) : coordinatesOf(examples);
  const seen = examplesInward(unit, examples);
  const pairs = options.cycle === true ? cyclic(seen) : associations(seen);
  const rate = options.rate ?? usualRate(method, scaling);
  const training = new Training(pairs, { ...options, rate });
  const interrupted = await toTheEnd(training, options.steps);
  const end = training.end ?? 'interrupted';
  const writes = out !== undefined && (end === 'reached' || keep === true);
  if (writes) writeOutput('--out', out, textOf(training.network, unit));
  report(options, training, end, writes, rate, unit);
  if (interrupted) return ExitCode.couldNotJudge;
  return end === 'reached' ? ExitCode.yes : ExitCode.no;
}

/** The network in the coordinates of the examples, exactly. */
function textOf(network: Network, unit: Coordinates): string {
  const outside = unit.inverse();
  return unit.isUnchanged ? writeNetworkNumbers(network) : writeNetwork(seenIn(network, outside, outside));
}

function usualRate(method: Method, scaling: Scaling): number {
  if (method === 'adam') return defaultTraining.rate;
  return scaling === 'ntk' ? 1 : 0.1;
}

/** How long to train before looking up, in milliseconds. */
const STRETCH = 50;

/** Trains until it is over, or until Ctrl-C: whether that came first. */
async function toTheEnd(training: Training, steps: number): Promise<boolean> {
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
  { data, loss, seed, method, widths, out, keep, json }: TrainOptions,
  { steps, loss: least }: Training,
  end: TrainingEnd | 'interrupted',
  writes: boolean,
  rate: number,
  unit: Coordinates,
): void {
  if (json === true) {
    const ofUnit = unit.scale.toNumber();
    const about = { data, widths, method, rate, seed, end, steps, loss: least, target: loss, unit: ofUnit };
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
