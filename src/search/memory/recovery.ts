/**
 * Whether examples are recovered.
 *
 * - From anywhere (Radhakrishnan, Yang, Belkin & Uhler): R_t is the share of the examples x₀ with |F^t(x̃) − x₀| < ε
 *   for some point x̃ of a set of starts.
 * - From near by (Jiang & Pehlevan): the share of the points x₀ + σ·z, z standard normal, with |F^t(x₀ + σ·z) − x₀| <
 *   ε. The number σ is the noise radius.
 *
 * If the examples are trained as a cycle, x₀ is recovered at time t if F^t takes the start to the example that is t
 * steps after x₀ in the cycle.
 */

import { type IteratedMap, Random, type SparseMap } from '../../sampling/index.js';
import { euclidean, exampleAt, type Examples } from '../../sources/training/index.js';
import { type Share, shareOf } from './share.js';

export interface RecoveryAt {
  readonly iterations: number;
  readonly share: Share;
}

/** R_t at the given times, in increasing order, for starts in rows. */
export function recoveryFromAnywhere(
  map: IteratedMap | SparseMap,
  examples: Examples,
  starts: Float64Array,
  epsilon: number,
  times: readonly number[],
): readonly RecoveryAt[] {
  return along(map, starts, times, (points) => {
    const n = map.dimension;
    let recovered = 0;
    for (let k = 0; k < examples.count; k++) {
      const x = exampleAt(examples, k);
      for (let at = 0; at < points.length; at += n) {
        if (!(euclidean(points.subarray(at, at + n), x) < epsilon)) continue;
        recovered += 1;
        break;
      }
    }
    return shareOf(recovered, examples.count);
  });
}

/** Noisy copies of the examples in rows, `copies` times all of them in turn. */
export function noisyCopies(
  { count, dimension: n, values }: Examples,
  noise: { readonly radius: number; readonly copies: number; readonly seed: number },
): Float64Array {
  const random = new Random(noise.seed, 'noise');
  return Float64Array.from({ length: count * noise.copies * n }, (_, e) => {
    const x0 = values[e % (count * n)] ?? NaN;
    return x0 + noise.radius * random.normal();
  });
}

/** The share recovered at the given times, from `copies` noisy copies of each example. */
export function recoveryFromNoise(
  map: IteratedMap | SparseMap,
  examples: Examples,
  noise: { readonly radius: number; readonly copies: number; readonly seed: number },
  epsilon: number,
  times: readonly number[],
  isCycle = false,
): readonly RecoveryAt[] {
  const { count, dimension: n } = examples;
  const points = noisyCopies(examples, noise);
  return along(map, points, times, (moved, t) => {
    let recovered = 0;
    for (let k = 0; k < count * noise.copies; k++) {
      const target = exampleAt(examples, (k + (isCycle ? t : 0)) % count);
      if (euclidean(moved.subarray(k * n, (k + 1) * n), target) < epsilon) recovered += 1;
    }
    return shareOf(recovered, count * noise.copies);
  });
}

function along(
  map: IteratedMap | SparseMap,
  starts: Float64Array,
  times: readonly number[],
  look: (points: Float64Array, t: number) => Share,
): readonly RecoveryAt[] {
  const points = starts.slice();
  let t = 0;
  return times.map((iterations) => {
    for (; t < iterations; t++) map.kernel.step(points, points.length / map.dimension);
    return { iterations, share: look(points, t) };
  });
}
