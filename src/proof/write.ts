/** Writes counterexample files: the text that `readCounterexample` reads back to the same values. */

import { layoutJson, networkJson, plain } from '../exact/index.js';
import { COUNTEREXAMPLE_FORMAT, type Counterexample, type Fate } from './counterexample.js';
import type { Region } from './geometry/region.js';

/** Deterministic: equal counterexamples give equal bytes. Short values share a line. */
export function writeCounterexample(counterexample: Counterexample): string {
  const { statement, dropped, network, provenance } = counterexample;
  const common = {
    format: COUNTEREXAMPLE_FORMAT,
    theorem: statement.id,
    dropped,
    network: networkJson(network),
  };
  const rest = provenance === undefined ? {} : { provenance: plain(provenance) };
  if ('peak' in counterexample) {
    const { domain, inside } = counterexample.peak;
    return layoutJson({ ...common, witness: { domain, inside }, ...rest });
  }
  const { attractor, avoiding, barrier } = counterexample;
  const { basis, axes } = barrier.grid;
  return layoutJson({
    ...common,
    attractor: { point: attractor.point, region: regionJson(attractor.region), power: attractor.power },
    avoiding: avoiding.map(({ region, next }) => ({ ...regionJson(region), next })),
    witness: {
      grid: { basis, axes: axes.map((axis) => axis.map((value, i) => value ?? (i === 0 ? '-inf' : 'inf'))) },
      cells: barrier.cells.map(({ index, fate }) => ({ index, ...fateJson(fate) })),
      points: barrier.points.map(({ at, fate }) => ({ at, ...fateJson(fate) })),
    },
    ...rest,
  });
}

function regionJson({ origin, directions, ranges }: Region): object {
  const isPoint = ranges.every(({ value }) => value?.sign === 0);
  if (isPoint) return { origin, directions: [], ranges: [] };
  return { origin, directions, ranges: ranges.map(({ lo, hi }) => [lo ?? '-inf', hi ?? 'inf']) };
}

function fateJson({ into, steps }: Fate): object {
  return { into: String(into), steps };
}
