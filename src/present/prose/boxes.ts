/** Cells of a grid put together to larger boxes, so that few sets have to be told. */

import { Cells, type Barrier, type Grid } from '../../proof/index.js';
import { at, Interval } from '../../exact/index.js';

/** All cells whose index on each axis lies from `from` to `to`. */
export interface CellBox {
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Joins boxes with equal keys that continue each other along an axis, axis by axis. Their union stays the same. */
export function joined<T extends CellBox>(boxes: readonly T[], keyOf: (box: T) => string): readonly T[] {
  const axes = boxes[0]?.from.length ?? 0;
  let open = boxes;
  for (let axis = 0; axis < axes; axis++) {
    const lines = grouped(open, (box) =>
      JSON.stringify([keyOf(box), box.from.toSpliced(axis, 1), box.to.toSpliced(axis, 1)]),
    );
    open = lines.flatMap((line) => joinedAlong(line, axis));
  }
  return open;
}

/** The items with equal keys together, in the order in which the keys first occur. */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}

function joinedAlong<T extends CellBox>(line: readonly T[], axis: number): readonly T[] {
  const result: T[] = [];
  for (const box of line.toSorted((a, b) => at(a.from, axis) - at(b.from, axis))) {
    const last = result.at(-1);
    if (last && at(last.to, axis) + 1 === at(box.from, axis)) {
      result[result.length - 1] = { ...last, to: box.to };
    } else result.push(box);
  }
  return result;
}

/** The ranges of the grid's coordinates in a box. */
export function rangesOf({ axes }: Grid, { from, to }: CellBox): readonly Interval[] {
  return axes.map((axis, i) => Interval.of(axis[at(from, i)], axis[at(to, i) + 1]));
}

/** What can be reached from the first point through faces of cells off the barrier. */
export interface Reached {
  /** The smallest box with all reached cells. */
  readonly box: CellBox;
  /** Whether every cell of the box is reached. */
  readonly isBox: boolean;
  /** How many cells are reached. */
  readonly count: number;
}

export function reached({ grid, cells: walls, points }: Barrier): Reached {
  const cells = new Cells(grid);
  const closed = new Set(walls.map(({ index }) => cells.numberOf(index)));
  const found = new Set(cells.containing(at(points, 0).at));
  // A Set hands out what is added while it is walked through.
  for (const cell of found) {
    for (const next of cells.neighbours(cell)) if (!closed.has(next)) found.add(next);
  }
  const counts = grid.axes.map((axis) => axis.length - 1);
  const from = counts.map((count) => count - 1);
  const to = counts.map(() => 0);
  for (const cell of found) {
    let rest = cell;
    counts.forEach((count, i) => {
      const index = rest % count;
      rest = (rest - index) / count;
      from[i] = Math.min(at(from, i), index);
      to[i] = Math.max(at(to, i), index);
    });
  }
  const size = from.reduce((product, start, i) => product * (at(to, i) - start + 1), 1);
  return { box: { from, to }, isBox: found.size === size, count: found.size };
}
