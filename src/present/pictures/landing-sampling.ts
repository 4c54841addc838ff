/** Which points land exactly on an attractor that is not stable, and how soon, in floating point. */

import type { Network } from '../../exact/index.js';
import { IteratedMap } from '../../sampling/index.js';
import { type Entry, swatch } from './legend.js';
import { palette, tint, TINTS } from './palette.js';
import type { Sampling } from './sampling.js';

/** The most steps that each shade stands for, and those for which an orbit is followed. */
const BOUNDS = [2, 4, 7, 12];
const MOST_STEPS = 64;
const UNDECIDED = TINTS.length;

/** Orbits near a repelling point take long, so that a point that never lands has a darker surrounding. */
export function samplingOfLandings(network: Network, star: readonly number[]): Sampling {
  const map = new IteratedMap(network);
  const n = map.dimension;
  const isThere = (x: Float64Array): boolean => star.every((value, i) => x[i] === value);
  const label = (start: Float64Array): number => {
    let x = start;
    for (let steps = 0; steps <= MOST_STEPS; steps++) {
      if (isThere(x)) {
        const shade = BOUNDS.findIndex((most) => steps <= most);
        return shade < 0 ? BOUNDS.length : shade;
      }
      x = map.image(x, 1);
    }
    return UNDECIDED;
  };
  const colour = (of: number): string =>
    of === UNDECIDED ? palette.undecided : tint(palette.basin, TINTS[of] ?? 0);
  return {
    labels: (points, count) =>
      Int32Array.from({ length: count }, (_, k) => label(points.slice(k * n, (k + 1) * n))),
    colour,
    // An orbit of usual length, as few are followed to the end.
    effort: MOST_STEPS / 4,
    legend: (seen) => {
      const shades = TINTS.map((_, shade) => colour(shade));
      const steps = `0–${BOUNDS[0] ?? 0}, ${BOUNDS.slice(1)
        .map((most, k) => `${(BOUNDS[k] ?? 0) + 1}–${most}`)
        .join(', ')}, more`;
      const landing: Entry = {
        standing: 'sampled',
        sample: swatch(...shades),
        text: `orbits that land on x*, after steps: ${steps}`,
      };
      const others: Entry = {
        standing: 'undecided',
        sample: swatch(colour(UNDECIDED)),
        text: `orbits that have not landed on x* after ${MOST_STEPS} steps`,
      };
      return seen.has(UNDECIDED) ? [landing, others] : [landing];
    },
  };
}
