/** Subsets of grids of cells, for code that labels components: random ones, which shrink to few cells. */

import type fc from 'fast-check';
import { Descending } from '../../search/generators/index.js';
import { at } from '../../exact/index.js';

/** A subset of a grid of shape[0] × shape[1] × … cells. */
export interface Mask {
  readonly shape: readonly number[];
  /** Whether each cell is in the set; the last index runs fastest. */
  readonly cells: readonly boolean[];
}

/** Greatest length of a side, by dimension. */
const LONGEST_SIDES = [24, 10, 5, 4];
/**
 * Densities of the sets in percent of the cells. They are near those at which components are largest and most
 * winding.
 */
const DENSITIES_IN_PERCENT = [20, 40, 50, 60, 70, 90];

/** Subsets of grids in 1 to `dimensions` dimensions, at most 4. */
export function masks(dimensions: number): Descending<Mask> {
  return new Descending({
    name: 'mask',
    draw: (random) => drawMask(random, dimensions),
    accepts: (value): value is Mask => isMask(value) && value.shape.length <= dimensions,
    complexity: ({ shape, cells }) => [
      shape.length,
      cells.length,
      cells.filter((isIn) => isIn).length,
      cells.reduce((sum, isIn, cell) => sum + (isIn ? cell : 0), 0),
      ...shape,
    ],
    moves,
  });
}

function drawMask(random: fc.Random, dimensions: number): Mask {
  const dimension = random.nextInt(1, dimensions);
  const shape = Array.from({ length: dimension }, () => random.nextInt(1, at(LONGEST_SIDES, dimension - 1)));
  const density = at(DENSITIES_IN_PERCENT, random.nextInt(0, DENSITIES_IN_PERCENT.length - 1));
  const cells = Array.from({ length: sizeOf(shape) }, () => random.nextInt(1, 100) <= density);
  return { shape, cells };
}

function* moves({ shape, cells }: Mask): Generator<Mask, void> {
  for (const [axis, length] of shape.entries()) {
    if (length === 1 && shape.length > 1) yield { shape: shape.toSpliced(axis, 1), cells };
    for (let i = 0; i < length && length > 1; i++) {
      const rest = cells.filter((_, cell) => at(position(shape, cell), axis) !== i);
      yield { shape: shape.with(axis, length - 1), cells: rest };
    }
  }
  for (const [cell, isIn] of cells.entries()) {
    if (!isIn) continue;
    yield { shape, cells: cells.with(cell, false) };
    for (let earlier = 0; earlier < cell; earlier++) {
      if (cells[earlier] === false) yield { shape, cells: cells.with(cell, false).with(earlier, true) };
    }
  }
}

/** The indices of a cell along the axes. */
export function position(shape: readonly number[], cell: number): readonly number[] {
  let rest = cell;
  return shape.reduceRight<readonly number[]>((indices, length) => {
    const index = rest % length;
    rest = (rest - index) / length;
    return [index, ...indices];
  }, []);
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}

function isMask(value: unknown): value is Mask {
  if (typeof value !== 'object' || value === null || !('shape' in value) || !('cells' in value)) return false;
  const { shape, cells } = value;
  return (
    Array.isArray(shape) &&
    Array.isArray(cells) &&
    shape.length > 0 &&
    shape.every((length) => Number.isSafeInteger(length) && Number(length) > 0) &&
    cells.every((cell) => typeof cell === 'boolean') &&
    cells.length === sizeOf(shape.map(Number))
  );
}
