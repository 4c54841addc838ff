/**
 * The cheapest look at a map to ℝ: its values on a coarse grid of the whole space, and whether all ways from some peak
 * to the edge go down. That much is certain on the grid; between its points anything may happen.
 */

import { inverse, Matrix, SVD } from 'ml-matrix';
import { frame, SampleGrid } from '../../sampling/index.js';
import type { Network } from '../../exact/index.js';
import type { Glance } from '../kind/index.js';

/** Cells along each axis, in dimension 1, 2, 3 and 4. */
const RESOLUTIONS = [192, 24, 12, 8];
const SCALE = 4;
/** Of the range of values: what a peak has to rise above its surroundings, so that rounding is no peak. */
const LEAST_RISE = 1e-6;

export function peakGlance(network: Network): Glance {
  const n = network.inputDimension;
  const space = frame('space', new Float64Array(n), SCALE, basisOf(network));
  const grid = new SampleGrid(space, RESOLUTIONS[n - 1] ?? 2);
  const values = Float64Array.from({ length: grid.size }, (_, cell) => {
    const [value = NaN] = network.evaluate([...grid.point(cell)]);
    return Number.isFinite(value) ? value : -Infinity;
  });
  const [lo, hi] = [Math.min(...values), Math.max(...values)];
  const rise = prominence(grid, values) / (hi - lo || 1);
  return rise > LEAST_RISE ? { flagged: true, score: 1 } : { flagged: false, score: 0.3 };
}

/** Axes along which units of the first layer change one by one, as many of them as are independent. */
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
 * The most that a cell lies above the best way from it to the edge: the cells are added from the highest to the
 * lowest, and when a part that touches no edge meets one that does, its peak is so much higher than the pass.
 */
function prominence(grid: SampleGrid, values: Float64Array): number {
  const order = [...values.keys()].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
  const parent = new Int32Array(grid.size).fill(-1);
  const peak = new Float64Array(grid.size);
  const reachesEdge = new Uint8Array(grid.size);
  const root = (cell: number): number => {
    let at = cell;
    for (let above = parent[at] ?? at; above !== at; above = parent[at] ?? at) {
      parent[at] = parent[above] ?? above;
      at = above;
    }
    return at;
  };
  let most = 0;
  for (const cell of order) {
    const value = values[cell] ?? 0;
    parent[cell] = cell;
    peak[cell] = value;
    reachesEdge[cell] = Number(grid.isOuter(cell));
    for (const next of grid.neighbours(cell)) {
      if ((parent[next] ?? -1) < 0) continue;
      const [a, b] = [root(cell), root(next)];
      if (a === b) continue;
      const [edgeA, edgeB] = [reachesEdge[a] !== 0, reachesEdge[b] !== 0];
      const [peakA, peakB] = [peak[a] ?? 0, peak[b] ?? 0];
      if (edgeA !== edgeB) most = Math.max(most, (edgeA ? peakB : peakA) - value);
      parent[b] = a;
      reachesEdge[a] = Number(edgeA || edgeB);
      peak[a] = Math.max(peakA, peakB);
    }
  }
  return most;
}
