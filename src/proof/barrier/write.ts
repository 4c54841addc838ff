/** Writes what `readBarrier` reads back to the same values. */

import type { Region } from '../parts/region.js';
import type { BasinCounterexample, Fate } from './counterexample.js';

export function barrierJson({ attractor, avoiding, barrier }: BasinCounterexample): {
  readonly witness: object;
} {
  const { basis, axes } = barrier.grid;
  const parts = {
    attractor: { point: attractor.point, region: regionJson(attractor.region), power: attractor.power },
    avoiding: avoiding.map(({ region, next }) => ({ ...regionJson(region), next })),
    witness: {
      grid: { basis, axes: axes.map((axis) => axis.map((value, i) => value ?? (i === 0 ? '-inf' : 'inf'))) },
      cells: barrier.cells.map(({ index, fate }) => ({ index, ...fateJson(fate) })),
      points: barrier.points.map(({ at, fate }) => ({ at, ...fateJson(fate) })),
    },
  };
  return parts;
}

function regionJson({ origin, directions, ranges }: Region): object {
  const isPoint = ranges.every(({ value }) => value?.sign === 0);
  if (isPoint) return { origin, directions: [], ranges: [] };
  return { origin, directions, ranges: ranges.map(({ lo, hi }) => [lo ?? '-inf', hi ?? 'inf']) };
}

function fateJson({ into, steps }: Fate): object {
  return { into: String(into), steps };
}
