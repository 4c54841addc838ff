/**
 * Continuous Hopfield networks, F(ξ) = X·softmax(β·Xᵀ·ξ) for N patterns x_i, the columns of X (Ramsauer et al.). The
 * theorems do not speak of them, because softmax is not a φ that is applied coordinate by coordinate. Two facts about
 * their basins are proved:
 *
 * - Softmax stays the same when the same number is added to every entry. If the patterns lie in a hyperplane of ℝⁿ⁰,
 *   as any N ≤ n0 patterns do, there is a d ≠ 0 with Xᵀ·d in the span of (1, …, 1), and F(ξ + t·d) = F(ξ) for all t.
 *   So basins and their complements are unions of lines, and all their components are unbounded, as in Theorems 2.1
 *   and 2.2.
 * - If the patterns lie on a line, c + s_i·a, F depends only on a·ξ. The number a·F(ξ) is an increasing function of
 *   a·ξ, the derivative of a convex function. So basins are convex: they are path-connected, as in Theorem 2.3, and
 *   their complements have no bounded component.
 *
 * For affinely independent patterns these facts cover all widths ≤ n0: restricted to the span of their differences, N
 * patterns in ℝⁿ⁰ become N patterns in ℝᴺ⁻¹, and the basins there have the same connectedness. Other cases are
 * examined in floating point.
 */

import { distance, frame, SampleGrid, magnitude, Random } from '../../sampling/index.js';
import { exp64 } from '../../exact/index.js';
import { partsOf } from '../barrier/index.js';
import type { BasinQuestion } from '../../statements/index.js';

export interface Hopfield {
  /** N patterns with n0 coordinates each. */
  readonly patterns: readonly (readonly number[])[];
  readonly beta: number;
}

/** Replaces the first `count` points (rows) by their images. Each sum is taken from the first term to the last. */
export function hopfieldStep({ patterns, beta }: Hopfield, points: Float64Array, count: number): void {
  const n = patterns[0]?.length ?? 0;
  const weights = new Float64Array(patterns.length);
  for (let start = 0; start < count * n; start += n) {
    let most = -Infinity;
    patterns.forEach((x, i) => {
      let sum = 0;
      for (let j = 0; j < n; j++) sum += (x[j] ?? NaN) * (points[start + j] ?? NaN);
      weights[i] = beta * sum;
      most = Math.max(most, beta * sum);
    });
    let total = 0;
    for (let i = 0; i < weights.length; i++) {
      const weight = exp64((weights[i] ?? NaN) - most);
      weights[i] = weight;
      total += weight;
    }
    for (let j = 0; j < n; j++) {
      let sum = 0;
      patterns.forEach((x, i) => (sum += (x[j] ?? NaN) * (weights[i] ?? NaN)));
      points[start + j] = sum / total;
    }
  }
}

/** A network with normally distributed patterns, and a β from 1/2 to 32 whose logarithm is uniform. */
export function drawHopfield(inputs: number, patterns: number, seed: number): Hopfield {
  const random = new Random(seed, 'hopfield');
  const steps = random.between(-1, 5);
  const whole = Math.floor(steps);
  return {
    patterns: Array.from({ length: patterns }, () => Array.from({ length: inputs }, () => random.normal())),
    beta: 2 ** whole * (1 + steps - whole),
  };
}

export const QUESTIONS = [
  'bounded basin component',
  'bounded complement component',
  'disconnected basin',
] as const satisfies readonly BasinQuestion[];

export interface HopfieldLook {
  /** Number of points in which grid cells were seen to end. */
  readonly attractors: number;
  /** The questions that some basin seems to answer with yes, on all grids. */
  readonly suspected: readonly BasinQuestion[];
}

/**
 * Number of cells along each axis, in dimension 1, 2 and 3, of the grids on which a suspicion has to be seen, one
 * after the other.
 */
const CELLS_PER_AXIS = [
  [256, 512, 2048],
  [48, 96, 288, 1152],
  [16, 32, 64],
];
/** Greatest number of applications of F to a point. */
const MOST_STEPS = 4096;
/** Number of steps after which the points that have arrived are taken out. */
const STEPS_BETWEEN_LOOKS = 16;
/**
 * A point has arrived if it moves at most SETTLED_MOVEMENT in one step, relative to 1 + its size. Two points have the same
 * limit if they arrive at most SAME_LIMIT_DISTANCE apart, also relative.
 */
