/** The values of F: ℝⁿ → ℝ in floating point, in bands between round numbers: the darker, the greater. */

import { at, type Network } from '../../exact/index.js';
import { swatch } from './legend.js';
import { palette, tint } from './palette.js';
import type { Sampling } from './sampling.js';
import { numeral, ticks } from './scale.js';

const [PALEST, DARKEST] = [0.03, 0.62];
/** What is not a number. */
const UNDECIDED = -1;

/** The bands are those of the values at the probes, rows of n coordinates. */
export function samplingOfValues(network: Network, probes: Float64Array): Sampling {
  const n = network.inputDimension;
  const valueAt = (points: Float64Array, k: number): number =>
    network.evaluate([...points.subarray(k * n, (k + 1) * n)])[0] ?? NaN;
  const values = Array.from({ length: probes.length / n }, (_, k) => valueAt(probes, k)).filter(
    Number.isFinite,
  );
  const [lo, hi] = [Math.min(...values), Math.max(...values)];
  const bounds = hi > lo ? halved(ticks({ lo, hi })) : [];
  const colour = (band: number): string =>
    band === UNDECIDED
      ? palette.undecided
      : tint(
          palette.values,
          PALEST + (DARKEST - PALEST) * (bounds.length === 0 ? 0.5 : band / bounds.length),
        );
  return {
    labels: (points, count) =>
      Int32Array.from({ length: count }, (_, k) => {
        const value = valueAt(points, k);
        return Number.isNaN(value) ? UNDECIDED : bounds.filter((bound) => bound < value).length;
      }),
    colour,
    effort: 1,
    legend: (seen) => {
      const bands = Array.from({ length: bounds.length + 1 }, (_, band) => colour(band));
      const text =
        bounds.length === 0
          ? `the values of F: all of them ${numeral(lo, 4)}`
          : `the values of F, darker above each of ${bounds.map((bound) => numeral(bound)).join(', ')}`;
      const levels = { standing: 'sampled' as const, sample: swatch(...bands), text };
      const rest = {
        standing: 'undecided' as const,
        sample: swatch(palette.undecided),
        text: 'not a number',
      };
      return seen.has(UNDECIDED) ? [levels, rest] : [levels];
    },
  };
}

/** The numbers, and those halfway between them. */
function halved(numbers: readonly number[]): readonly number[] {
  const halves = numbers.slice(1).map((x, k) => Number(((x + at(numbers, k)) / 2).toPrecision(12)));
  return numbers.length > 5 ? numbers : [...numbers, ...halves].sort((a, b) => a - b);
}
