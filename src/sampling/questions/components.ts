/**
 * Connected components, by faces, of sets of cells in a grid of any dimension. They are found by runs: cells of the
 * set that follow each other along the first axis have consecutive indices and are joined at once; then runs of
 * neighbouring rows are joined where they overlap. Each cell is read once and written once.
 */

import type { SampleGrid } from '../portraits/grid.js';

export interface Component {
  /** The least index of its cells. */
  readonly first: number;
  /** Number of its cells. */
  readonly size: number;
  /**
   * Whether it has a cell in the outermost layer. In the whole space, it then touches infinity; in a window, the edge
   * of the window.
   */
  readonly touchesEdge: boolean;
}

export interface Components {
  /** For each cell, the index of its component in `list`; −1 for cells outside of the set. */
  readonly of: Int32Array;
  /** The components, the largest first; those of equal size in the order of their first cells. */
  readonly list: readonly Component[];
}

/** Faces through which neighbours are not joined, by name. */
type Cut = ReadonlyMap<number, unknown>;

/**
 * The runs in the order of the cells, row after row. Run k goes from cell `starts[k]` up to `ends[k]`, without the
 * latter.
 */
interface Runs {
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  /** The first run of each row; at the end, the number of all runs. */
  readonly ofRow: readonly number[];
}

/**
 * The components of the set of cells with `member[cell] ≠ 0`. Two neighbours are not joined where `cut` names the
 * face between them (see `faceAfter`).
 */
export function components(grid: SampleGrid, member: ArrayLike<number>, cut?: Cut): Components {
  const cuts = cut?.size === 0 ? undefined : cut;
  const runs = runsOf(grid, member, cuts);
  const parent = joined(grid, runs, cuts);
  const { starts, ends } = runs;
  const found: { first: number; size: number; touchesEdge: boolean }[] = [];
  const own = parent.map((_, run) => {
    const top = root(parent, run);
    if (top === run) found.push({ first: starts[run] ?? NaN, size: 0, touchesEdge: false });
    return top;
  });
  // The first run of a component is its root, so components are found in the order of their first cells.
  let count = 0;
  own.forEach((top, run) => {
    own[run] = top === run ? count++ : (own[top] ?? NaN);
    const component = found[own[run] ?? NaN];
    const [start, end] = [starts[run] ?? NaN, ends[run] ?? NaN];
    if (component === undefined) return;
    component.size += end - start;
    component.touchesEdge ||= grid.isOuter(start) || grid.isOuter(end - 1);
  });
  const order = [...found.keys()].sort((a, b) => (found[b]?.size ?? 0) - (found[a]?.size ?? 0));
  const list = order.flatMap((index) => found[index] ?? []);
  const rank = new Int32Array(found.length);
  order.forEach((index, k) => {
    rank[index] = k;
  });
  const of = new Int32Array(grid.size).fill(-1);
  own.forEach((index, run) => {
    of.fill(rank[index] ?? NaN, starts[run], ends[run]);
  });
  return { of, list };
}

/** The name of the face between a cell and the next one along an axis. */
export function faceAfter(cell: number, axis: number, dimension: number): number {
  return cell * dimension + axis;
}

/** The maximal runs, which end where the face to the next cell is cut. */
function runsOf({ size, resolution, dimension }: SampleGrid, member: ArrayLike<number>, cut?: Cut): Runs {
  const starts: number[] = [];
  const ends: number[] = [];
  const ofRow: number[] = [];
  for (let row = 0; row < size; row += resolution) {
    ofRow.push(starts.length);
    const stop = row + resolution;
    for (let cell = row; cell < stop; cell++) {
      if (!member[cell]) continue;
      starts.push(cell);
      while (cell + 1 < stop && member[cell + 1] && !cut?.has(faceAfter(cell, 0, dimension))) cell++;
      ends.push(cell + 1);
    }
  }
  ofRow.push(starts.length);
  return { starts, ends, ofRow };
}

/** The runs as a forest: each tree is a component, and its root its first run. */
function joined(
  { resolution, strides, dimension }: SampleGrid,
  { starts, ends, ofRow }: Runs,
  cut?: Cut,
): Int32Array {
  const parent = Int32Array.from(starts.keys());
  for (const [axis, stride] of strides.entries()) {
    if (axis === 0) continue;
    const isPassable = (from: number, to: number): boolean => {
      if (cut === undefined) return true;
      for (let cell = from; cell < to; cell++) if (!cut.has(faceAfter(cell, axis, dimension))) return true;
      return false;
    };
    const apart = stride / resolution;
    for (let row = 0; row + 1 < ofRow.length; row++) {
      if (Math.floor(row / apart) % resolution === resolution - 1) continue;
      let [run, next] = [ofRow[row] ?? NaN, ofRow[row + apart] ?? NaN];
      const [last, lastNext] = [ofRow[row + 1] ?? NaN, ofRow[row + apart + 1] ?? NaN];
      while (run < last && next < lastNext) {
        // The run of the next row, moved to this row.
        const [start, end] = [(starts[next] ?? NaN) - stride, (ends[next] ?? NaN) - stride];
        const [from, to] = [Math.max(starts[run] ?? NaN, start), Math.min(ends[run] ?? NaN, end)];
        if (from < to && isPassable(from, to)) join(parent, run, next);
        if (to === end) next++;
        else run++;
      }
    }
  }
  return parent;
}

function join(parent: Int32Array, run: number, other: number): void {
  const [a, b] = [root(parent, run), root(parent, other)];
  parent[Math.max(a, b)] = Math.min(a, b);
}

/** The first run of the tree, which is its root. The way to it is halved for the next call. */
function root(parent: Int32Array, run: number): number {
  let at = run;
  for (;;) {
    const above = parent[at] ?? at;
    if (above === at) return at;
    const top = parent[above] ?? above;
    parent[at] = top;
    at = top;
  }
}
