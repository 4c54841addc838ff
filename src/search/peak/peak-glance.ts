/**
 * The cheapest look at a map to ℝ: its values on a coarse grid of the whole space, and whether all ways from some
 * peak to the edge go down. This is certain for the points of the grid only; nothing is known of F between them.
 */

import { inverse, Matrix, SVD } from 'ml-matrix';
import { firstCoordinate, frame, SampleGrid } from '../../sampling/index.js';
import type { Network } from '../../exact/index.js';
import type { Glance } from '../kind/index.js';

/** Number of cells along each axis, in dimension 1, 2, 3 and 4. */
const CELLS_PER_AXIS = [192, 24, 12, 8];
/** Half of the cells of each axis lie within ± this number. */
const INNER_RADIUS = 4;
/**
 * The least height of a peak above its surroundings, as a share of the range of values; a lower peak may come from
 * rounding.
 */
const LEAST_RISE_SHARE = 1e-6;
const SCORE_WITHOUT_A_PEAK = 0.3;

/** The points of a grid, with room for what is seen at them: each look writes over the one before. */
export interface Scene {
  /** The axes of the grid. */
  basis: Matrix;
  readonly points: Float64Array;
  readonly values: Float64Array;
  readonly passes: Float64Array;
  /** The cells that are not at the edge. */
  readonly inner: Int32Array;
  readonly strides: readonly number[];
}

/** One in each dimension. */
const scenes = new Map<number, Scene>();

function sceneAlong(basis: Matrix): Scene {
  const n = basis.rows;
  const before = scenes.get(n);
  if (before && areEqual(before.basis, basis)) return before;
  const space = frame('space', new Float64Array(n), INNER_RADIUS, basis);
  const grid = new SampleGrid(space, CELLS_PER_AXIS[n - 1] ?? 2);
  if (before) {
    before.basis = basis;
    for (let cell = 0; cell < grid.size; cell++) grid.writePoint(cell, before.points, cell * n);
    return before;
  }
  const { size, strides } = grid;
  const cells = Array.from({ length: size }, (_, cell) => cell);
  const scene = {
    basis,
    points: grid.points(),
    values: new Float64Array(size),
    passes: new Float64Array(size),
    inner: Int32Array.from(cells.filter((cell) => !grid.isOuter(cell))),
    strides,
  };
  scenes.set(n, scene);
  return scene;
}

function areEqual(a: Matrix, b: Matrix): boolean {
  const [x, y] = [a.to1DArray(), b.to1DArray()];
  return x.every((entry, k) => entry === y[k]);
}

export function peakGlance(network: Network): Glance {
  const n = network.inputDimension;
  const scene = sceneAlong(basisOf(network));
  const F = firstCoordinate(network);
  const { points, values } = scene;
  const x = new Float64Array(n);
  let [lo, hi] = [Infinity, -Infinity];
  for (let cell = 0; cell < values.length; cell++) {
    for (let i = 0; i < n; i++) x[i] = points[cell * n + i] ?? NaN;
    const value = F(x);
    values[cell] = Number.isFinite(value) ? value : -Infinity;
    lo = Math.min(lo, values[cell] ?? NaN);
    hi = Math.max(hi, values[cell] ?? NaN);
  }
  const rise = prominence(scene) / (hi - lo || 1);
  return rise > LEAST_RISE_SHARE
    ? { flagged: true, score: 1 }
    : { flagged: false, score: SCORE_WITHOUT_A_PEAK };
}

/** Axes along which units of the first layer change one by one, for as many units as are linearly independent. */
function basisOf({ layers, inputDimension: n }: Network): Matrix {
  const rows = (layers[0]?.weights ?? []).map((row) => row.map((x) => x.toNumber()));
  const units = Matrix.eye(n).to2DArray();
  const chosen: number[][] = [];
  for (const row of [...rows, ...units]) {
    if (chosen.length < n && areIndependent([...chosen, row])) chosen.push(row);
  }
  return inverse(new Matrix(chosen));
}

function areIndependent(rows: number[][]): boolean {
  const { diagonal } = new SVD(new Matrix(rows), { autoTranspose: true });
  return Math.min(...diagonal) > 1e-3 * Math.max(...diagonal);
}

/**
 * The greatest prominence of a cell: its height above the pass, which is the lowest cell on the best way from it to the edge. Passes rise
 * from below, there and back through the grid, until each is the highest of those around it, or the cell's own value if that is lower.
 */
export function prominence({ values, passes, inner, strides }: Omit<Scene, 'basis' | 'points'>): number {
  passes.set(values);
  for (const cell of inner) passes[cell] = -Infinity;
  for (let hasRisen = true; hasRisen;) {
    hasRisen = false;
    for (const cell of inner) hasRisen = rise(cell) || hasRisen;
    for (let k = inner.length - 1; k >= 0; k--) hasRisen = rise(inner[k] ?? 0) || hasRisen;
  }
  let most = 0;
  for (const cell of inner) most = Math.max(most, (values[cell] ?? NaN) - (passes[cell] ?? NaN) || 0);
  return most;

  function rise(cell: number): boolean {
    const before = passes[cell] ?? NaN;
    const value = values[cell] ?? NaN;
    if (before === value) return false;
    let highest = before;
    for (const stride of strides)
      highest = Math.max(highest, passes[cell - stride] ?? NaN, passes[cell + stride] ?? NaN);
    const pass = Math.min(value, highest);
    passes[cell] = pass;
    return pass > before;
  }
}
