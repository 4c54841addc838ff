/**
 * Recovery against the norm of the examples, as in Figure 4 of Jiang & Pehlevan, "Associative Memory in Iterated
 * Overparameterized Sigmoid Autoencoders". The networks are two-layer sigmoid networks without biases in the
 * parametrization of the neural tangent kernel. They are trained by gradient descent with rate 1 on examples of norm
 * r, until E is at most 10^−7. An example is recovered from x₀ + σ·z if |F⁵⁰(x₀ + σ·z) − x₀|²/n is below 10^−2. Beside each network stands
 * f∞, which it would come to if it were infinitely wide, from the same network before training.
 */

import { IteratedMap, spectralRadiusOf, wideActivations, WideLimit } from '../../sampling/index.js';
import { smoothActivations } from '../../exact/index.js';
import {
  associations,
  digits,
  euclidean,
  everyExample,
  type Examples,
  examplesOf,
  sphere,
  Training,
  type TrainingEnd,
} from '../../sources/training/index.js';
import { startOf } from './eigenvalues-by-radius.js';
import { noisyCopies, recoveryFromNoise } from './recovery.js';
import { type Share, shareOf } from './share.js';

export interface RadiusOptions {
  readonly dimension: number;
  readonly hidden: number;
  readonly examples: number;
  readonly radii: readonly number[];
  readonly noise: readonly number[];
  readonly iterations: number;
  /** Number of networks for each radius; each is trained on its own examples. */
  readonly sets: number;
  readonly copies: number;
  /** The number of noisy copies of each example, and of networks for each radius, on which f∞ is tried. */
  readonly limitCopies: number;
  readonly limitSets: number;
  readonly seed: number;
  readonly loss: number;
  readonly steps: number;
}

/** The paper has 10,000 hidden units, and 100 sets. */
export const defaultRadius: RadiusOptions = {
  dimension: 32,
  hidden: 1000,
  examples: 5,
  radii: [1, 2, 4, 8, 16, 32],
  noise: [0.25, 0.5, 1, 2, 4],
  iterations: 50,
  sets: 3,
  copies: 40,
  limitCopies: 8,
  limitSets: 1,
  seed: 1,
  loss: 1e-7,
  steps: 30_000,
};

/** For digits, which have many more pixels: of 14×14 pixels, longer. */
export const defaultDigitRadius: RadiusOptions = {
  ...defaultRadius,
  dimension: 14 ** 2,
  radii: [8, 16, 32, 64, 128],
  noise: [0.25, 0.5, 1, 2],
  sets: 1,
  limitCopies: 4,
};

export interface RecoveryByRadius {
  readonly radii: readonly number[];
  readonly epsilon: number;
  readonly curves: readonly {
    readonly noise: number;
    readonly shares: readonly Share[];
    /** Of f∞, for fewer copies. */
    readonly limits: readonly Share[];
  }[];
  readonly trainings: readonly TrainedForRadius[];
}

interface TrainedForRadius {
  readonly radius: number;
  readonly end: TrainingEnd;
  readonly steps: number;
  readonly loss: number;
  /** The greatest spectral radius of the Jacobian at an example, in floating point. */
  readonly spectralRadius: number;
  /** For each noise radius: noisy examples that were recovered, by the network and by f∞ where it was tried. */
  readonly recovered: readonly Counted[];
  readonly byLimit?: readonly Counted[];
}

interface Counted {
  readonly seen: number;
  readonly of: number;
}

/** Examples of the norm `radius`, for each of the sets. */
export type ExamplesOfNorm = (radius: number, seed: number) => Examples;

export function onSphere({ examples, dimension }: RadiusOptions): ExamplesOfNorm {
  return (radius, seed) => sphere(examples, dimension, radius, seed);
}

/** Handwritten digits less their mean over all pixels, as in section 5.5; `pictures` as for `digits`. */
export function ofDigits(
  pictures: readonly (readonly number[])[],
  { examples, dimension }: RadiusOptions,
): ExamplesOfNorm {
  return (radius, seed) =>
    examplesOf(
      everyExample(digits(pictures, examples, Math.sqrt(dimension), seed)).map((picture) => {
        const mean = picture.reduce((sum, pixel) => sum + pixel, 0) / picture.length;
        const centred = picture.map((pixel) => pixel - mean);
        const length = Math.hypot(...centred);
        return centred.map((pixel) => (radius * pixel) / length);
      }),
    );
}

