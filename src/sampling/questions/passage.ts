/**
 * Whether a chart of a basin lets one pass between two of its cells. The search for cuts may have missed a face that
 * a wall runs through, and one hole in a wall joins what it parts. So each face on a way is looked at closely; where
 * one turns out to be cut, the chart is cut there too, and another way is searched.
 */

import type { Budget } from './budget.js';
import { type Chart, cutAt } from './chart.js';
import { faceAfter } from './components.js';
import { examinePeak, type PeakKind } from './peaks.js';

export interface Passage {
  /** The chart, with the cuts that were found on the way. */
  readonly chart: Chart;
  /** The last way has been looked at and is open, there is none, or the budget was spent before either. */
  readonly kind: 'open' | 'closed' | 'unknown';
}

/** The given cells lie in the basin. */
export function passage(chart: Chart, from: number, to: number, budget: Budget): Passage {
  let current = chart;
  for (;;) {
    if (current.components.of[from] !== current.components.of[to]) return { chart: current, kind: 'closed' };
    const cuts = new Map<number, Exclude<PeakKind, 'clear'>>();
    for (const [cell, axis] of facesOnWay(current, from, to)) {
      if (budget.isSpent) return { chart: current, kind: 'unknown' };
      const { classifier, basin } = current.region;
      const { kind } = examinePeak(classifier, basin, current.grid.along(cell, axis), 0, 1);
      if (kind !== 'clear') cuts.set(faceAfter(cell, axis, current.grid.dimension), kind);
    }
    if (cuts.size === 0) return { chart: current, kind: 'open' };
    current = cutAt(current, cuts);
  }
}

/** The faces on a shortest way between two cells of one component: the cell before each along its axis, and the axis. */
function facesOnWay(
  { grid, components: { of }, cuts }: Chart,
  from: number,
  to: number,
): readonly (readonly [cell: number, axis: number])[] {
  const { dimension } = grid;
  const before = new Map([[to, to]]);
  // A Map hands out what is added while it is walked through.
  for (const cell of before.keys()) {
    if (cell === from) break;
    for (let axis = 0; axis < dimension; axis++) {
      for (const step of [-1, 1] as const) {
        const next = grid.neighbour(cell, axis, step);
        if (next === undefined || before.has(next) || of[next] !== of[cell]) continue;
        if (!cuts.faces.has(faceAfter(Math.min(cell, next), axis, dimension))) before.set(next, cell);
      }
    }
  }
  const faces: [number, number][] = [];
  for (let cell = from; cell !== to;) {
    const next = before.get(cell) ?? to;
    const axis = grid.strides.indexOf(Math.abs(next - cell));
    faces.push([Math.min(cell, next), axis]);
    cell = next;
  }
  return faces;
}
