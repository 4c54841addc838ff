/**
 * The greatest modulus of an eigenvalue of the Jacobian at an example, of networks of finite width that are trained as in section 5.1 of
 * Jiang & Pehlevan, "Associative Memory in Iterated Overparameterized Sigmoid Autoencoders", beside what the kernel predicts for the same
 * examples and the same network before training.
 */

import type { Network } from '../../exact/index.js';
import { smoothActivations } from '../../exact/index.js';
import {
  IteratedMap,
  jacobian,
  spectralRadiusOf,
  type WideActivation,
  wideActivations,
  WideLimit,
  type WideStart,
} from '../../sampling/index.js';
import {
  associations,
  everyExample,
  type Examples,
  sphere,
  Training,
  type TrainingEnd,
} from '../../sources/training/index.js';

/** Activations that both a network and the kernel have. */
export type TrainedActivation = 'sigmoid' | 'tanh';

export interface TrainedSetting {
  readonly activation: TrainedActivation;
  /** The number of affine maps. */
  readonly depth: number;
  readonly dimension: number;
  readonly hidden: number;
  readonly examples: number;
  /** The norm of all examples. */
  readonly radius: number;
  readonly seed: number;
  readonly loss: number;
  readonly steps: number;
}

/** All in floating point. */
export interface TrainedEigenvalue extends TrainedSetting {
  readonly end: TrainingEnd;
  readonly stepsMade: number;
  readonly finalLoss: number;
  /** The greatest over the examples: before training, of the trained network, and predicted for it. */
  readonly before: number;
  readonly trained: number;
  /** By the kernel, with f₀ and J₀ of the network before training; absent where the kernel is singular for float64. */
  readonly predicted?: number;
  /** The same without a start. */
  readonly predictedMean?: number;
}

/** The same setting gives the same result. */
export function trainedEigenvalue(setting: TrainedSetting): TrainedEigenvalue {
  const { activation, depth, dimension, hidden, examples: count, radius, seed, loss, steps } = setting;
  const examples = sphere(count, dimension, radius, seed);
  const training = new Training(associations(examples), {
    widths: [...Array.from({ length: depth - 1 }, () => hidden), dimension],
    activation: smoothActivations[activation],
    ...{ loss, steps, seed },
    method: 'descent',
    rate: 1,
    scaling: 'ntk',
  });
  const start = training.network;
  const end = training.advance(Infinity) ?? 'steps spent';
  const points = everyExample(examples);
  const greatest = (network: Network): number => {
    const map = new IteratedMap(network);
    return Math.max(...points.map((x) => spectralRadiusOf(map, x, 1)));
  };
  const limit = predictionFor(wideActivations[activation], depth, examples);
  const started = limit?.startingAt(startOf(start));
  const predicted = (of: WideLimit): number => Math.max(...points.map((x) => of.spectralRadius(x)));
  return {
    ...setting,
    end,
    stepsMade: training.steps,
    finalLoss: training.loss,
    before: greatest(start),
    trained: greatest(training.network),
    ...(started && { predicted: predicted(started) }),
    ...(limit && { predictedMean: predicted(limit) }),
  };
}

/** What the kernel alone predicts: the greatest spectral radius over the examples, without a start. */
export function predictedEigenvalue(
  activation: WideActivation,
  {
    depth,
    dimension,
    examples: count,
    radius,
    seed,
  }: Omit<TrainedSetting, 'activation' | 'hidden' | 'loss' | 'steps'>,
): number | undefined {
  const examples = sphere(count, dimension, radius, seed);
  const limit = predictionFor(activation, depth, examples);
  return limit && Math.max(...everyExample(examples).map((x) => limit.spectralRadius(x)));
}

function predictionFor(activation: WideActivation, depth: number, examples: Examples): WideLimit | undefined {
  const result = WideLimit.of(
    everyExample(examples).map((x) => Array.from(x)),
    { activation, depth },
  );
  return 'limit' in result ? result.limit : undefined;
}

/** A network of finite width before training, as a start. */
export function startOf(network: Network): WideStart {
  const map = new IteratedMap(network);
  return {
    value: (x) => map.image(x),
    jacobian: (x) =>
      jacobian(map.floats, x, 1)
        .matrix.to2DArray()
        .map((row) => Float64Array.from(row)),
  };
}
