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

export function peakGlance(network: Network): Glance {
  const n = network.inputDimension;
  const space = frame('space', new Float64Array(n), INNER_RADIUS, basisOf(network));
  const grid = new SampleGrid(space, CELLS_PER_AXIS[n - 1] ?? 2);
  const F = firstCoordinate(network);
  const [values, x] = [new Float64Array(grid.size), new Float64Array(n)];
  let [lo, hi] = [Infinity, -Infinity];
  for (let cell = 0; cell < grid.size; cell++) {
    grid.writePoint(cell, x);
    const value = F(x);
    values[cell] = Number.isFinite(value) ? value : -Infinity;
    lo = Math.min(lo, values[cell] ?? NaN);
    hi = Math.max(hi, values[cell] ?? NaN);
  }
  const rise = prominence(grid, values) / (hi - lo || 1);
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
 * The greatest prominence of a cell: its height above the lowest cell on the best way from it to the edge. The cells
 * are added from the highest to the lowest. When a part that touches no edge meets one that does, they meet at the
 * pass: the prominence of the part is the difference between its peak and the pass.
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
    grid.eachNeighbour(cell, (next) => {
      if ((parent[next] ?? -1) < 0) return;
      const [a, b] = [root(cell), root(next)];
      if (a === b) return;
      const [edgeA, edgeB] = [reachesEdge[a] !== 0, reachesEdge[b] !== 0];
      const [peakA, peakB] = [peak[a] ?? 0, peak[b] ?? 0];
      if (edgeA !== edgeB) most = Math.max(most, (edgeA ? peakB : peakA) - value);
      parent[b] = a;
      reachesEdge[a] = Number(edgeA || edgeB);
      peak[a] = Math.max(peakA, peakB);
    });
  }
  return most;
}
