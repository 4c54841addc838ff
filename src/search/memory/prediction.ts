/**
 * Which examples an infinitely wide autoencoder remembers once it is trained on them, after Jiang & Pehlevan, "Associative Memory in
 * Iterated Overparameterized Sigmoid Autoencoders": an example is a fixed point, and attracts if the spectral radius of J∞ there is below 1.
 */

import {
  type Dependence,
  type FiniteStart,
  IteratedMap,
  randomStart,
  type WideActivation,
  WideLimit,
} from '../../sampling/index.js';
import type { Network } from '../../exact/index.js';
import { everyExample, type Examples, examplesOf, leastDistance } from '../../sources/training/index.js';
import { type Bounds, ProvedLimit } from './proved-limit.js';
import { type Remembered, rememberedOf } from './remembered.js';

export interface PredictionOptions {
  readonly activation: WideActivation;
  /** The number of affine maps. */
  readonly depth: number;
  /** The examples are multiplied by it. */
  readonly scale: number;
  /** Networks before training that are drawn, of finite width. */
  readonly starts: number;
  readonly width: number;
  readonly seed: number;
  /** Whether other norms are looked at too, from a sixteenth to 512 times as long. */
  readonly otherNorms: boolean;
  /** A network that was trained on the examples, multiplied by `scale`. */
  readonly compare?: Network;
}

/** In the mean over all starts (f₀ = 0, J₀ = 0), and for the starts that were drawn. */
export interface PredictedExample {
  /** Counted from 1. */
  readonly example: number;
  readonly norm: number;
  /** Of J∞ without a start, with an estimate of how far it may be off. */
  readonly spectralRadius: number;
  readonly error: number;
  readonly attracts: boolean | 'undecided';
  /** Proved bounds of the spectral radius without a start, for units whose kernel has a closed form, rounded outward. */
  readonly proved?: Bounds;
  /** The greatest singular value of J∞ without a start; absent in more than 128 dimensions. */
  readonly operatorNorm?: number;
  /** Of J∞ with each of the starts; `proved` are bounds for each, if all are. */
  readonly withStarts?: Bounds & { readonly attracting: number; readonly proved?: readonly Bounds[] };
  /** About the norm from which on it attracts, without a start and with all that were drawn; absent if it does not at any norm looked at. */
  readonly attractsFrom?: { readonly norm: number; readonly always: boolean };
}

/** Spectral radii when the examples are multiplied by `factor` besides. */
export interface PredictedAt {
  readonly factor: number;
  /** The median norm of the examples. */
  readonly norm: number;
  /** One for each example, the greatest over the starts and no start; absent where the kernel is singular for float64. */
  readonly radii?: readonly number[];
  /** Proved bounds without a start, one for each example; absent where nothing was proved. */
  readonly proved?: readonly Bounds[];
}

export interface Prediction {
  readonly examples: number;
  readonly dimension: number;
  readonly activation: string;
  readonly depth: number;
  readonly scale: number;
  readonly starts: number;
  readonly width: number;
  readonly seed: number;
  readonly condition: number;
  /** K̃, for at most 100 examples. */
  readonly kernel?: readonly (readonly number[])[];
  readonly predicted: readonly PredictedExample[];
  /** None if no other norms were looked at. */
  readonly curve: readonly PredictedAt[];
  readonly compared?: readonly Remembered[];
}

export type PredictionResult = { readonly prediction: Prediction } | { readonly singular: Dependence };

/** Greatest number of coordinates for which norms of Jacobians are computed, and of examples whose kernel is told. */
const [MOST_NORMS, MOST_TOLD] = [128, 100];
/** Factors 2^(k/2) for k from the first to the last. */
const [FIRST, LAST] = [-8, 18];

