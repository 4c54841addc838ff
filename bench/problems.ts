/**
 * What every contender iterates: one network per row of the table, drawn from a seed, with the fixed points found in it
 * and random points to start from.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import type { Targets } from '../src/sampling/index.js';
import type { Build } from './builds.js';

/** In the order of their codes in a problem file. */
export const ACTIVATIONS = ['leaky ReLU', 'HardTanh', 'tanh', 'sigmoid'] as const;

/** A network of L layers of shape n × n. */
export interface Row {
  readonly n: number;
  readonly L: number;
  readonly activation: (typeof ACTIVATIONS)[number];
  /** Weights are uniform in ±gain·√(3/n), so that gain² is their variance times n. */
  readonly gain: number;
  /** One for which nearly all orbits land, after some dozens of steps, and where φ is unbounded some escape. */
  readonly seed: number;
}

/** The rows of the table. */
export const rows: readonly Row[] = [
  { n: 2, L: 2, activation: 'leaky ReLU', gain: 1.6, seed: 16 },
  { n: 2, L: 6, activation: 'HardTanh', gain: 2, seed: 59 },
  { n: 3, L: 4, activation: 'leaky ReLU', gain: 1.2, seed: 14 },
  { n: 8, L: 3, activation: 'leaky ReLU', gain: 1.2, seed: 2 },
  { n: 32, L: 3, activation: 'HardTanh', gain: 1, seed: 3 },
  { n: 100, L: 3, activation: 'HardTanh', gain: 1.05, seed: 1 },
  { n: 2, L: 6, activation: 'tanh', gain: 2.5, seed: 59 },
  { n: 2, L: 6, activation: 'sigmoid', gain: 9, seed: 35 },
];

export function rowName({ n, L, activation }: Row): string {
  return `n=${n}, L=${L}, ${activation}`;
}

export interface Problem {
  readonly row: Row;
  /** L × n × n and L × n. */
  readonly weights: Float64Array;
  readonly bias: Float64Array;
  /** Balls around attracting fixed points, in which an orbit has landed: count × n, and their radii. */
  readonly centres: Float64Array;
  readonly radii: Float64Array;
  /** Rows of n coordinates. */
  readonly points: Float64Array;
  readonly budget: number;
  readonly escapeRadius: number;
  /** Of φ below 0, where it is leaky ReLU. */
  readonly slope: number;
}

/** Points start in [−BOX, BOX]ⁿ. */
const BOX = 4;
const SLOPE = 1 / 4;
const BUDGET = 512;
const ESCAPE_RADIUS = 1e8;
/** Of the balls, relative to 1 + |x*|. */
const RADIUS = 1e-4;
/** Orbits that are followed to find the fixed points: how many, and how far. */
const SCOUTS = 32;
const STROLL = 2000;

/** Enough points that a pass over them takes long enough to be timed, and few enough for a second level cache or two. */
function pointCount(n: number): number {
  return n <= 3 ? 2 ** 17 : n <= 8 ? 2 ** 15 : n <= 32 ? 2 ** 13 : 2 ** 11;
}

export function drawProblem(row: Row, build: Build): Problem {
  const { n, L, gain, seed } = row;
  const { Random } = build.dynamics;
  const random = new Random(seed, `bench ${rowName(row)}`);
  const most = gain * Math.sqrt(3 / n);
  const weights = Float64Array.from({ length: L * n * n }, () => random.between(-most, most));
  const bias = Float64Array.from({ length: L * n }, () => random.between(-1, 1));
  const points = Float64Array.from({ length: pointCount(n) * n }, () => random.between(-BOX, BOX));
  const { kernel } = mapOf({ row, weights, bias, slope: SLOPE }, build);
  const ends = points.slice(0, SCOUTS * n);
  for (let t = 0; t < STROLL; t++) kernel.step(ends, SCOUTS);
  const images = ends.slice();
  kernel.step(images, SCOUTS);
  const found: Float64Array[] = [];
  for (let k = 0; k < SCOUTS; k++) {
    const x = images.slice(k * n, (k + 1) * n);
    const scale = build.dynamics.magnitude(x);
    const rests = build.dynamics.distance(x, ends.subarray(k * n, (k + 1) * n)) <= 1e-12 * scale;
    const isKnown = found.some((y) => build.dynamics.distance(x, y) <= 1e-6 * scale);
    if (scale < ESCAPE_RADIUS && rests && !isKnown) found.push(x);
  }
  return {
    row,
    weights,
    bias,
    centres: Float64Array.from(found.flatMap((x) => [...x])),
    radii: Float64Array.from(found, (x) => RADIUS * build.dynamics.magnitude(x)),
    points,
    budget: BUDGET,
    escapeRadius: ESCAPE_RADIUS,
    slope: SLOPE,
  };
}

