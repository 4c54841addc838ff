/**
 * The cheapest look at a network: a coarse grid of the whole space, with each point iterated a fixed number of times.
 * It only says where a closer look is worth its cost. It may miss violations, and it may report some that are none.
 */

import { distance, frame, SampleGrid, IteratedMap, magnitude, stabilityAt } from '../../sampling/index.js';
import type { Network } from '../../exact/index.js';
import type { BasinQuestion } from '../../statements/index.js';
import type { Glance } from '../kind/index.js';

/**
 * Number of cells along each axis of the first grid, in dimension 1, 2, 3 and 4. Most networks do not get past this
 * grid.
 */
const FIRST_CELLS_PER_AXIS = [48, 10, 6, 4];
/** Number of cells along each axis of the second grid, in dimension 1, 2, 3 and 4. */
const SECOND_CELLS_PER_AXIS = [192, 36, 12, 8];
/** The second grid is tried only if the first one scores at least this. */
const SCORE_WORTH_A_SECOND_LOOK = 0.2;
/** Half of the cells of each axis have all coordinates within ± this number, where the kinks of small networks are. */
const INNER_RADIUS = 4;
/** Number of applications of F to each point. */
const STEPS_PER_POINT = 32;
/** Number of steps after which the points that have settled, and the points that are far out, are taken out. */
const STEPS_BETWEEN_LOOKS = 8;
/** A point with a coordinate of at least this absolute value is far out. */
const FAR_COORDINATE = 1e6;
/**
 * Greatest movement in one step, relative to 1 + the size of the point, at which an orbit counts as settled. It is
 * only a hint.
 */
const SETTLED_MOVEMENT = 1e-6;
/** At most this many limits are told apart. */
const MOST_LIMITS = 12;
/** A limit counts only if at least this many cells settle at it; fewer may be chance. */
const FEWEST_CELLS_OF_A_LIMIT = 3;

const grids = new Map<number, { readonly grid: SampleGrid; readonly points: Float64Array }>();

/** For a map ℝⁿ → ℝⁿ with n up to 4. */
export function glance(network: Network, question: BasinQuestion): Glance {
  const map = new IteratedMap(network);
  const first = scoreOn(map, FIRST_CELLS_PER_AXIS, question);
  if (first < SCORE_WORTH_A_SECOND_LOOK) return { flagged: false, score: first };
  const score = scoreOn(map, SECOND_CELLS_PER_AXIS, question);
  return { flagged: score === 1, score };
}

function scoreOn(map: IteratedMap, resolutions: readonly number[], question: BasinQuestion): number {
  const { grid, points } = gridOf(map.dimension, resolutions[map.dimension - 1] ?? 2);
  const { labels, found } = limits(map, points, grid.size);
  const sizes = new Int32Array(MOST_LIMITS);
  for (const label of labels) if (label >= 0) sizes[label] = (sizes[label] ?? 0) + 1;
  let score = 0;
  for (const [label, limit] of found.entries()) {
    if ((sizes[label] ?? 0) < FEWEST_CELLS_OF_A_LIMIT) continue;
    const seen = violation(grid, labels, label, question);
    // A cell may rest at a point that does not attract, such as each point of a line of fixed points.
    if (seen === 1 && stabilityAt(map, limit, 1).kind !== 'attractive') continue;
    score = Math.max(score, seen);
    if (score === 1) break;
  }
  return score;
}

function gridOf(n: number, resolution: number): { readonly grid: SampleGrid; readonly points: Float64Array } {
  const name = resolution * 8 + n;
  const known = grids.get(name);
  if (known) return known;
  const grid = new SampleGrid(frame('space', new Float64Array(n), INNER_RADIUS), resolution);
  const made = { grid, points: grid.points() };
  grids.set(name, made);
  return made;
}

