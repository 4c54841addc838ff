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
  return boundedParts(grid, isWithin)
    .slice(0, MOST_PARTS_SEEN_CLOSER)
    .some(({ first, last }) => {
      const lo = grid.point(grid.cell(first.map((index) => index - 1)));
      const hi = grid.point(grid.cell(last.map((index) => index + 1)));
      const centre = lo.map((from, i) => (from + (hi[i] ?? NaN)) / 2);
      const halves = Matrix.diag([...lo.map((from, i) => ((hi[i] ?? NaN) - from) / 2)]);
      return CLOSER_WINDOWS.some((scale) => {
        const window = frame('window', centre, scale, halves);
        const scene = closerSceneOn(new SampleGrid(window, CLOSER_CELLS_PER_AXIS[n - 1] ?? 2));
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

const closerScenes = new Map<number, Scene>();

/** The room of the scene before, with other points. */
function closerSceneOn(grid: SampleGrid): Scene {
  const { size, dimension: n } = grid;
  const before = closerScenes.get(n);
  const scene = before ? { ...before, grid } : sceneOn(grid);
  if (before) for (let cell = 0; cell < size; cell++) grid.writePoint(cell, scene.points, cell * n);
  else closerScenes.set(n, scene);
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
  const isWithin = (cell: number) => (labels[cell] === label) !== complement;
  const parts = partsOf(grid, isWithin);
  const counted = parts.filter(({ size }) => size >= fewestCells(grid.dimension));
  if (question === 'disconnected basin')
    return counted.length >= 2 ? 1 : 0.3 + 0.1 * Math.min(parts.length, 4);
  if (boundedParts(grid, isWithin).length > 0) return 1;
  return 0.3 + 0.5 * (1 - edge / outer);
}

/** Bounded parts, by faces; or if there are none, by corners too, since a thin part is not met by faces where it runs across the axes. */
function boundedParts(grid: SampleGrid, isWithin: (cell: number) => boolean): readonly Part[] {
  const isBounded = ({ size, touchesEdge }: Part) => size >= fewestCells(grid.dimension) && !touchesEdge;
  const parts = partsOf(grid, isWithin).filter(isBounded);
  return parts.length > 0 || grid.dimension !== 2
    ? parts
    : partsOf(grid, isWithin, undefined, true).filter(isBounded);
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

/** The components of a set of cells: by faces, or by corners too. */
export function partsOf(
  grid: SampleGrid,
  member: (cell: number) => boolean,
  counts?: (cell: number) => boolean,
  byCorners = false,
): readonly Part[] {
  const { size: cells, dimension: n, resolution, strides } = grid;
  const steps = stepsAround(n).filter((by) => byCorners || by.filter((step) => step !== 0).length === 1);
  const offsets = steps.map((by) => by.reduce((sum, step, k) => sum + step * (strides[k] ?? NaN), 0));
  const isLeft = new Uint8Array(cells);
  for (let cell = 0; cell < cells; cell++) isLeft[cell] = Number(member(cell));
  const parts: Part[] = [];
  const open = new Int32Array(cells);
  const index = new Int32Array(n);
  for (let start = 0; start < cells; start++) {
    if (isLeft[start] === 0) continue;
    isLeft[start] = 0;
    open[0] = start;
    let [size, inner, touchesEdge] = [0, 0, false];
    const [first, last] = [strides.map(() => resolution), strides.map(() => -1)];
    for (let waiting = 1; waiting > 0;) {
      const cell = open[--waiting] ?? 0;
      size += 1;
      if (counts === undefined || counts(cell)) inner += 1;
      let isAtEdge = false;
      for (let k = 0, rest = cell; k < n; k++) {
        const i = rest % resolution;
        rest = (rest - i) / resolution;
        index[k] = i;
        if (i < (first[k] ?? 0)) first[k] = i;
        if (i > (last[k] ?? 0)) last[k] = i;
        isAtEdge ||= i === 0 || i === resolution - 1;
      }
      touchesEdge ||= isAtEdge;
      for (let k = 0; k < offsets.length; k++) {
        const next = cell + (offsets[k] ?? 0);
        if (isLeft[next] !== 1 || (isAtEdge && leadsOut(index, steps[k] ?? [], resolution))) continue;
        isLeft[next] = 0;
        open[waiting++] = next;
      }
    }
    parts.push({ size, inner, touchesEdge, first, last });
  }
  return parts;
}

function leadsOut(index: Int32Array, by: readonly number[], resolution: number): boolean {
  return by.some((step, k) => {
    const to = (index[k] ?? 0) + step;
    return to < 0 || to === resolution;
  });
}

/** Steps to the cells that share a corner, along each axis. */
function stepsAround(n: number): readonly (readonly number[])[] {
  const all = Array.from({ length: 3 ** n }, (_, k) =>
    Array.from({ length: n }, (__, axis) => (Math.floor(k / 3 ** axis) % 3) - 1),
  );
  return all.filter((by) => by.some((step) => step !== 0));
}
