/**
 * Parallelepipeds around a high point of F such that F is lower on their boundaries, as seen in float64 at sample
 * points.
 *
 * The quality of a box is the ratio of its height above the boundary to the range of F on it. This ratio does not
 * depend on any scale, and it says how fine the bounds of F on the boundary cells have to be. The search starts from
 * cubes on many scales, in several bases. Then single sides are doubled and halved while the ratio grows.
 */

import { Random } from '../../sampling/index.js';
import { at, matrix, type Matrix, type Network, Rational } from '../../exact/index.js';
import { along, rowSubsets, type HighPoint, type ScalarMap } from './peak-climb.js';

/** {inside + Σ t_i·basis_i : −below_i ≤ t_i ≤ above_i}, all sides powers of two. */
export interface PeakBox {
  readonly inside: readonly number[];
  readonly basis: Matrix;
  readonly sides: readonly Side[];
  /** F(inside) minus the greatest value seen on the boundary. */
  readonly height: number;
  /** The least value seen on the boundary or inside. */
  readonly least: number;
  /** The height divided by the range of all values seen, in [−1, 1]. */
  readonly ratio: number;
}

interface Side {
  readonly below: number;
  readonly above: number;
}

/** Half the side lengths of the cubes tried, those near 1 first. */
const SCALES = Array.from({ length: 19 }, (_, k) => 2 ** (k - 9)).sort(
  (a, b) => Math.abs(Math.log2(a)) - Math.abs(Math.log2(b)),
);
/** At most this many sets of rows of the first layer give a basis. */
const MOST_ROW_SUBSETS = 6;
/**
 * Denominator to which directions are rounded if they come from rows of weights. Rows are exact, so their directions
 * get more digits than those from gradients.
 */
const ROW_DENOMINATOR = 512n;
/** Denominator to which directions are rounded if they come from gradients. */
const GRADIENT_DENOMINATOR = 32n;
/** A ratio counts as better only if it is greater by this much. Otherwise the cube, or the scale 1, is kept. */
const WORTHWHILE_GAIN_IN_RATIO = 1 / 64;

/** Number of rounds in which every side of a box is varied. */
const MOST_ROUNDS_OF_VARIATION = 8;

/** The ratio of the best cube around the point, in the coordinate axes: a first estimate. */
export function promise(F: ScalarMap, { x }: HighPoint): number {
  const basis = matrix.identity(x.length);
  return Math.max(...SCALES.map((scale) => cube(F, x, basis, scale).ratio));
}

/**
 * Cubes around the point, in several bases. Each basis gives the best cube, a good one with a size near 1, and a good
 * one as small as possible: on a small boundary, samples miss less.
 */
export function cubesAround(
  F: ScalarMap,
  network: Network,
  { x }: HighPoint,
  seed: number,
): readonly PeakBox[] {
  return basesAt(F, network, x, seed).flatMap((basis) => {
    const cubes = SCALES.map((scale) => cube(F, x, basis, scale));
    const best = cubes.reduce((a, b) => (b.ratio > a.ratio ? b : a));
    const near = cubes.find(({ ratio }) => ratio > 0 && ratio >= 0.75 * best.ratio);
    const small = cubes
      .filter(({ ratio }) => ratio > 0 && ratio >= 0.5 * best.ratio)
      .reduce((a, b) => (at(b.sides, 0).above < at(a.sides, 0).above ? b : a), best);
    return [...new Set([near ?? best, best, small])];
  });
}

/** The boxes with better ratios first. Boxes with about the same ratio stay in their order. */
export function bestFirst(boxes: readonly PeakBox[]): readonly PeakBox[] {
  const rank = ({ ratio }: PeakBox) => Math.round(ratio / WORTHWHILE_GAIN_IN_RATIO);
  return [...boxes].sort((a, b) => rank(b) - rank(a));
}

