/**
 * Throats: places where a way through a grid passes between samples. They are cells of which some samples end on the
 * right side and some do not. There the axes of the grid are refined.
 */

import { at, type End, Rational } from '../../exact/index.js';
import { simplestNear } from '../attraction/index.js';

export interface Passages {
  readonly counts: readonly number[];
  /** For each cell, numbered as in a grid with the first axis first, whether it may be part of a barrier. */
  readonly mayBeCut: Uint8Array;
  /** For each cell, whether some of its samples are on the right side, but not all. */
  readonly isMixed: Uint8Array;
  readonly sources: readonly number[];
  readonly isGoal: (cell: number) => boolean;
}

/** Number of ways that are looked for. */
const MOST_WAYS = 64;

/**
 * The mixed cells on each way out, as few as possible: where the way is narrow. Empty if some way has no mixed cell,
 * because then the grid would have to be finer everywhere.
 */
export function throats(passages: Passages): readonly number[] {
  const blocked = passages.mayBeCut.slice();
  const found: number[] = [];
  for (let ways = 0; ways < MOST_WAYS; ways++) {
    const cells = narrowest(passages, blocked);
    if (cells === undefined) return found;
    if (cells.length === 0) return [];
    for (const cell of cells) blocked[cell] = 1;
    found.push(...cells);
  }
  return found;
}

/** The mixed cells on a way out that has the fewest of them; `undefined` if there is no way out. */
function narrowest(
  { counts, isMixed, sources, isGoal }: Passages,
  blocked: Uint8Array,
): readonly number[] | undefined {
  const from = new Int32Array(blocked.length).fill(-1);
  let near = sources.filter((cell) => blocked[cell] === 0);
  for (const cell of near) from[cell] = cell;
  while (near.length > 0) {
    const beyond: number[] = [];
    for (let cell = near.pop(); cell !== undefined; cell = near.pop()) {
      if (isGoal(cell)) return mixedOnWay(cell, from, isMixed);
      let stride = 1;
      for (const count of counts) {
        const i = Math.floor(cell / stride) % count;
        for (const next of [i > 0 ? cell - stride : -1, i + 1 < count ? cell + stride : -1]) {
          if (next < 0 || from[next] !== -1 || blocked[next] !== 0) continue;
          from[next] = cell;
          (isMixed[next] === 1 ? beyond : near).push(next);
        }
        stride *= count;
      }
    }
    near = beyond;
  }
  return undefined;
}

function mixedOnWay(goal: number, from: Int32Array, isMixed: Uint8Array): readonly number[] {
  const cells: number[] = [];
  for (let cell = goal; ; cell = from[cell] ?? cell) {
    if (isMixed[cell] === 1) cells.push(cell);
    if (from[cell] === cell) return cells;
  }
}

/**
 * The axes with one more value in the middle of each range of these cells. Beyond the last value, the new value lies
 * at a distance of the width of all values.
 */
export function refined(
  axes: readonly (readonly End[])[],
  cells: Iterable<readonly number[]>,
): readonly (readonly End[])[] {
  const split = axes.map(() => new Set<number>());
  for (const index of cells) index.forEach((i, axis) => at(split, axis).add(i));
  return axes.map((values, axis) =>
    values.flatMap((value, i) => {
      const middle = at(split, axis).has(i) ? between(values, i) : undefined;
      return middle === undefined ? [value] : [value, middle];
    }),
  );
}

function between(values: readonly End[], i: number): Rational | undefined {
  const [lo, hi] = [values[i], values[i + 1]];
  if (lo !== undefined && hi !== undefined) {
    const half = hi.minus(lo).toNumber() / 2;
    return half > 0 ? simplestNear(lo.toNumber() + half, half / 4) : undefined;
  }
  const inner = values.filter((value) => value !== undefined);
  const [first, last] = [inner[0], inner.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const width = Rational.max(last.minus(first), Rational.one);
  return lo === undefined ? first.minus(width) : last.plus(width);
}
