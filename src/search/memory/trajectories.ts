/**
 * The trajectories of points under a network that was trained on the Swiss roll, as in Figure 2 of Radhakrishnan,
 * Yang, Belkin & Uhler, "Memorization in Overparameterized Autoencoders".
 */

import { IteratedMap, spectralRadiusOf } from '../../sampling/index.js';
import { type Activation, relu } from '../../exact/index.js';
import {
  associations,
  euclidean,
  everyExample,
  exampleAt,
  type Examples,
  swissRoll,
  Training,
  type TrainingEnd,
} from '../../sources/training/index.js';
import { type Share, shareOf } from './share.js';
import { nearestExample } from './tessellation.js';

export interface TrajectoryOptions {
  readonly examples: number;
  readonly activation: Activation;
  readonly depth: number;
  readonly hidden: number;
  readonly loss: number;
  readonly steps: number;
  readonly rate: number;
  readonly seed: number;
  /** Number of points along each axis of a lattice over the box of the Swiss roll. */
  readonly lattice: number;
  readonly times: readonly number[];
  /** A point has arrived at an example if it is within this distance of it. */
  readonly epsilon: number;
}

export interface Trajectories {
  readonly examples: Examples;
  readonly training: { readonly end: TrainingEnd; readonly steps: number; readonly loss: number };
  /** The share of the examples at which the spectral radius of the Jacobian is below 1, in floating point. */
  readonly attractive: Share;
  readonly stages: readonly {
    readonly iterations: number;
    /** The points, as rows of three coordinates. */
    readonly points: Float64Array;
    /** The share of the points that are within ε of an example. */
    readonly arrived: Share;
    /** The share of the examples that are within ε of a point. */
    readonly reached: Share;
    /** The median of the distances of the points from the nearest example. */
    readonly median: number;
  }[];
}

/** The paper has 512 hidden units in each layer. */
export const defaultTrajectories: TrajectoryOptions = {
  examples: 100,
  activation: relu,
  depth: 10,
  hidden: 128,
  loss: 1e-8,
  steps: 6000,
  rate: 1e-3,
  seed: 1,
  lattice: 10,
  times: [0, 11, 111, 1111],
  epsilon: 0.02,
};

/** The same options give the same result. */
export function trajectories(
  options: TrajectoryOptions,
  onProgress: (done: number, total: number, note: string) => void,
): Trajectories {
  const { activation, depth, hidden, loss, steps, rate, seed, times, epsilon } = options;
  const examples = swissRoll(options.examples, seed);
  const training = new Training(associations(examples), {
    widths: [...new Array<number>(depth - 1).fill(hidden), examples.dimension],
    activation,
    loss,
    steps,
    seed,
    method: 'adam',
    rate,
    scaling: 'fan-in',
  });
  while (training.advance(20) === undefined) {
    onProgress(training.steps, steps, `loss ${training.loss.toExponential(2)}`);
  }
  const map = new IteratedMap(training.network);
  const attractive = everyExample(examples).filter((x) => spectralRadiusOf(map, x, 1) < 1).length;
  let points = latticeOf(options.lattice);
  let t = 0;
  const stages = times.map((iterations) => {
    points = points.slice();
    for (; t < iterations; t++) map.kernel.step(points, points.length / 3);
    return { iterations, points, ...arrivals(examples, points, epsilon) };
  });
  const { end = 'steps spent' } = training;
  return {
    examples,
    training: { end, steps: training.steps, loss: training.loss },
    attractive: shareOf(attractive, examples.count),
    stages,
  };
}

/** The midpoints of equal cells of [−1, 1] × [−3/4, 3/4] × [−1, 1]. */
function latticeOf(along: number): Float64Array {
  return Float64Array.from({ length: 3 * along ** 3 }, (_, e) => {
    const [point, axis] = [Math.floor(e / 3), e % 3];
    const index = Math.floor(point / along ** axis) % along;
    return (axis === 1 ? 0.75 : 1) * ((2 * index + 1) / along - 1);
  });
}

function arrivals(
  examples: Examples,
  points: Float64Array,
  epsilon: number,
): {
  arrived: Share;
  reached: Share;
  median: number;
} {
  const count = points.length / 3;
  const nearest = Array.from({ length: count }, (_, k) => {
    const x = points.subarray(3 * k, 3 * k + 3);
    const example = nearestExample(examples, x);
    return { example, distance: euclidean(exampleAt(examples, example), x) };
  });
  const near = nearest.filter(({ distance }) => distance < epsilon);
  const distances = nearest.map(({ distance }) => distance).sort((a, b) => a - b);
  return {
    arrived: shareOf(near.length, count),
    reached: shareOf(new Set(near.map(({ example }) => example)).size, examples.count),
    median: distances[count >> 1] ?? NaN,
  };
}