/** The box moved to a point with as few binary digits as possible, such that it keeps most of its height. */
export function snapped(F: ScalarMap, box: PeakBox): PeakBox {
  const least = F(box.inside) - box.height / 8;
  for (let step = 2 ** 6; step >= 2 ** -30; step /= 2) {
    const inside = box.inside.map((entry) => Math.round(entry / step) * step + 0);
    const moved = sampled(F, inside, box.basis, box.sides);
    if (F(inside) >= least && moved.ratio >= 0.875 * box.ratio) return moved;
  }
  return box;
}

function cube(F: ScalarMap, x: readonly number[], basis: Matrix, scale: number): PeakBox {
  const sides = x.map(() => ({ below: scale, above: scale }));
  return sampled(F, x, basis, sides);
}

/** The box with sides doubled and halved, one at a time or both sides of an axis, as long as its ratio grows enough. */
export function improved(F: ScalarMap, box: PeakBox): PeakBox {
  let best = box;
  for (let rounds = 0; rounds < MOST_ROUNDS_OF_VARIATION; rounds++) {
    const before = best;
    for (const i of before.sides.keys()) {
      for (const [below, above] of [
        [2, 2],
        [0.5, 0.5],
        [2, 1],
        [0.5, 1],
        [1, 2],
        [1, 0.5],
      ] as const) {
        const sides = best.sides.map((side, j) =>
          i === j ? { below: side.below * below, above: side.above * above } : side,
        );
        const other = sampled(F, box.inside, box.basis, sides);
        if (other.ratio > best.ratio + WORTHWHILE_GAIN_IN_RATIO) best = other;
      }
    }
    if (best === before) break;
  }
  return best;
}

/**
 * Positions of the samples on each side of a face, as parts of the side, by dimension. There are fewer in more
 * dimensions.
 */
const SAMPLES_BY_DIMENSION = [[], [1], [1, 3 / 4, 1 / 2, 1 / 4, 1 / 8], [1, 1 / 2, 1 / 4], [1]];

function sampled(F: ScalarMap, inside: readonly number[], basis: Matrix, sides: readonly Side[]): PeakBox {
  const n = sides.length;
  const directions = basis.map((vector) => Float64Array.from(vector, (entry) => entry.toNumber()));
  const parts = SAMPLES_BY_DIMENSION[n] ?? [1];
  const value = F(inside);
  let [least, most] = [value, -Infinity];
  // The point after steps along the first i axes, for each i.
  const points = Array.from({ length: n + 1 }, () => Float64Array.from(inside));
  const visit = (i: number, ts: readonly (readonly number[])[]): void => {
    const x = at(points, i);
    const choices = ts[i];
    if (choices === undefined) {
      const there = F(x);
      least = Math.min(least, there);
      most = Math.max(most, there);
      return;
    }
    const [direction, y] = [at(directions, i), at(points, i + 1)];
    for (const t of choices) {
      for (let j = 0; j < n; j++) y[j] = (x[j] ?? NaN) + t * (direction[j] ?? NaN);
      visit(i + 1, ts);
    }
  };
  const inner = sides.map(({ below, above }) => [
    ...parts.map((part) => -part * below),
    0,
    ...parts.map((part) => part * above),
  ]);
  sides.forEach(({ below, above }, i) => {
    visit(0, inner.with(i, [-below, above]));
  });
  return { inside, basis, sides, ...ratioOf(value, least, most) };
}

/**
 * The height of a value above the greatest value on a boundary, and the ratio of that height to the range down to the
 * least value.
 */
export function ratioOf(
  value: number,
  least: number,
  most: number,
): Pick<PeakBox, 'height' | 'ratio' | 'least'> {
  const rounding = 2 ** -44 * (Math.abs(value) + Math.abs(least));
  const height = value - most > rounding ? value - most : Math.min(value - most, 0);
  const range = Math.max(value, most) - least;
  const ratio = Number.isFinite(range) && range > rounding ? height / range : -1;
  return { height, ratio, least };
}

