/** Connected components, by faces, of sets of cells in a grid of any dimension. */

import type { Grid } from './grid.js';

export interface Component {
  /** Of all its cells, the one with the least index. */
  readonly first: number;
  /** In cells. */
  readonly size: number;
  /** Whether it has a cell in the outermost layer: in the whole space it touches infinity, else the window's edge. */
  readonly touchesEdge: boolean;
}

export interface Components {
  /** For each cell the index of its component in `list`, −1 for cells outside of the set. */
  readonly of: Int32Array;
  /** Largest first; components of one size in the order of their first cells. */
  readonly list: readonly Component[];
}

/**
 * The components of the set of cells with `member[cell] ≠ 0`. Two neighbours are not joined where `cut` names the
 * face between them (see `faceBetween`).
 */
export function components(
  grid: Grid,
  member: ArrayLike<number>,
  cut?: ReadonlyMap<number, unknown>,
): Components {
  const { size, dimension } = grid;
  const parent = Int32Array.from({ length: size }, (_, cell) => cell);
  for (let cell = 0; cell < size; cell++) {
    if (!member[cell]) continue;
    for (let axis = 0; axis < dimension; axis++) {
      const next = grid.neighbour(cell, axis, 1);
      if (next === undefined || !member[next] || cut?.has(faceAfter(cell, axis, dimension))) continue;
      const [a, b] = [root(parent, cell), root(parent, next)];
      parent[Math.max(a, b)] = Math.min(a, b);
    }
  }
  const sizes = new Map<number, number>();
  const touching = new Set<number>();
  for (let cell = 0; cell < size; cell++) {
    if (!member[cell]) continue;
    const top = root(parent, cell);
    sizes.set(top, (sizes.get(top) ?? 0) + 1);
    if (grid.isOuter(cell)) touching.add(top);
  }
  const list = [...sizes]
    .map(([first, count]) => ({ first, size: count, touchesEdge: touching.has(first) }))
    .sort((a, b) => b.size - a.size || a.first - b.first);
  const index = new Map(list.map(({ first }, k) => [first, k]));
  const of = parent.map((_, cell) => (member[cell] ? (index.get(root(parent, cell)) ?? -1) : -1));
  return { of, list };
}

/** The name of the face between a cell and the next one along an axis. */
export function faceAfter(cell: number, axis: number, dimension: number): number {
  return cell * dimension + axis;
}

/** The least cell of the tree, which is its root; halves the way there for the next time. */
function root(parent: Int32Array, cell: number): number {
  let at = cell;
  for (;;) {
    const above = parent[at] ?? at;
    if (above === at) return at;
    const top = parent[above] ?? above;
    parent[at] = top;
    at = top;
  }
}
