/**
 * A network's memory: which examples it remembers, which other attractors it has, and where points around the
 * examples end.
 */

import {
  type Coordinates,
  type SampledAttractor,
  isUnknown,
  pointsIn,
  type Portrait,
  portraitOf,
  type PortraitOutside,
  Random,
  seenIn,
  seenOutside,
  type StartBox,
} from '../../sampling/index.js';
import type { Network } from '../../exact/index.js';
import {
  coordinatesOf,
  euclidean,
  everyExample,
  type Examples,
  examplesInward,
  leastDistance,
} from '../../sources/training/index.js';
import { type RecoveryAt, recoveryFromAnywhere, recoveryFromNoise } from './recovery.js';
import { type Remembered, rememberedOf, rememberedOutside } from './remembered.js';
import { type Share, shareOf } from './share.js';
import { type StatementResult, statementResults } from './statements.js';
import { boundedCells, nearestExample } from './tessellation.js';

export interface MemoryOptions {
  readonly seed: number;
  /** Points are drawn from the box around the examples, widened on every side by this share of its width. */
  readonly margin: number;
  readonly samples: number;
  /**
   * An example counts as recovered within this distance; a tenth of the least distance of two examples if not given.
   */
  readonly epsilon?: number;
  readonly iterations: number;
  /** Noise radii; if not given, fixed shares of the least distance of two examples. */
  readonly noise?: readonly number[];
  /** Number of noisy copies of each example. */
  readonly copies: number;
  /** Whether the examples were trained as a cycle, in their order. */
  readonly isCycle: boolean;
}

export const defaultMemory: MemoryOptions = {
  seed: 1,
  margin: 0.25,
  samples: 1000,
  iterations: 50,
  copies: 20,
  isCycle: false,
};

/**
 * An attractor, with the share of the sampled points in its basin; for a cycle, in the basins of all its points
 * together.
 */
export interface AttractorFound {
  readonly period: number;
  readonly points: readonly (readonly number[])[];
  readonly spectralRadius: number;
  readonly superattractive: boolean;
  /** The examples within ε of its points, numbered from 1. If there are none, the attractor is spurious. */
  readonly examples: readonly number[];
  readonly basin: Share;
}

export interface Memory {
  readonly examples: number;
  readonly dimension: number;
  readonly leastDistance: number;
  readonly epsilon: number;
  readonly remembered: readonly Remembered[];
  readonly attractors: readonly AttractorFound[];
  /**
   * The share of the sampled points that were seen in no basin, and the share of those whose orbits had not settled.
   */
  readonly elsewhere: Share;
  readonly unsettled: Share;
  /** R_t: the share of the examples that some sampled point recovers. */
  readonly recovery: readonly RecoveryAt[];
  readonly noise: readonly { readonly radius: number; readonly recovery: readonly RecoveryAt[] }[];
  readonly tessellation: {
    /** Among the sampled points that converge to examples, the share of those that converge to the nearest one. */
    readonly agreement: Share;
    /** The examples whose cells are proved to be bounded; absent in too many dimensions. */
    readonly boundedCells?: readonly number[];
  };
  readonly theorems: readonly StatementResult[];
  /** What was not attempted for a network of this size; absent if all was. */
  readonly left?: readonly string[];
}

/** Default noise radii, as shares of the least distance of two examples. */
export const NOISE_SHARES = [0.05, 0.1, 0.2, 0.4, 0.8];
/**
 * In more dimensions, or with more weights, attractors are looked for only from the examples and from sampled points.
 */
const [MOST_DIMENSIONS_SEARCHED, MOST_PARAMETERS_SEARCHED] = [4, 2000];
/** Number of the sampled points from which attractors are looked for. */
const MOST_SAMPLED_STARTS = 100;

export interface ExaminedExample {
  readonly memory: Memory;
  readonly portrait: PortraitOutside;
}

/** Throws unless F maps ℝⁿ to ℝⁿ, with the n of the examples. The same seed gives the same result. */
export function examineMemory(
  network: Network,
  examples: Examples,
  options: MemoryOptions,
  onProgress: (done: number, total: number, note: string) => void = () => undefined,
): ExaminedExample {
  const { inputDimension: n } = network;
  if (n !== examples.dimension || n !== network.outputDimension) {
    throw new RangeError(
      `examineMemory: expected a network from and to ℝ^${examples.dimension}, ` +
        `got one from ℝ^${n} to ℝ^${network.outputDimension}`,
    );
  }
  const coordinates = coordinatesOf(examples);
  const form = {
    network: seenIn(network, coordinates, coordinates),
    inputs: coordinates,
    outputs: coordinates,
  };
  const scale = coordinates.scale.toNumber();
  const inside = examineInside(
    form.network,
    examplesInward(coordinates, examples),
    {
      ...options,
      ...(options.epsilon !== undefined && { epsilon: options.epsilon / scale }),
      ...(options.noise && { noise: options.noise.map((radius) => radius / scale) }),
    },
    onProgress,
  );
  return {
    memory: memoryOutside(inside.memory, coordinates),
    portrait: seenOutside(inside.portrait, form, network),
  };
}

/** The memory as it is in the network's own coordinates. */
function memoryOutside(memory: Memory, coordinates: Coordinates): Memory {
  const scale = coordinates.scale.toNumber();
  return {
    ...memory,
    leastDistance: scale * memory.leastDistance,
    epsilon: scale * memory.epsilon,
    remembered: memory.remembered.map((each) => rememberedOutside(each, coordinates)),
    attractors: memory.attractors.map((each) => ({
      ...each,
      points: each.points.map((x) => coordinates.outwardFloat(x)),
    })),
    noise: memory.noise.map((each) => ({ ...each, radius: scale * each.radius })),
  };
}