/** Bases of parallelepipeds around x whose faces may lie along level sets of F. */
function basesAt(F: ScalarMap, network: Network, x: readonly number[], seed: number): readonly Matrix[] {
  const n = x.length;
  const identity = matrix.identity(n);
  if (n === 1) return [identity];
  const { weights } = at(network.layers, 0);
  const rows = rowSubsets(weights, n, MOST_ROW_SUBSETS).map((chosen) => chosen.map((i) => at(weights, i)));
  const random = new Random(seed, 'bases of boxes');
  const gradients = [1 / 64, 1 / 8, 1, 8].map((scale) => independentGradients(F, x, scale, random));
  const duals = [
    ...rows.map((normals) => dual(normals, ROW_DENOMINATOR)),
    ...gradients.map((normals) => dual(normals, GRADIENT_DENOMINATOR)),
  ].filter((basis) => basis !== undefined);
  const written = new Set<string>();
  return [identity, ...DIAGONALS.filter(({ length }) => length === n), ...duals].filter((basis) => {
    const text = JSON.stringify(basis);
    return !written.has(text) && written.add(text);
  });
}

const DIAGONALS: readonly Matrix[] = [
  [
    [1, 1],
    [1, -1],
  ],
  [
    [1, 1, 0],
    [0, 1, 1],
    [1, 0, 1],
  ],
  [
    [1, 1, 1, 1],
    [1, 1, -1, -1],
    [1, -1, 1, -1],
    [1, -1, -1, 1],
  ],
].map((rows) => rows.map((row) => row.map((entry) => Rational.of(entry))));

/**
 * The vectors d_i with d_i ⟂ normal_j for all j ≠ i, with greatest entries ±1 and few digits; `undefined` if the
 * normals are dependent.
 */
function dual(normals: Matrix, denominator: bigint): Matrix | undefined {
  const inverse = normals.length > 0 ? matrix.inverse(normals) : undefined;
  const basis = inverse && matrix.transpose(inverse).map((direction) => rounded(direction, denominator));
  return basis && matrix.inverse(basis) ? basis : undefined;
}

/**
 * The direction scaled to a greatest entry of ±1, and rounded to the denominator `to` unless its digits are few
 * already.
 */
function rounded(direction: Matrix[number], to: bigint): Matrix[number] {
  const greatest = direction.map((entry) => entry.abs()).reduce((a, b) => Rational.max(a, b));
  const scaled = direction.map((entry) => entry.dividedBy(greatest));
  const isShort = scaled.every(({ denominator }) => denominator <= 2n * to);
  return isShort ? scaled : scaled.map((entry) => entry.roundedTo(to));
}

/** n gradients of F at random points on a sphere around x that are far from linearly dependent. */
function independentGradients(F: ScalarMap, x: readonly number[], scale: number, random: Random): Matrix {
  const n = x.length;
  const units = matrix.identity(n).map((row) => row.map((entry) => entry.toNumber()));
  const step = scale / 64;
  const gradients = Array.from({ length: 6 * n }, () => {
    const y = along(x, [...random.direction(n)], scale);
    const gradient = units.map((unit) => F(along(y, unit, step)) - F(along(y, unit, -step)));
    const length = Math.hypot(...gradient);
    return gradient.map((entry) => entry / length);
  }).filter((gradient) => gradient.every((entry) => Number.isFinite(entry)));
  const chosen: (readonly number[])[] = [];
  let rests: readonly { gradient: readonly number[]; rest: readonly number[] }[] = gradients.map(
    (gradient) => ({ gradient, rest: gradient }),
  );
  while (chosen.length < n && rests.length > 0) {
    const far = rests.reduce((a, b) => (Math.hypot(...b.rest) > Math.hypot(...a.rest) ? b : a));
    const length = Math.hypot(...far.rest);
    if (length < 1e-3) return [];
    chosen.push(far.gradient);
    const unit = far.rest.map((entry) => entry / length);
    rests = rests.map(({ gradient, rest }) => {
      const component = rest.reduce((sum, entry, i) => sum + entry * at(unit, i), 0);
      return { gradient, rest: along(rest, unit, -component) };
    });
  }
  return chosen.length < n
    ? []
    : chosen.map((row) => row.map((entry) => Rational.fromNumber(entry).roundedTo(1n << 10n)));
}
