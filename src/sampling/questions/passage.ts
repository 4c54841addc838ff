/**
 * Whether there is an open way between two cells of a chart of a basin. The search for cuts may have missed a face
 * that a wall crosses, and one such hole joins both sides of the wall. So each face on a way is examined closely. If
 * one turns out to be cut, the chart is cut there too, and another way is looked for.
 */

import type { Budget } from './budget.js';
import { type Chart, cutAt } from './chart.js';
import { faceAfter } from './components.js';
import { examinePeak, type PeakKind } from './peaks.js';

export interface Passage {
  /** The chart, with the cuts found on the ways. */
  readonly chart: Chart;
  /**
   * `open`: the last way was examined and is open. `closed`: there is no way. `unknown`: the budget was spent before.
   */
  readonly kind: 'open' | 'closed' | 'unknown';
}

/** Looks for an open way between two cells, which have to lie in the basin. */
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

/**
 * The faces on a shortest way between two cells of one component. Each is given by the cell before it along its axis,
 * and the axis.
 */
function facesOnWay(
  { grid, components: { of }, cuts }: Chart,
  from: number,
  to: number,
): readonly (readonly [cell: number, axis: number])[] {
  const { dimension } = grid;
  const before = new Map([[to, to]]);
  // A loop over a Map also visits the entries that are added during the loop.
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
