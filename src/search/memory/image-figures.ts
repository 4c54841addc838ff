/** Figures 3, 4, 9 and 10 of the memorization paper, at sizes that a laptop trains in minutes: what trained networks make of images. */

import { IteratedMap, Random } from '../../sampling/index.js';
import { type Activation, leakyRelu, Rational, relu } from '../../exact/index.js';
import {
  associations,
  type ConvolutionalOptions,
  ConvolutionalTraining,
  digits,
  euclidean,
  exampleAt,
  type Examples,
  examplesOf,
  Training,
  type TrainingEnd,
} from '../../sources/training/index.js';
import { type RecoveryAt, recoveryFromAnywhere } from './recovery.js';
import { nearestExample } from './tessellation.js';

export interface TrainingDone {
  readonly end: TrainingEnd;
  readonly steps: number;
  readonly loss: number;
}

/** Rows of pictures, each with a name; the columns have heads. */
export interface PictureRows {
  readonly side: number;
  readonly heads: readonly string[];
  readonly rows: readonly { readonly name: string; readonly pictures: readonly Float64Array[] }[];
  readonly trainings: readonly TrainingDone[];
}

type Told = (done: number, total: number, note: string) => void;

function done({ end = 'steps spent', steps, loss }: Training | ConvolutionalTraining): TrainingDone {
  return { end, steps, loss };
}

const leaky = leakyRelu(Rational.of(1, 100));

interface NoiseOptions extends Pick<
  ConvolutionalOptions,
  'side' | 'layers' | 'start' | 'skip' | 'rate' | 'steps' | 'loss'
> {
  readonly images: readonly (readonly number[])[];
}