/** The fixed points at which orbits settled, and for each point the number of its own; −1 for the other points. */
function limits(
  map: IteratedMap,
  starts: Float64Array,
  count: number,
): { readonly labels: Int32Array; readonly found: readonly Float64Array[] } {
  const n = map.dimension;
  const x = starts.slice();
  const next = new Float64Array(x.length);
  const found: Float64Array[] = [];
  const labels = new Int32Array(count).fill(-1);
  // The points that have not settled yet are moved to the front.
  const active = Int32Array.from({ length: count }, (_, k) => k);
  let left = count;
  for (let step = 0; step < STEPS_PER_POINT && left > 0; step += STEPS_BETWEEN_LOOKS) {
    map.kernel.step(x, left, STEPS_BETWEEN_LOOKS - 1);
    next.set(x.subarray(0, left * n));
    map.kernel.step(next, left);
    const before = left;
    left = 0;
    for (let k = 0; k < before; k++) {
      const point = active[k] ?? 0;
      const moved = movement(x, next, k * n, n);
      if (moved <= SETTLED_MOVEMENT) {
        const limit = next.subarray(k * n, k * n + n);
        labels[point] = labelOf(found, limit, 1e3 * SETTLED_MOVEMENT * magnitude(limit));
      } else if (moved < Infinity) {
        active[left] = point;
        for (let i = 0; i < n; i++) x[left * n + i] = next[k * n + i] ?? NaN;
        left += 1;
      }
    }
  }
  return { labels, found };
}

/**
 * The distance that the point starting at index `start` moves in one step, relative to 1 + its size; ∞ if the point
 * is far out.
 */
function movement(x: Float64Array, next: Float64Array, start: number, n: number): number {
  let moved = 0;
  let size = 0;
  for (let i = start; i < start + n; i++) {
    const from = x[i] ?? NaN;
    const to = next[i] ?? NaN;
    moved = Math.max(moved, Math.abs(to - from));
    size = Math.max(size, Math.abs(to));
  }
  return size < FAR_COORDINATE ? moved / (1 + size) : Infinity;
}

function labelOf(found: Float64Array[], limit: Float64Array, tolerance: number): number {
  const known = found.findIndex((other) => distance(other, limit) <= tolerance);
  if (known >= 0 || found.length === MOST_LIMITS) return known;
  return found.push(limit.slice()) - 1;
}

/** 1 for what the question asks about; below, what share of the way there the basin seems to have gone. */
function violation(grid: SampleGrid, labels: Int32Array, label: number, question: BasinQuestion): number {
  const complement = question === 'bounded complement component';
  const member = (cell: number) => (labels[cell] === label) !== complement;
  let [inside, edge, edges] = [0, 0, 0];
  for (let cell = 0; cell < grid.size; cell++) {
    const isIn = member(cell);
    if (isIn) inside += 1;
    if (!grid.isOuter(cell)) continue;
    edges += 1;
    if (isIn) edge += 1;
  }
  // An empty set has no parts.
  const parts = inside === 0 ? [] : partsOf(grid, member);
  const smallest = grid.dimension === 1 ? 2 : 4;
  const counted = parts.filter(({ size }) => size >= smallest);
  const hit =
    question === 'disconnected basin' ? counted.length >= 2 : counted.some(({ touchesEdge }) => !touchesEdge);
  if (hit) return 1;
  const isMixed = inside > 0 && inside < grid.size;
  if (!isMixed) return 0.1;
  if (question === 'disconnected basin') return 0.3 + 0.1 * Math.min(parts.length, 4);
  return 0.3 + 0.5 * (1 - edge / edges);
}

export interface Part {
  readonly size: number;
  /** Number of its cells that are counted. */
  readonly inner: number;
  readonly touchesEdge: boolean;
}

/** The components, by faces, of a set of cells. */
export function partsOf(
  grid: SampleGrid,
  member: (cell: number) => boolean,
  counts: (cell: number) => boolean = () => true,
): readonly Part[] {
  const seen = new Uint8Array(grid.size);
  const parts: Part[] = [];
  const open: number[] = [];
  const { resolution, strides } = grid;
  for (let start = 0; start < grid.size; start++) {
    if (seen[start] || !member(start)) continue;
    seen[start] = 1;
    open.push(start);
    let [size, inner, touchesEdge] = [0, 0, false];
    for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
      size += 1;
      if (counts(cell)) inner += 1;
      for (const stride of strides) {
        const index = Math.floor(cell / stride) % resolution;
        if (index === 0 || index === resolution - 1) touchesEdge = true;
        if (index > 0) visit(cell - stride);
        if (index < resolution - 1) visit(cell + stride);
      }
    }
    parts.push({ size, inner, touchesEdge });
  }
  return parts;

  function visit(cell: number): void {
    if (seen[cell] || !member(cell)) return;
    seen[cell] = 1;
    open.push(cell);
  }
}
