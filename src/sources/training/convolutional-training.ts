/**
 * Trains a convolutional autoencoder, its filters shared by all pixels, by full-batch gradient descent or Adam on E = 1/(2N)·Σ |F(x) − x|². The same
 * images and options give the same bytes on every machine.
 */

import { Random } from '../../sampling/index.js';
import type { Network } from '../../exact/index.js';
import {
  channelsOf,
  type ConvolutionalShape,
  endsBlock,
  isActivated,
  networkOf,
  reaches,
} from './convolutional-network.js';
import type { Examples } from './examples.js';
import { type Method, optimizer, type Optimizer } from './optimizer.js';
import { differentiated } from './slope.js';
import { PATIENCE_IN_STEPS, type TrainingEnd } from './training.js';

/**
 * - a number: every parameter is it;
 * - `near zero`: normal, with this standard deviation;
 * - `xavier`: uniform in ±√(6/(9·from + 9·to)) for layers of so many channels (Glorot & Bengio);
 * - `usual`: uniform in ±1/√(9·from), as PyTorch has it.
 */
export type ConvolutionalStart = number | { readonly nearZero: number } | 'xavier' | 'usual';

export interface ConvolutionalOptions extends ConvolutionalShape {
  readonly start: ConvolutionalStart;
  readonly method: Method;
  /** Of a step; with Adam halved whenever the least loss has not decreased for `PATIENCE_IN_STEPS` steps. */
  readonly rate: number;
  /** Training ends when E is at most this. */
  readonly loss: number;
  readonly steps: number;
  readonly seed: number;
}

/** What is computed for a layer: a row for each image, with the pixels of each channel. */
interface Pass {
  readonly affine: Float64Array;
  readonly value: Float64Array;
  readonly slope: Float64Array;
  readonly delta: Float64Array;
}

export class ConvolutionalTraining {
  steps = 0;
  /** The least loss so far, which is the loss of `filters`. */
  loss = Infinity;
  end: TrainingEnd | undefined;
  private best: readonly Float64Array[];
  private readonly filters: readonly Float64Array[];
  private readonly gradients: readonly Float64Array[];
  private readonly passes: readonly Pass[];
  private readonly places: ReturnType<typeof reaches>;
  private readonly step: Optimizer;
  private rate: number;
  private lastBest = 0;

  /** Throws unless the examples are s×s images, and for skip connections with several filters a layer. */
  constructor(
    private readonly examples: Examples,
    private readonly options: ConvolutionalOptions,
  ) {
    const { side, layers, filters, skip } = options;
    if (examples.dimension !== side * side || layers < 1)
      throw new RangeError(
        `ConvolutionalTraining: expected images of ${side}×${side} numbers and at least one layer, got ${examples.dimension} numbers and ${layers} layers`,
      );
    if (skip !== undefined && filters !== 1)
      throw new RangeError(
        `ConvolutionalTraining: expected one filter a layer with skip connections, got ${filters}`,
      );
    this.rate = options.rate;
    this.filters = initialFilters(options);
    this.best = this.filters.map((each) => each.slice());
    this.gradients = this.filters.map((each) => new Float64Array(each.length));
    this.places = reaches(side);
    this.passes = this.filters.map((_, k) => {
      const length = examples.count * channelsOf(options, k).to * side * side;
      const zeros = () => new Float64Array(length);
      return { affine: zeros(), value: zeros(), slope: zeros().fill(1), delta: zeros() };
    });
    const asLayers = (all: readonly Float64Array[]) =>
      all.map((weights) => ({ inputs: 1, outputs: 1, weights, bias: new Float64Array(0) }));
    const change = optimizer(options.method, asLayers(this.filters), 'fan-in');
    this.step = (_, rate) => {
      change(asLayers(this.gradients), rate);
    };
  }

  /** The network with the least loss so far, in the form (1.1). */
  get network(): Network {
    return networkOf(this.options, this.best);
  }

  /** Number of parameters. */
  get parameters(): number {
    return this.filters.reduce((sum, { length }) => sum + length, 0);
  }

  /** F of the network with the least loss so far, at points in rows. */
  images(points: Float64Array): Float64Array {
    const { side } = this.options;
    const count = points.length / side ** 2;
    const passes = this.best.map((_, k): Pass => {
      const zeros = () => new Float64Array(count * channelsOf(this.options, k).to * side * side);
      return { affine: zeros(), value: zeros(), slope: zeros(), delta: new Float64Array(0) };
    });
    return this.forward(this.best, points, count, passes).slice();
  }

  advance(steps: number): TrainingEnd | undefined {
    for (let k = 0; k < steps && this.end === undefined; k++) this.once();
    return this.end;
  }

  private once(): void {
    const loss = this.gradient();
    if (loss < this.loss) {
      this.loss = loss;
      this.lastBest = this.steps;
      this.best.forEach((each, k) => {
        each.set(this.filters[k] ?? []);
      });
    }
    if (loss <= this.options.loss) this.end = 'reached';
    else if (!(loss < Infinity)) this.end = 'diverged';
    else if (this.steps >= this.options.steps) this.end = 'steps spent';
    if (this.end !== undefined) return;
    if (this.options.method === 'adam' && this.steps - this.lastBest >= PATIENCE_IN_STEPS) {
      this.rate /= 2;
      this.lastBest = this.steps;
    }
    this.step([], this.rate);
    this.steps += 1;
  }

