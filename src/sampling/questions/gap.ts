/** The gap between a component and the rest of its set, at its thinnest place. */

import type { Chart } from './chart.js';
import { isUnknown } from '../portraits/fates.js';

export interface Gap {
  /** The least number of cells outside of the region on a way from the component to the goal. */
  readonly thickness: number;
  /** The cells outside of the region on one such way, in order. */
  readonly cells: readonly number[];
}

/**
 * The thinnest place between the component with the given index and the nearest goal cell; `undefined` if there is no
 * goal. Cut faces cost nothing: a wall has no thickness.
 */
export function gapFrom(chart: Chart, component: number, isGoal: (cell: number) => boolean): Gap | undefined {
  const { grid, components } = chart;
  const cost = new Int32Array(grid.size).fill(-1);
  const from = new Int32Array(grid.size).fill(-1);
  let near: number[] = [];
  components.of.forEach((index, cell) => {
    if (index !== component) return;
    near.push(cell);
    cost[cell] = 0;
  });
  for (let thickness = 0; near.length > 0; thickness++) {
    const beyond: number[] = [];
    for (let cell = near.pop(); cell !== undefined; cell = near.pop()) {
      if (isGoal(cell)) return { thickness, cells: wayTo(cell, from, components.of) };
      for (const next of grid.neighbours(cell)) {
        if (cost[next] !== -1) continue;
        const outside = components.of[next] === -1;
        cost[next] = thickness + Number(outside);
        from[next] = cell;
        (outside ? beyond : near).push(next);
      }
    }
    near = beyond;
  }
  return undefined;
}

function wayTo(goal: number, from: Int32Array, of: Int32Array): readonly number[] {
  const way: number[] = [];
  for (let cell = goal; cell >= 0; cell = from[cell] ?? -1) if (of[cell] === -1) way.push(cell);
  return way.reverse();
}

/** The most frequent label of the cells. Known labels come before unknown ones. */
export function commonLabel({ fates }: Chart, cells: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const cell of cells) {
    const label = fates.labels[cell] ?? 0;
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return [...counts].sort(
    ([a, many], [b, more]) => Number(isUnknown(a)) - Number(isUnknown(b)) || more - many || a - b,
  )[0]?.[0];
}
