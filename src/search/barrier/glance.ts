/**
 * The cheapest look at a network: a coarse grid of the whole space, with each point iterated a fixed number of times.
 * It only says where a closer look is worth its cost. It may miss violations, and it may report some that are none.
 */

import { Matrix } from 'ml-matrix';
import { distance, frame, IteratedMap, SampleGrid, stabilityAt } from '../../sampling/index.js';
import type { Network } from '../../exact/index.js';
import type { BasinQuestion } from '../../statements/index.js';
import type { Glance } from '../kind/index.js';

/**
 * Number of cells along each axis of the first grid, in dimension 1, 2, 3 and 4. Most networks do not get past this
 * grid.
 */
const FIRST_CELLS_PER_AXIS = [48, 10, 6, 4];
/**
 * The second grid is tried only if the first one scores at least this: for a disconnected basin, if there are two parts of whatever size.
 * Of the disconnected basins that the second grid sees among small networks in the plane, three in four are seen with a quarter of the work.
 */
const SCORE_WORTH_A_SECOND_LOOK = 0.45;
/** Number of cells along each axis of the second grid, in dimension 1, 2, 3 and 4. */
const SECOND_CELLS_PER_AXIS = [192, 36, 12, 8];
/** Number of cells along each axis of the grids around bounded parts that the second grid has seen, in dimension 1 and 2. */
const CLOSER_CELLS_PER_AXIS = [64, 40];
/** These grids end where the part does that was seen, or so many times further out: it may have thin ends. */
const CLOSER_WINDOWS = [1, 2, 4];
/** No more parts are seen closer. */
const MOST_PARTS_SEEN_CLOSER = 4;
const SCORE_IF_NOT_SEEN_CLOSER = 0.8;
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
/** And the distance, relative in the same way, at which two limits are told apart. */
const MOVEMENT_BETWEEN_LIMITS = 1e3 * SETTLED_MOVEMENT;
/** At most this many limits are told apart. */
const MOST_LIMITS = 12;
/** A limit counts only if at least this many cells settle at it; fewer may be chance. */
const FEWEST_CELLS_OF_A_LIMIT = 3;

/** A grid, with room for what is seen on it: each look writes over the one before. */
interface Scene {
  readonly grid: SampleGrid;
  readonly points: Float64Array;
  readonly isOuter: Uint8Array;
  readonly outer: number;
  /** The points that have not settled yet, where they are now and one step later, and which points they are. */
  readonly x: Float64Array;
  readonly next: Float64Array;
  readonly active: Int32Array;
  /** For each point the number of the limit at which it settled; −1 if at none. */
  readonly labels: Int32Array;
}

const scenes = new Map<number, Scene>();

/** For a map ℝⁿ → ℝⁿ with n up to 4. */
export function glance(network: Network, question: BasinQuestion): Glance {
  const map = new IteratedMap(network);
  const first = scoreOn(map, FIRST_CELLS_PER_AXIS, question, false);
  if (first < SCORE_WORTH_A_SECOND_LOOK) return { flagged: false, score: first };
  const score = scoreOn(map, SECOND_CELLS_PER_AXIS, question, true);
  return { flagged: score === 1, score };
}

function scoreOn(
  map: IteratedMap,
  resolutions: readonly number[],
  question: BasinQuestion,
  isLast: boolean,
): number {
  const scene = sceneOf(map.dimension, resolutions[map.dimension - 1] ?? 2);
  const found = limits(map, scene);
  const sizes = new Int32Array(MOST_LIMITS);
  for (const label of scene.labels) if (label >= 0) sizes[label] = (sizes[label] ?? 0) + 1;
  let score = 0;
  for (const [label, limit] of found.entries()) {
    if ((sizes[label] ?? 0) < FEWEST_CELLS_OF_A_LIMIT) continue;
    const seen = violation(scene, label, question);
    // A cell may rest at a point that does not attract, such as each point of a line of fixed points.
    if (seen === 1 && stabilityAt(map, limit, 1).kind !== 'attractive') continue;
    if (seen === 1 && isLast && !isSeenCloser(map, scene, label, limit, question)) {
      score = Math.max(score, SCORE_IF_NOT_SEEN_CLOSER);
      continue;
    }
    score = Math.max(score, seen);
    if (score === 1) break;
  }
  return score;
}

/**
 * Whether one of the bounded parts is still bounded on a finer grid around it. Far out, where cells are large, a strip that goes on to
 * infinity gets lost between the points of the grid.
 */
function isSeenCloser(
  map: IteratedMap,
  { grid, labels }: Scene,
  label: number,
  limit: Float64Array,
  question: BasinQuestion,
): boolean {
  const n = grid.dimension;
  if (question === 'disconnected basin' || n > CLOSER_CELLS_PER_AXIS.length) return true;
  const complement = question === 'bounded complement component';
  const isWithin = (cell: number) => (labels[cell] === label) !== complement;
  return partsOf(grid, isWithin)
    .filter(({ size, touchesEdge }) => size >= fewestCells(n) && !touchesEdge)
    .slice(0, MOST_PARTS_SEEN_CLOSER)
    .some(({ first, last }) => {
      const lo = grid.point(grid.cell(first.map((index) => index - 1)));
      const hi = grid.point(grid.cell(last.map((index) => index + 1)));
      const centre = lo.map((from, i) => (from + (hi[i] ?? NaN)) / 2);
      const halves = Matrix.diag([...lo.map((from, i) => ((hi[i] ?? NaN) - from) / 2)]);
      return CLOSER_WINDOWS.some((scale) => {
        const window = frame('window', centre, scale, halves);
        const scene = sceneOn(new SampleGrid(window, CLOSER_CELLS_PER_AXIS[n - 1] ?? 2));
        const own = limits(map, scene).findIndex((other) => distance(other, limit) <= nearness(limit));
        return own >= 0 && violation(scene, own, question) === 1;
      });
    });
}

