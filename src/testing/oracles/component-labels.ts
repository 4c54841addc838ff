import type { Disagreement } from './disagreement.js';
import { type Mask, masks, position, sizeOf } from './masks.js';
import { numbersIn, type Numbers } from './numbers-returned.js';
import { Reference, type RunOptions } from './reference.js';

/**
 * A function that labels the connected components of a set of cells in a grid of the given shape. `cells` has a 1 for
 * each cell in the set and a 0 for the others; the last index runs fastest. The result has a label for each cell.
 */
export type ComponentLabeller = (cells: Uint8Array, shape: number[]) => Numbers | PromiseLike<Numbers>;

export interface LabelOptions extends RunOptions {
  /** Greatest dimension of the grids, at most 4; 3 if not given. */
  readonly dimensions?: number;
  /** Whether cells are joined by a common face, which is the default, or by a corner too. */
  readonly joinedBy?: 'faces' | 'corners';
}

/**
 * Two cells of the set have the same label exactly if a flood fill leads from one to the other, cell by cell. The
 * labels themselves are free. Cells outside of the set may have any label that no cell of the set has.
 *
 * @example
 * ```ts
 * import { componentLabels } from 'basincheck/references';
 * const onTheLine = componentLabels({ dimensions: 1 });
 * let gaps = 0;
 * const byGaps = (cells: Uint8Array) => Array.from(cells, (cell) => (cell ? gaps : -++gaps));
 * (await onTheLine.compare(byGaps)).agrees; // → true
 * (await onTheLine.compare((cells) => cells)).agrees; // → false
 * ```
 */
export function componentLabels(
  options: LabelOptions = {},
): Reference<Mask, [cells: Uint8Array, shape: number[]], Numbers> {
  const { dimensions = 3, joinedBy = 'faces', ...runs } = options;
  if (![1, 2, 3, 4].includes(dimensions)) {
    throw new RangeError(`the component labels: expected 1 to 4 dimensions, got ${dimensions}`);
  }
  return new Reference(
    {
      name: 'the component labels',
      cases: masks(dimensions),
      argumentsOf: ({ shape, cells }) => [Uint8Array.from(cells, Number), [...shape]],
      describe: ({ shape, cells }) => ({
        shape: JSON.stringify(shape),
        cells: JSON.stringify(cells.map(Number)),
      }),
      judge: (mask, result) => judge(mask, result, joinedBy),
    },
    runs,
  );
}

function judge(mask: Mask, result: unknown, joinedBy: 'faces' | 'corners'): Disagreement | undefined {
  const read = numbersIn(result, mask.cells.length, 'the result');
  if ('wrong' in read) return read.wrong;
  const labels = read.numbers;
  const component = floodFilled(mask, joinedBy);
  const received = JSON.stringify(labels);
  const first = new Map<number, number>();
  for (const [cell, label] of labels.entries()) {
    const seen = first.get(label);
    if (seen === undefined) {
      first.set(label, cell);
      const other = component.findIndex((each, k) => k < cell && each >= 0 && each === component[cell]);
      if (other < 0) continue;
      return { where: placeText(mask, other, cell), expected: 'one label, as they are joined', received };
    }
    if (component[seen] === component[cell]) continue;
    const isOutside = component[seen] === -1 || component[cell] === -1;
    const why = isOutside ? 'as one is not in the set' : 'as they are not joined';
    return { where: placeText(mask, seen, cell), expected: `different labels, ${why}`, received };
  }
  return undefined;
}

function placeText({ shape }: Mask, a: number, b: number): string {
  return `the cells ${JSON.stringify(position(shape, a))} and ${JSON.stringify(position(shape, b))}`;
}

/** For each cell the number of its component, −1 outside of the set. */
function floodFilled({ shape, cells }: Mask, joinedBy: 'faces' | 'corners'): readonly number[] {
  const steps = stepsIn(shape.length, joinedBy);
  const component = cells.map(() => -1);
  let count = 0;
  for (const [start, isIn] of cells.entries()) {
    if (!isIn || component[start] !== -1) continue;
    const open = [start];
    component[start] = count;
    for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
      for (const next of neighbours(shape, cell, steps)) {
        if (cells[next] !== true || component[next] !== -1) continue;
        component[next] = count;
        open.push(next);
      }
    }
    count++;
  }
  return component;
}

function neighbours(
  shape: readonly number[],
  cell: number,
  steps: readonly (readonly number[])[],
): readonly number[] {
  const here = position(shape, cell);
  return steps.flatMap((step) => {
    const there = here.map((index, axis) => index + (step[axis] ?? 0));
    if (there.some((index, axis) => index < 0 || index >= (shape[axis] ?? 0))) return [];
    return [there.reduce((number, index, axis) => number * (shape[axis] ?? 0) + index, 0)];
  });
}

/** All steps by −1, 0 or 1 along each axis; for faces, along one axis only. */
function stepsIn(dimension: number, joinedBy: 'faces' | 'corners'): readonly (readonly number[])[] {
  const all = Array.from({ length: sizeOf(Array<number>(dimension).fill(3)) }, (_, k) =>
    position(Array<number>(dimension).fill(3), k).map((index) => index - 1),
  );
  return all.filter((step) => {
    const moved = step.filter((each) => each !== 0).length;
    return joinedBy === 'faces' ? moved === 1 : moved > 0;
  });
}