/** The same examples and options give the same prediction. Throws where there is no J∞ at examples, for ReLU. What is found first is told too. */
export function predict(
  examples: Examples,
  options: PredictionOptions,
  onProgress: (done: number, total: number, note: string, found?: Prediction) => void,
): PredictionResult {
  const { activation, depth, scale, starts: many, width, seed, otherNorms, compare } = options;
  const factors = otherNorms ? LAST - FIRST + 1 : 0;
  const points = everyExample(examples).map((x) => Array.from(x, (entry) => scale * entry));
  const n0 = examples.dimension;
  const starts = Array.from({ length: many }, (_, k) =>
    randomStart({ activation, depth, n0, width, seed: seed + k }),
  );
  const total = 1 + many + factors + (compare ? points.length : 0);
  onProgress(0, total, 'the kernel');
  const here = radiiOf(points, options, starts);
  if ('singular' in here) return here;
  const { limit } = here;
  const exactly = ProvedLimit.of(everyExample(examples), options);
  const proved = exactly?.radii(1);
  const provedStarts = starts.map((start, k) => {
    if (exactly) onProgress(1 + k, total, 'enclosures with random starts');
    return exactly?.radiiFrom(start);
  });
  const norms = points.map((x) => Math.hypot(...x));
  const predictedWith =
    (curve: readonly PredictedAt[]) =>
    (_: unknown, i: number): PredictedExample => {
      const [spectralRadius, norm] = [here.alone[i] ?? NaN, norms[i] ?? NaN];
      const radii = here.started.map((each) => each[i] ?? NaN);
      const from = crossing(curve, i);
      const bounds = proved?.[i];
      const startBounds = provedStarts.flatMap((each) => each?.[i] ?? []);
      const areStartsProved = startBounds.length === many;
      return {
        example: i + 1,
        norm,
        spectralRadius,
        error: here.error,
        ...(n0 <= MOST_NORMS && { operatorNorm: limit.operatorNorm(points[i] ?? []) }),
        attracts: bounds ? sideOfOne(bounds.least, 0, bounds.most) : sideOfOne(spectralRadius, here.error),
        ...(bounds && { proved: bounds }),
        ...(many > 0 && {
          withStarts: {
            least: Math.min(...radii),
            most: Math.max(...radii),
            attracting: areStartsProved
              ? startBounds.filter((each) => each.most < 1).length
              : radii.filter((radius) => radius < 1).length,
            ...(areStartsProved && { proved: startBounds }),
          },
        }),
        ...(from && { attractsFrom: { norm: from.factor * norm, always: from.always } }),
      };
    };
  const predictionWith = (curve: readonly PredictedAt[]): Prediction => ({
    examples: points.length,
    dimension: n0,
    activation: activation.name,
    ...{ depth, scale, starts: many, width, seed },
    condition: here.condition,
    ...(points.length <= MOST_TOLD && { kernel: limit.kernel.to2DArray() }),
    predicted: points.map(predictedWith(curve)),
    curve,
  });
  onProgress(1 + many, total, 'other norms', predictionWith([]));
  const curve = Array.from({ length: factors }, (_, k): PredictedAt => {
    onProgress(1 + many + k, total, 'other norms');
    const factor = 2 ** ((k + FIRST) / 2);
    const found = radiiOf(
      points.map((x) => x.map((entry) => factor * entry)),
      options,
      starts,
    );
    const norm = factor * median(norms);
    const bounds = exactly?.isQuick === true ? exactly.radii(factor) : undefined;
    const known = { factor, norm, ...(bounds && { proved: bounds }) };
    return 'singular' in found
      ? known
      : {
          ...known,
          radii: found.alone.map((alone, i) => Math.max(alone, ...found.started.map((each) => each[i] ?? 0))),
        };
  });
  const compared =
    compare &&
    comparedTo(compare, examplesOf(points), (done) => {
      onProgress(1 + many + factors + done, total, 'the trained network');
    });
  return { prediction: { ...predictionWith(curve), ...(compared && { compared }) } };
}

interface Radii {
  readonly limit: WideLimit;
  readonly alone: readonly number[];
  /** For each start, one for each example. */
  readonly started: readonly (readonly number[])[];
  readonly error: number;
  readonly condition: number;
}

function radiiOf(
  points: readonly (readonly number[])[],
  { activation, depth }: PredictionOptions,
  starts: readonly FiniteStart[],
): Radii | { readonly singular: Dependence } {
  const result = WideLimit.of(points, { activation, depth });
  if ('singular' in result) return result;
  const { limit } = result;
  const started = starts.map((start) => {
    const other = limit.startingAt(start);
    return points.map((x) => other?.spectralRadius(x) ?? NaN);
  });
  const alone = points.map((x) => limit.spectralRadius(x));
  return { limit, alone, started, error: limit.error, condition: limit.condition };
}

function sideOfOne(radius: number, error: number, most = radius): boolean | 'undecided' {
  if (most + error < 1) return true;
  return radius - error >= 1 ? false : 'undecided';
}

/** Where the curve of an example comes below 1 for the last time, on a line in log(factor) between two values. */
function crossing(
  curve: readonly PredictedAt[],
  i: number,
): { readonly factor: number; readonly always: boolean } | undefined {
  const known = curve.flatMap(({ factor, radii }) =>
    radii ? [{ log: Math.log2(factor), radius: radii[i] ?? NaN }] : [],
  );
  const last = known.findLastIndex(({ radius }) => !(radius < 1));
  const [before, after] = [known[last], known[last + 1]];
  if (after === undefined) return undefined;
  if (before === undefined) return { factor: 2 ** after.log, always: true };
  const part = (before.radius - 1) / (before.radius - after.radius);
  return { factor: 2 ** (before.log + part * (after.log - before.log)), always: false };
}

/** What a trained network does at the examples. Throws unless it maps ℝⁿ to ℝⁿ. */
function comparedTo(
  network: Network,
  examples: Examples,
  onDone: (done: number) => void,
): readonly Remembered[] {
  const most = examples.count > 1 ? leastDistance(examples) : Math.hypot(...examples.values);
  return rememberedOf(new IteratedMap(network), examples, most / 10, onDone);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
