/** The boundary of a basin in a grid. */

import type { SampleGrid } from '../portraits/grid.js';

/** The cells with the label that share a face with a cell of another label, in order. */
export function boundaryCells(grid: SampleGrid, labels: ArrayLike<number>, label: number): readonly number[] {
  const found: number[] = [];
  for (let cell = 0; cell < grid.size; cell++) {
    if (labels[cell] === label && grid.neighbours(cell).some((next) => labels[next] !== label))
      found.push(cell);
  }
  return found;
}
