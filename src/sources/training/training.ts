/**
 * Trains a network by full-batch gradient descent or Adam, in float64, until its loss is small enough. The same pairs and
 * options give the same bytes on every machine.
 */

import { Random } from '../../sampling/index.js';
import type { Activation, Network } from '../../exact/index.js';
import { Backpropagation } from './backpropagation.js';
import type { Pairs } from './examples.js';
import { optimizer, type Method, type Optimizer } from './optimizer.js';
import { copyOf, initial, networkWith, type LayerParameters, type Scaling } from './parameters.js';

export interface TrainingOptions {
  /** The widths n_1, …, n_L. The last one is the dimension of the outputs of the pairs. */
  readonly widths: readonly number[];
  readonly activation: Activation;
  /** Training ends when E = 1/(2N)·Σ |F(x_i) − y_i|² is at most this. */
  readonly loss: number;
  /** Greatest number of steps. */
  readonly steps: number;
  readonly seed: number;
  readonly method: Method;
  /**
   * The rate of a step. With Adam it is halved whenever the least loss has not decreased for `PATIENCE_IN_STEPS`
   * steps.
   */
  readonly rate: number;
  readonly scaling: Scaling;
}

export const defaultTraining = {
  loss: 1e-7,
  steps: 20_000,
  seed: 1,
  method: 'adam',
  rate: 1e-2,
  scaling: 'fan-in',
} as const satisfies Partial<TrainingOptions>;

/**
 * - `reached`: the loss is small enough;
 * - `steps spent`: the loss is not small enough after all steps;
 * - `diverged`: the loss is no longer a finite number.
 */
export type TrainingEnd = 'reached' | 'steps spent' | 'diverged';

export const PATIENCE_IN_STEPS = 200;

export class Training {
  /** Number of steps made. */
  steps = 0;
  /** The least loss so far, which is the loss of `network`. */
  loss = Infinity;
  /** Why the training has ended; `undefined` while it has not. */
  end: TrainingEnd | undefined;
  private readonly layers: readonly LayerParameters[];
  private readonly backpropagation: Backpropagation;
  private readonly step: Optimizer;
  private best: readonly LayerParameters[];
  private rate: number;
  private lastBest = 0;

  /** Throws if the widths do not fit the pairs. */
  constructor(
    pairs: Pairs,
    private readonly options: TrainingOptions,
  ) {
    const { widths, activation, scaling, seed, method, rate } = options;
    const random = new Random(seed, 'initial weights');
    this.layers = initial(pairs.inputs.dimension, widths, activation, scaling, random);
    this.best = copyOf(this.layers);
    this.backpropagation = new Backpropagation(activation, this.layers, pairs);
    this.step = optimizer(method, this.layers, scaling);
    this.rate = rate;
  }

  /** The network with the least loss so far. */
  get network(): Network {
    return networkWith(this.options.activation, this.best);
  }

  /** Makes `steps` steps, or fewer if the training ends before. Returns why it has ended, if it has. */
  advance(steps: number): TrainingEnd | undefined {
    for (let k = 0; k < steps && this.end === undefined; k++) this.once();
    return this.end;
  }

  private once(): void {
    const loss = this.backpropagation.gradient();
    if (loss < this.loss) {
      this.loss = loss;
      this.lastBest = this.steps;
      this.keep();
    }
    if (loss <= this.options.loss) this.end = 'reached';
    else if (!(loss < Infinity)) this.end = 'diverged';
    else if (this.steps >= this.options.steps) this.end = 'steps spent';
    if (this.end !== undefined) return;
    if (this.options.method === 'adam' && this.steps - this.lastBest >= PATIENCE_IN_STEPS) {
      this.rate /= 2;
      this.lastBest = this.steps;
    }
    this.step(this.backpropagation.gradients, this.rate);
    this.steps += 1;
  }

  private keep(): void {
    this.best.forEach(({ weights, bias }, k) => {
      weights.set(this.layers[k]?.weights ?? []);
      bias.set(this.layers[k]?.bias ?? []);
    });
  }
}

/** Trains until the end in one call. */
export function trained(pairs: Pairs, options: TrainingOptions): Training {
  const training = new Training(pairs, options);
  training.advance(Infinity);
  return training;
}