function sceneOf(n: number, resolution: number): Scene {
  const name = resolution * 8 + n;
  let scene = scenes.get(name);
  if (scene === undefined) {
    scene = sceneOn(new SampleGrid(frame('space', new Float64Array(n), INNER_RADIUS), resolution));
    scenes.set(name, scene);
  }
  return scene;
}

function sceneOn(grid: SampleGrid): Scene {
  const { size, dimension: n } = grid;
  const isOuter = Uint8Array.from({ length: size }, (_, cell) => Number(grid.isOuter(cell)));
  return {
    grid,
    points: grid.points(),
    isOuter,
    outer: isOuter.reduce((sum, each) => sum + each, 0),
    x: new Float64Array(size * n),
    next: new Float64Array(size * n),
    active: new Int32Array(size),
    labels: new Int32Array(size),
  };
}

/** The fixed points at which orbits settled; which of them it is for each point, is written into the scene. */
function limits(map: IteratedMap, { points, x, next, active, labels }: Scene): readonly Float64Array[] {
  const n = map.dimension;
  const found: Float64Array[] = [];
  x.set(points);
  labels.fill(-1);
  // The points that have not settled yet are moved to the front.
  for (let k = 0; k < active.length; k++) active[k] = k;
  let left = active.length;
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
        labels[point] = labelOf(found, next, k * n, n);
      } else if (moved < Infinity) {
        active[left] = point;
        for (let i = 0; i < n; i++) x[left * n + i] = next[k * n + i] ?? NaN;
        left += 1;
      }
    }
  }
  return found;
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

/** The number of the limit at which a point has settled that is written at index `start`; −1 if there are too many limits. */
function labelOf(found: Float64Array[], points: Float64Array, start: number, n: number): number {
  const tolerance = nearness(points, start, n);
  for (let label = 0; label < found.length; label++) {
    const limit = found[label];
    let i = 0;
    while (i < n && Math.abs((limit?.[i] ?? NaN) - (points[start + i] ?? NaN)) <= tolerance) i++;
    if (i === n) return label;
  }
  return found.length === MOST_LIMITS ? -1 : found.push(points.slice(start, start + n)) - 1;
}

/** The distance up to which two limits are one. */
function nearness(points: Float64Array, start = 0, n = points.length): number {
  let far = 0;
  for (let i = start; i < start + n; i++) far = Math.max(far, Math.abs(points[i] ?? NaN));
  return MOVEMENT_BETWEEN_LIMITS * (1 + far);
}

/** 1 for what the question asks about; below, what share of the way there the basin seems to have gone. */
function violation({ grid, labels, isOuter, outer }: Scene, label: number, question: BasinQuestion): number {
  const complement = question === 'bounded complement component';
  let [inside, edge] = [0, 0];
  for (let cell = 0; cell < grid.size; cell++) {
    if ((labels[cell] === label) === complement) continue;
    inside += 1;
    edge += isOuter[cell] ?? 0;
  }
  // An empty set has no parts, and all of space is one.
  if (inside === 0 || inside === grid.size) return 0.1;
  const parts = partsOf(grid, (cell) => (labels[cell] === label) !== complement);
  const counted = parts.filter(({ size }) => size >= fewestCells(grid.dimension));
  const hit =
    question === 'disconnected basin' ? counted.length >= 2 : counted.some(({ touchesEdge }) => !touchesEdge);
  if (hit) return 1;
  if (question === 'disconnected basin') return 0.3 + 0.1 * Math.min(parts.length, 4);
  return 0.3 + 0.5 * (1 - edge / outer);
}

/** Smaller parts may be chance. */
function fewestCells(n: number): number {
  return n === 1 ? 2 : 4;
}

export interface Part {
  readonly size: number;
  /** The least and the greatest position of its cells along each axis. */
  readonly first: readonly number[];
  readonly last: readonly number[];
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
    const [first, last] = [strides.map(() => resolution), strides.map(() => -1)];
    for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
      size += 1;
      if (counts(cell)) inner += 1;
      for (const [k, stride] of strides.entries()) {
        const index = Math.floor(cell / stride) % resolution;
        if (index < (first[k] ?? 0)) first[k] = index;
        if (index > (last[k] ?? 0)) last[k] = index;
        if (index > 0) visit(cell - stride);
        else touchesEdge = true;
        if (index < resolution - 1) visit(cell + stride);
        else touchesEdge = true;
      }
    }
    parts.push({ size, inner, touchesEdge, first, last });
  }
  return parts;

  function visit(cell: number): void {
    if (seen[cell] || !member(cell)) return;
    seen[cell] = 1;
    open.push(cell);
  }
}