/** The network as the project has it, with the kernel that is chosen for it. */
export function mapOf(
  { row, weights, bias, slope }: Pick<Problem, 'row' | 'weights' | 'bias' | 'slope'>,
  { dynamics, network, numbers }: Build,
): InstanceType<Build['dynamics']['IteratedMap']> {
  const { n, L, activation } = row;
  const { Rational } = numbers;
  const exact = (values: Float64Array) => Array.from(values, (value) => Rational.fromNumber(value));
  const phi = {
    'leaky ReLU': () => network.leakyRelu(Rational.fromNumber(slope)),
    HardTanh: () => network.hardTanh,
    tanh: () => network.smoothActivations.tanh,
    sigmoid: () => network.smoothActivations.sigmoid,
  }[activation]();
  const layers = Array.from({ length: L }, (_, l) => ({
    weights: Array.from({ length: n }, (_, i) =>
      exact(weights.subarray((l * n + i) * n, (l * n + i + 1) * n)),
    ),
    bias: exact(bias.subarray(l * n, (l + 1) * n)),
  }));
  return new dynamics.IteratedMap(new network.Network(phi, layers));
}

/** The balls as the ellipsoids that a kernel expects. */
export function ballsOf({ row, centres, radii }: Problem): Targets {
  const { n } = row;
  const forms = new Float64Array(radii.length * n * n);
  const reach = new Float64Array(radii.length * n);
  radii.forEach((radius, k) => {
    for (let i = 0; i < n; i++) {
      forms[(k * n + i) * n + i] = 1 / radius;
      reach[k * n + i] = radius;
    }
  });
  return { count: radii.length, centres, forms, reach };
}

/**
 * A problem file, for contenders in any language: eight int32 (n, L, activation, targets, points, budget, 0, 0), then
 * float64: escape radius, slope, weights, bias, centres, radii, points.
 */
export function writeProblem(path: string, problem: Problem): void {
  const { row, weights, bias, centres, radii, points, budget, escapeRadius, slope } = problem;
  const { n, L, activation } = row;
  const code = ACTIVATIONS.indexOf(activation);
  const header = Int32Array.of(n, L, code, radii.length, points.length / n, budget, 0, 0);
  const limits = Float64Array.of(escapeRadius, slope);
  const parts = [header, limits, weights, bias, centres, radii, points];
  writeFileSync(path, Buffer.concat(parts.map((part) => Buffer.from(part.buffer))));
}

export function readProblem(path: string): Problem {
  const data = readFileSync(path);
  const [n = 0, L = 0, code = 0, count = 0, , budget = 0] = new Int32Array(data.buffer, data.byteOffset, 8);
  const values = new Float64Array(data.buffer.slice(data.byteOffset + 32, data.byteOffset + data.length));
  let at = 0;
  const take = (length: number) => values.slice(at, (at += length));
  const [escapeRadius = NaN, slope = NaN] = take(2);
  const activation = ACTIVATIONS[code] ?? 'tanh';
  return {
    row: { n, L, activation, gain: NaN, seed: NaN },
    weights: take(L * n * n),
    bias: take(L * n),
    centres: take(count * n),
    radii: take(count),
    points: take(values.length - at),
    budget,
    escapeRadius,
    slope,
  };
}