function examineInside(
  network: Network,
  examples: Examples,
  options: MemoryOptions,
  onProgress: (done: number, total: number, note: string) => void,
): { readonly memory: Memory; readonly portrait: Portrait } {
  const { inputDimension: n } = network;
  const least = leastDistance(examples);
  const { seed, samples, copies, epsilon = least / 10, iterations, isCycle } = options;
  const total = examples.count + 3;
  onProgress(0, total, 'attractors');
  const points = sampledPoints(examples, options);
  const portrait = portraitOf(network, { seed, ...searchFor(network, examples, points) });
  const { map, classifier } = portrait;
  const remembered = rememberedOf(map, examples, epsilon, (done) => {
    onProgress(done, total, 'examples');
  });
  onProgress(examples.count + 1, total, 'basins');
  const { labels } = classifier.fates(points, samples);
  const owners = classifier.basins.map(({ attractor, phase }) => ({ attractor, phase }));
  const attractors = portrait.attractors.map((found, k) =>
    attractorFound(
      found,
      examples,
      epsilon,
      shareOf(labels.filter((label) => owners[label]?.attractor === k).length, samples),
    ),
  );
  onProgress(examples.count + 2, total, 'recovery');
  const times = timesUpTo(iterations);
  const radii = options.noise ?? NOISE_SHARES.map((share) => share * least);
  const bounded = boundedCells(examples);
  const memory: Memory = {
    examples: examples.count,
    dimension: n,
    leastDistance: least,
    epsilon,
    remembered,
    attractors,
    elsewhere: shareOf(labels.filter((label) => label < 0 && !isUnknown(label)).length, samples),
    unsettled: shareOf(labels.filter((label) => isUnknown(label)).length, samples),
    recovery: recoveryFromAnywhere(map, examples, points, epsilon, times),
    noise: radii.map((radius) => ({
      radius,
      recovery: recoveryFromNoise(map, examples, { radius, copies, seed }, epsilon, times, isCycle),
    })),
    tessellation: {
      agreement: agreement(portrait, examples, points, labels, epsilon),
      ...(bounded && { boundedCells: bounded.flatMap((isBounded, k) => (isBounded ? [k + 1] : [])) }),
    },
    theorems: statementResults(portrait, seed),
  };
  onProgress(total, total, '');
  return { memory, portrait };
}

/** Points that are uniform in the widened box around the examples. */
function sampledPoints(examples: Examples, { seed, margin, samples }: MemoryOptions): Float64Array {
  return pointsIn(widenedBox(examples, margin), samples, new Random(seed, 'points around examples'));
}

/** The box around the examples, wider on every side by this share of its greatest width. */
export function widenedBox({ count, dimension: n, values }: Examples, margin: number): StartBox {
  const ranges = Array.from({ length: n }, (_, i) => {
    const along = Array.from({ length: count }, (_, k) => values[k * n + i] ?? NaN);
    return { lo: Math.min(...along), hi: Math.max(...along) };
  });
  const widest = Math.max(...ranges.map(({ lo, hi }) => hi - lo));
  return {
    lo: ranges.map(({ lo }) => lo - margin * widest),
    hi: ranges.map(({ hi }) => hi + margin * widest),
  };
}

function searchFor(
  network: Network,
  examples: Examples,
  points: Float64Array,
): { starts: readonly Float64Array[]; onlyFromStarts: boolean } {
  const n = examples.dimension;
  const parameters = network.layers.reduce(
    (sum, { weights }) => sum + weights.length * ((weights[0]?.length ?? 0) + 1),
    0,
  );
  const some = Array.from({ length: Math.min(MOST_SAMPLED_STARTS, points.length / n) }, (_, k) =>
    points.slice(k * n, (k + 1) * n),
  );
  return {
    starts: [...everyExample(examples).map((x) => x.slice()), ...some],
    onlyFromStarts: n > MOST_DIMENSIONS_SEARCHED || parameters > MOST_PARAMETERS_SEARCHED,
  };
}

function attractorFound(
  { period, points, stability }: SampledAttractor,
  examples: Examples,
  epsilon: number,
  basin: Share,
): AttractorFound {
  const { spectralRadius, superattractive } = stability;
  const near = everyExample(examples).flatMap((x, k) =>
    points.some((point) => euclidean(point, x) <= epsilon) ? [k + 1] : [],
  );
  return {
    period,
    points: points.map((point) => [...point]),
    spectralRadius,
    superattractive,
    examples: near,
    basin,
  };
}

/** The times 0, 1, 2, 5, 10, 20, 50, … below `last`, and `last`. */
export function timesUpTo(last: number): readonly number[] {
  const round = Array.from({ length: 19 }, (_, k) => ([1, 2, 5][k % 3] ?? 1) * 10 ** Math.floor(k / 3));
  return [0, ...round.filter((t) => t < last), last];
}

/**
 * The share of points that converge to their nearest example. The basin of a point of an attractor counts as that of
 * the example within ε of this point.
 */
function agreement(
  { classifier }: Portrait,
  examples: Examples,
  points: Float64Array,
  labels: Int32Array,
  epsilon: number,
): Share {
  const n = examples.dimension;
  const exampleOf = classifier.basins.map(({ point }) => {
    const nearest = nearestExample(examples, point);
    const isNear = everyExample(examples).some((x, k) => k === nearest && euclidean(point, x) <= epsilon);
    return isNear ? nearest : undefined;
  });
  let [agree, reached] = [0, 0];
  labels.forEach((label, k) => {
    const example = exampleOf[label];
    if (example === undefined) return;
    reached += 1;
    if (nearestExample(examples, points.subarray(k * n, (k + 1) * n)) === example) agree += 1;
  });
  return shareOf(agree, reached);
}
