/** Writes what `readBarrier` reads back to the same values. */

import type { Region } from '../parts/region.js';
import type { Attractor, BasinCounterexample, Fate, Landing } from './counterexample.js';

export function barrierJson({ attractor, avoiding, barrier }: BasinCounterexample): {
  readonly witness: object;
} {
  const { basis, axes } = barrier.grid;
  const parts = {
    attractor: attractorJson(attractor),
    avoiding: avoiding.map(({ region, next }) => ({ ...regionJson(region), next })),
    witness: {
      grid: { basis, axes: axes.map((axis) => axis.map((value, i) => value ?? (i === 0 ? '-inf' : 'inf'))) },
      cells: barrier.cells.map(({ index, fate }) => ({ index, ...fateJson(fate) })),
      points: barrier.points.map(({ at, fate }) => ({ at, ...fateJson(fate) })),
    },
  };
  return parts;
}

function attractorJson(attractor: Attractor): object {
  const { point } = attractor;
  switch (attractor.kind) {
    case 'contraction':
      return { point, region: regionJson(attractor.region), power: attractor.power };
    case 'passages': {
      const { basis, axes } = attractor.grid;
      const cells = attractor.cells.map(({ index, landing }) => ({ index, ...fateJson(landing) }));
      const passages = attractor.passages.map(({ direction, power, cuts, landings }) => ({
        direction,
        power,
        cuts,
        pieces: landings.map(fateJson),
      }));
      return { point, neighbourhood: { basis, axes, cells }, passages };
    }
  }
}

function regionJson({ origin, directions, ranges }: Region): object {
  const isPoint = ranges.every(({ value }) => value?.sign === 0);
  if (isPoint) return { origin, directions: [], ranges: [] };
  return { origin, directions, ranges: ranges.map(({ lo, hi }) => [lo ?? '-inf', hi ?? 'inf']) };
}

function fateJson({ into, steps }: Fate | Landing): object {
  return { into: String(into), steps };
}
