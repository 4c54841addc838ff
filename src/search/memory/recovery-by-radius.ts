/**
 * Recovery against the norm of the examples, as in Figure 4a of Jiang & Pehlevan, "Associative Memory in Iterated
 * Overparameterized Sigmoid Autoencoders". The networks are two-layer sigmoid networks without biases in the
 * parametrization of the neural tangent kernel. They are trained by gradient descent with rate 1 on examples of norm
 * r, until E is at most 10^−7. An example is recovered from x₀ + σ·z if |F⁵⁰(x₀ + σ·z) − x₀|²/n is below 10^−2.
 */

import { IteratedMap, spectralRadiusOf } from '../../sampling/index.js';
import { smoothActivations } from '../../exact/index.js';
import {
  associations,
  everyExample,
  sphere,
  Training,
  type TrainingEnd,
} from '../../sources/training/index.js';
import { recoveryFromNoise } from './recovery.js';
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
  seed: 1,
  loss: 1e-7,
  steps: 30_000,
};

export interface RecoveryByRadius {
  readonly radii: readonly number[];
  readonly epsilon: number;
  readonly curves: readonly { readonly noise: number; readonly shares: readonly Share[] }[];
  readonly trainings: readonly {
    readonly radius: number;
    readonly end: TrainingEnd;
    readonly steps: number;
    readonly loss: number;
    /** The greatest spectral radius of the Jacobian at an example, in floating point. */
    readonly spectralRadius: number;
  }[];
}

/** The same options give the same result. */
export function recoveryByRadius(
  options: RadiusOptions,
  onProgress: (done: number, total: number, note: string) => void,
): RecoveryByRadius {
  const { dimension, hidden, examples: count, radii, noise, iterations, sets, copies, seed } = options;
  const epsilon = Math.sqrt(1e-2 * dimension);
  const counts = noise.map((sigma) => ({ sigma, seen: radii.map(() => 0), of: radii.map(() => 0) }));
  const trainings = radii.flatMap((radius, r) =>
    Array.from({ length: sets }, (_, set) => {
      onProgress(r * sets + set, radii.length * sets, `radius ${radius}`);
      const examples = sphere(count, dimension, radius, seed + set);
      const training = new Training(associations(examples), {
        widths: [hidden, dimension],
        activation: smoothActivations.sigmoid,
        loss: options.loss,
        steps: options.steps,
        seed: seed + set,
        method: 'descent',
        rate: 1,
        scaling: 'ntk',
      });
      const end = training.advance(Infinity) ?? 'steps spent';
      const map = new IteratedMap(training.network);
      for (const { sigma, seen, of } of counts) {
        const noisy = { radius: sigma, copies, seed: seed + set };
        const [last] = recoveryFromNoise(map, examples, noisy, epsilon, [iterations]);
        seen[r] = (seen[r] ?? 0) + (last?.share.seen ?? 0);
        of[r] = (of[r] ?? 0) + (last?.share.of ?? 0);
      }
      const spectralRadius = Math.max(...everyExample(examples).map((x) => spectralRadiusOf(map, x, 1)));
      return { radius, end, steps: training.steps, loss: training.loss, spectralRadius };
    }),
  );
  const curves = counts.map(({ sigma, seen, of }) => ({
    noise: sigma,
    shares: radii.map((_, r) => shareOf(seen[r] ?? 0, of[r] ?? 0)),
  }));
  return { radii, epsilon, curves, trainings };
}