/** The same options give the same result. */
export function recoveryByRadius(
  options: RadiusOptions,
  onProgress: (done: number, total: number, note: string, found?: TrainedForRadius) => void,
  examplesOfNorm: ExamplesOfNorm = onSphere(options),
): RecoveryByRadius {
  const { dimension, radii, noise, sets } = options;
  const epsilon = Math.sqrt(1e-2 * dimension);
  let last: TrainedForRadius | undefined;
  const trainings = radii.flatMap((radius, r) =>
    Array.from({ length: sets }, (_, set) => {
      onProgress(r * sets + set, radii.length * sets, `radius ${radius}`, last);
      last = trainedAt(radius, set, options, examplesOfNorm, epsilon);
      return last;
    }),
  );
  const shares = (
    of: (each: TrainedForRadius) => readonly Counted[] | undefined,
    k: number,
  ): readonly Share[] =>
    radii.map((radius) => {
      const counts = trainings
        .filter((each) => each.radius === radius)
        .flatMap((each) => of(each)?.[k] ?? []);
      const sum = (part: (each: Counted) => number): number =>
        counts.reduce((all, each) => all + part(each), 0);
      return shareOf(
        sum(({ seen }) => seen),
        sum(({ of: many }) => many),
      );
    });
  const curves = noise.map((sigma, k) => ({
    noise: sigma,
    shares: shares(({ recovered }) => recovered, k),
    limits: shares(({ byLimit }) => byLimit, k),
  }));
  return { radii, epsilon, curves, trainings };
}

function trainedAt(
  radius: number,
  set: number,
  options: RadiusOptions,
  examplesOfNorm: ExamplesOfNorm,
  epsilon: number,
): TrainedForRadius {
  const { dimension, hidden, noise, iterations, copies, limitCopies, limitSets } = options;
  const seed = options.seed + set;
  const examples = examplesOfNorm(radius, seed);
  const training = new Training(associations(examples), {
    widths: [hidden, dimension],
    activation: smoothActivations.sigmoid,
    loss: options.loss,
    steps: options.steps,
    seed,
    method: 'descent',
    rate: 1,
    scaling: 'ntk',
  });
  const start = startOf(training.network);
  const end = training.advance(Infinity) ?? 'steps spent';
  const map = new IteratedMap(training.network);
  const recovered = noise.map((sigma): Counted => {
    const [last] = recoveryFromNoise(map, examples, { radius: sigma, copies, seed }, epsilon, [iterations]);
    return last?.share ?? { seen: 0, of: 0 };
  });
  const points = everyExample(examples);
  const result = WideLimit.of(
    points.map((x) => Array.from(x)),
    { activation: wideActivations.sigmoid, depth: 2, start },
  );
  const isTried = 'limit' in result && set < limitSets;
  const byLimit =
    isTried &&
    noise.map((sigma) =>
      recoveredByLimit(
        result.limit,
        examples,
        { radius: sigma, copies: limitCopies, seed },
        epsilon,
        iterations,
      ),
    );
  const spectralRadius = Math.max(...points.map((x) => spectralRadiusOf(map, x, 1)));
  return {
    radius,
    end,
    steps: training.steps,
    loss: training.loss,
    spectralRadius,
    recovered,
    ...(byLimit && { byLimit }),
  };
}

/** An orbit is at rest where a step is so much shorter than ε. */
const AT_REST = 1e-6;

function recoveredByLimit(
  limit: WideLimit,
  examples: Examples,
  noise: { readonly radius: number; readonly copies: number; readonly seed: number },
  epsilon: number,
  iterations: number,
): Counted {
  const targets = everyExample(examples);
  const n = examples.dimension;
  const points = noisyCopies(examples, noise);
  let seen = 0;
  for (let k = 0; k * n < points.length; k++) {
    let x: Float64Array = points.subarray(k * n, (k + 1) * n);
    for (let t = 0; t < iterations; t++) {
      const next = limit.value(x);
      const step = euclidean(next, x);
      x = next;
      if (step < AT_REST * epsilon) break;
    }
    if (euclidean(x, targets[k % targets.length] ?? x) < epsilon) seen += 1;
  }
  return { seen, of: points.length / n };
}