/** Figure 9: 29 layers on one image of 4×4 pixels, all parameters 1/10 at first. Figure 10: 5 layers with skips on two of 2×2. */
export const noiseFigures = {
  9: {
    side: 4,
    layers: 29,
    start: 0.1,
    rate: 1e-3,
    loss: 1e-5,
    steps: 20_000,
    images: [[1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
  },
  10: {
    side: 2,
    layers: 5,
    start: 'xavier',
    skip: 2,
    rate: 1e-3,
    loss: 1e-8,
    steps: 20_000,
    images: [
      [1, 0, 0, 0],
      [0, 0, 0, 1],
    ],
  },
} as const satisfies Record<string, NoiseOptions>;

/** What a leaky ReLU network makes of its images, and of noise: after one application, and after more. */
export function imagesFromNoise(name: keyof typeof noiseFigures, seed: number, on: Told): PictureRows {
  const { images, ...options }: NoiseOptions = noiseFigures[name];
  const training = new ConvolutionalTraining(examplesOf(images), {
    ...{ filters: 1, lastActivated: true, method: 'adam', activation: leaky, seed },
    ...options,
  });
  while (training.advance(100) === undefined)
    on(training.steps, options.steps, `loss ${training.loss.toExponential(2)}`);
  const random = new Random(seed, 'normal images');
  const noise = Array.from({ length: 4 }, () =>
    Float64Array.from({ length: options.side ** 2 }, () => random.normal()),
  );
  const times = [1, 2, 10, 100];
  const row = (name: string, start: Float64Array) => {
    let [x, t] = [start, 0];
    const after = times.map((time) => {
      for (; t < time; t++) x = training.images(x);
      return x;
    });
    return { name, pictures: [start, ...after] };
  };
  return {
    side: options.side,
    heads: ['input', ...times.map((t) => (t === 1 ? 'F' : `F^${t}`))],
    rows: [
      ...images.map((each, k) => row(`example ${k + 1}`, Float64Array.from(each))),
      ...noise.map((each) => row('noise', each)),
    ],
    trainings: [done(training)],
  };
}

export interface DigitOptions {
  readonly side: number;
  readonly examples: number;
  readonly shapes: readonly { readonly depth: number; readonly hidden: number }[];
  readonly activation: Activation;
  readonly loss: number;
  readonly steps: number;
  readonly seed: number;
}

/** Figure 3 has 7 layers on 100 digits and 14 on 20, with 128 hidden units. */
export const defaultDigits: DigitOptions = {
  side: 7,
  examples: 20,
  shapes: [{ depth: 14, hidden: 64 }],
  activation: relu,
  loss: 1e-7,
  steps: 20_000,
  seed: 1,
};

/** Figure 4 has 1000 digits, up to 11 layers and 512 units. */
export const defaultGrowth: DigitOptions = {
  ...defaultDigits,
  examples: 20,
  shapes: [
    { depth: 4, hidden: 32 },
    { depth: 4, hidden: 64 },
    { depth: 4, hidden: 128 },
    { depth: 8, hidden: 64 },
    { depth: 14, hidden: 64 },
  ],
};

function trainedOn(examples: Examples, options: DigitOptions, k: number, on: Told): Training {
  const { depth = 1, hidden = 1 } = options.shapes[k] ?? {};
  const { activation, loss, steps, seed } = options;
  const training = new Training(associations(examples), {
    ...{ activation, loss, steps, seed },
    widths: [...new Array<number>(depth - 1).fill(hidden), examples.dimension],
    method: 'adam',
    rate: 1e-3,
    scaling: 'fan-in',
  });
  while (training.advance(20) === undefined)
    on(k * steps + training.steps, options.shapes.length * steps, `loss ${training.loss.toExponential(2)}`);
  return training;
}

/** Other digits under the network, and the training example that is nearest to where they end. */
export function digitTrajectories(
  pictures: readonly (readonly number[])[],
  options: DigitOptions,
  on: Told,
): PictureRows {
  const { side, seed } = options;
  const both = digits(pictures, options.examples + 10, side, seed);
  const part = (from: number, to: number) =>
    examplesOf(Array.from({ length: to - from }, (_, k) => exampleAt(both, from + k)));
  const [examples, others] = [part(0, options.examples), part(options.examples, options.examples + 10)];
  const training = trainedOn(examples, options, 0, on);
  const map = new IteratedMap(training.network);
  const times = [1, 2, 5, 10, 50];
  const rows = Array.from({ length: 8 }, (_, k) => {
    const start = exampleAt(others, k).slice();
    const after = times.map((t) => map.image(start, t));
    const nearest = exampleAt(examples, nearestExample(examples, after.at(-1) ?? start));
    return { name: '', pictures: [start, ...after, nearest.slice()] };
  });
  return {
    side,
    heads: ['a digit', ...times.map((t) => (t === 1 ? 'F' : `F^${t}`)), 'nearest'],
    rows,
    trainings: [done(training)],
  };
}

/** Figure 6 stops after 100 and 1000 epochs. */
export const stoppedDigits = { ...defaultDigits, stops: [100, 1000] };

/** Other digits, and where they end if training stops early; beside it, where the nearest of the training digits ends by then. */
export function stoppedEarly(
  pictures: readonly (readonly number[])[],
  options: DigitOptions & { readonly stops: readonly number[] },
  on: Told,
): PictureRows & {
  readonly arrived: readonly { readonly steps: number; readonly seen: number; readonly of: number }[];
} {
  const { side, seed, stops, examples: count } = options;
  const both = digits(pictures, count + STARTS, side, seed);
  const cut = count * both.dimension;
  const examples = { ...both, count, values: both.values.slice(0, cut) };
  const starts = Array.from({ length: STARTS }, (_, k) => exampleAt(both, count + k).slice());
  const trainings: TrainingDone[] = [];
  const columns: Float64Array[][] = Array.from({ length: SHOWN }, (_, k) => [
    starts[k] ?? new Float64Array(0),
  ]);
  const arrived = stops.map((steps, k) => {
    on(k, stops.length, `${steps} steps`);
    const training = trainedOn(examples, { ...options, steps }, 0, () => undefined);
    trainings.push(done(training));
    const map = new IteratedMap(training.network);
    const ends = examplesOf(
      Array.from({ length: count }, (_, i) => map.image(exampleAt(examples, i).slice(), MANY)),
    );
    let seen = 0;
    starts.forEach((start, i) => {
      const end = map.image(start, MANY);
      const nearest = exampleAt(ends, nearestExample(ends, end)).slice();
      if (euclidean(end, nearest) < RECOVERED) seen += 1;
      columns[i]?.push(end, nearest);
    });
    return { steps, seen, of: STARTS };
  });
  return {
    side,
    heads: ['a digit', ...stops.flatMap((steps) => [`${steps} steps`, 'nearest'])],
    rows: columns.map((each) => ({ name: '', pictures: each })),
    trainings,
    arrived,
  };
}

export interface Growth {
  readonly times: readonly number[];
  readonly curves: readonly {
    readonly depth: number;
    readonly hidden: number;
    readonly recovery: readonly RecoveryAt[];
  }[];
  readonly trainings: readonly TrainingDone[];
}

/** Digits that are shown, and iterations after which an orbit is taken to have ended. */
const [SHOWN, MANY] = [6, 100];
const TIMES = [0, 1, 2, 5, 10, 20, 50, 100];
/** Other digits, from which the network is applied again and again; and how close to a training digit one has to come. */
const [STARTS, RECOVERED] = [500, 0.2];

/** The share of the training digits that some other digit recovers, against width and depth. */
export function recoveryByShape(
  pictures: readonly (readonly number[])[],
  options: DigitOptions,
  on: Told,
): Growth {
  const { examples: count, side, seed } = options;
  const drawn = digits(pictures, count + STARTS, side, seed);
  const cut = count * drawn.dimension;
  const examples = { ...drawn, count, values: drawn.values.slice(0, cut) };
  const starts = drawn.values.slice(cut);
  const trainings: TrainingDone[] = [];
  const curves = options.shapes.map((shape, k) => {
    const training = trainedOn(examples, options, k, on);
    trainings.push(done(training));
    const map = new IteratedMap(training.network);
    return { ...shape, recovery: recoveryFromAnywhere(map, examples, starts, RECOVERED, TIMES) };
  });
  return { times: TIMES, curves, trainings };
}