  private forward(
    filters: readonly Float64Array[],
    points: Float64Array,
    count: number,
    passes: readonly Pass[],
  ): Float64Array {
    const { options } = this;
    const { activation, skip = 0 } = options;
    const phi = activation && differentiated(activation);
    let input = points;
    passes.forEach((pass, k) => {
      const { from, to } = channelsOf(options, k);
      pass.affine.fill(0);
      this.convolve(filters[k], input, pass.affine, count, from, to);
      if (endsBlock(options, k)) {
        const before = passes[k - skip]?.value ?? points;
        for (let e = 0; e < before.length; e++) pass.affine[e] = (pass.affine[e] ?? NaN) + (before[e] ?? NaN);
      }
      if (phi && isActivated(options, k)) phi(pass.affine, pass.value, pass.slope);
      else pass.value.set(pass.affine);
      input = pass.value;
    });
    return input;
  }

  /** Returns the loss, and writes its gradient. */
  private gradient(): number {
    const { options, examples, passes, filters, gradients } = this;
    const { skip = 0 } = options;
    const { count, values } = examples;
    const output = this.forward(filters, values, count, passes);
    let sum = 0;
    for (const { delta } of passes) delta.fill(0);
    const last = passes.at(-1);
    for (let e = 0; e < output.length; e++) {
      const error = (output[e] ?? NaN) - (values[e] ?? NaN);
      sum += error * error;
      if (last) last.delta[e] = error / count;
    }
    // `delta` is first ∂E/∂value, then ∂E/∂affine.
    for (let k = passes.length - 1; k >= 0; k--) {
      const pass = passes[k];
      if (pass === undefined) break;
      const { from, to } = channelsOf(options, k);
      for (let e = 0; e < pass.delta.length; e++)
        pass.delta[e] = (pass.delta[e] ?? NaN) * (pass.slope[e] ?? NaN);
      const before = passes[k - 1];
      this.correlate(pass.delta, before?.value ?? values, gradients[k], count, from, to);
      if (before) this.spread(filters[k], pass.delta, before.delta, count, from, to);
      const target = endsBlock(options, k) ? passes[k - skip] : undefined;
      if (target)
        for (let e = 0; e < pass.delta.length; e++)
          target.delta[e] = (target.delta[e] ?? NaN) + (pass.delta[e] ?? NaN);
    }
    return sum / (2 * count);
  }

  /** y += W∗x */
  private convolve(
    W: Float64Array | undefined,
    x: Float64Array,
    y: Float64Array,
    count: number,
    from: number,
    to: number,
  ): void {
    this.each(count, from, to, (w, inAt, outAt, reach) => {
      const weight = W?.[w] ?? NaN;
      for (let e = 0; e < reach.to.length; e++) {
        const out = outAt + (reach.to[e] ?? 0);
        y[out] = (y[out] ?? NaN) + weight * (x[inAt + (reach.from[e] ?? 0)] ?? NaN);
      }
    });
  }

  /** ∂E/∂W from ∂E/∂y. */
  private correlate(
    dy: Float64Array,
    x: Float64Array,
    dW: Float64Array | undefined,
    count: number,
    from: number,
    to: number,
  ): void {
    dW?.fill(0);
    this.each(count, from, to, (w, inAt, outAt, reach) => {
      let sum = 0;
      for (let e = 0; e < reach.to.length; e++)
        sum += (dy[outAt + (reach.to[e] ?? 0)] ?? NaN) * (x[inAt + (reach.from[e] ?? 0)] ?? NaN);
      if (dW) dW[w] = (dW[w] ?? NaN) + sum;
    });
  }

  /** ∂E/∂x += the transpose of W∗ on ∂E/∂y. */
  private spread(
    W: Float64Array | undefined,
    dy: Float64Array,
    dx: Float64Array,
    count: number,
    from: number,
    to: number,
  ): void {
    this.each(count, from, to, (w, inAt, outAt, reach) => {
      const weight = W?.[w] ?? NaN;
      for (let e = 0; e < reach.to.length; e++) {
        const at = inAt + (reach.from[e] ?? 0);
        dx[at] = (dx[at] ?? NaN) + weight * (dy[outAt + (reach.to[e] ?? 0)] ?? NaN);
      }
    });
  }

  /** For every image and parameter: its index, where the channels begin that it reads and writes, and its pixels there. */
  private each(
    count: number,
    from: number,
    to: number,
    visit: (w: number, inAt: number, outAt: number, reach: { to: Int32Array; from: Int32Array }) => void,
  ): void {
    const pixels = this.options.side ** 2;
    for (let i = 0; i < count; i++)
      for (let m = 0; m < to; m++)
        for (let c = 0; c < from; c++)
          for (let k = 0; k < 9; k++) {
            const reach = this.places[k];
            if (reach) visit((m * from + c) * 9 + k, (i * from + c) * pixels, (i * to + m) * pixels, reach);
          }
  }
}

function initialFilters(options: ConvolutionalOptions): readonly Float64Array[] {
  const random = new Random(options.seed, 'initial filters');
  const { start } = options;
  return Array.from({ length: options.layers }, (_, k) => {
    const { from, to } = channelsOf(options, k);
    const drawn = (): number => {
      if (typeof start === 'number') return start;
      if (typeof start === 'object') return start.nearZero * random.normal();
      const most = start === 'xavier' ? Math.sqrt(6 / (9 * from + 9 * to)) : 1 / Math.sqrt(9 * from);
      return random.between(-most, most);
    };
    return Float64Array.from({ length: 9 * from * to }, drawn);
  });
}