const [SETTLED_MOVEMENT, SAME_LIMIT_DISTANCE] = [1e-11, 1e-6];

/**
 * For networks with up to three inputs. A suspicion is kept only if it holds wherever the points that have not
 * settled end.
 */
export function lookAtHopfield(network: Hopfield): HopfieldLook {
  const n = network.patterns[0]?.length ?? 0;
  const size = Math.max(...network.patterns.map((x) => magnitude(x) - 1));
  const whole = frame('space', new Float64Array(n), 1.5 * size);
  let suspected: readonly BasinQuestion[] = QUESTIONS;
  let attractors = 0;
  for (const resolution of CELLS_PER_AXIS[n - 1] ?? []) {
    const grid = new SampleGrid(whole, resolution);
    const { labels, count } = limitsOn(network, grid);
    attractors = Math.max(attractors, count);
    suspected = suspected.filter((question) =>
      Array.from({ length: count }, (_, label) => label).some((label) =>
        isViolated(grid, labels, label, question),
      ),
    );
    if (suspected.length === 0) break;
  }
  return { attractors, suspected };
}

/** For each cell, the number of the point in which its midpoint ends; −1 if it has not settled. */
function limitsOn(network: Hopfield, grid: SampleGrid): { labels: Int32Array; count: number } {
  const n = grid.dimension;
  const x = grid.points();
  const labels = new Int32Array(grid.size).fill(-1);
  const cells = Int32Array.from({ length: grid.size }, (_, cell) => cell);
  const found: Float64Array[] = [];
  let left = grid.size;
  for (let step = 0; step < MOST_STEPS && left > 0; step += STEPS_BETWEEN_LOOKS) {
    for (let k = 1; k < STEPS_BETWEEN_LOOKS; k++) hopfieldStep(network, x, left);
    const next = x.slice(0, left * n);
    hopfieldStep(network, next, left);
    const before = left;
    left = 0;
    for (let k = 0; k < before; k++) {
      const [from, to] = [x.subarray(k * n, (k + 1) * n), next.subarray(k * n, (k + 1) * n)];
      const cell = cells[k] ?? 0;
      if (distance(from, to) <= SETTLED_MOVEMENT * magnitude(to)) {
        const known = found.findIndex((other) => distance(other, to) <= SAME_LIMIT_DISTANCE * magnitude(to));
        labels[cell] = known < 0 ? found.push(to.slice()) - 1 : known;
      } else {
        cells[left] = cell;
        x.set(to, left * n);
        left += 1;
      }
    }
  }
  return { labels, count: found.length };
}

/**
 * A component counts only if it contains at least this many cells whose neighbours all belong to it. Other components
 * may be pieces of a set that is thinner than a cell.
 */
const FEWEST_INNER_CELLS = 2;

/** Whether it is so both if the cells that have not settled belong to the basin, and if they do not. */
function isViolated(grid: SampleGrid, labels: Int32Array, label: number, question: BasinQuestion): boolean {
  return [true, false].every((open) => {
    const inBasin = (cell: number) => labels[cell] === label || (open && labels[cell] === -1);
    const member = question === 'bounded complement component' ? (cell: number) => !inBasin(cell) : inBasin;
    const parts = partsOf(grid, member, (cell) => isInner(grid, cell, member)).filter(
      ({ inner }) => inner >= FEWEST_INNER_CELLS,
    );
    return question === 'disconnected basin'
      ? parts.length > 1
      : parts.some(({ touchesEdge }) => !touchesEdge);
  });
}

/** Whether all cells around the cell are members, including those that only touch it at a corner. */
function isInner(grid: SampleGrid, cell: number, member: (cell: number) => boolean): boolean {
  let around: readonly number[] = [cell];
  for (let axis = 0; axis < grid.dimension; axis++) {
    around = around.flatMap((each) => [
      each,
      ...([1, -1] as const).flatMap((step) => grid.neighbour(each, axis, step) ?? []),
    ]);
  }
  return around.every(member);
}
