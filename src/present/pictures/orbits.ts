/** A few orbits of a network that show what it does: from points far from where they end. */

import { distance, SampledFate, type PortraitOutside } from '../../sampling/index.js';

/** The largest number of steps of an orbit that are drawn. An orbit that lands sooner is chosen if there is one. */
const [LONGEST, SHORT] = [16, 8];

/** One or two orbits into each attractor, and one that escapes, from among the given points (rows of n coordinates). */
export function someOrbits(
  portrait: PortraitOutside,
  points: Float64Array,
): readonly (readonly number[][])[] {
  const { map, classifier, attractors } = portrait;
  const n = map.dimension;
  const { labels, steps } = classifier.fates(points, points.length / n);
  const perAttractor = n === 1 || attractors.length > 2 ? 1 : 2;
  const start = (k: number): Float64Array => points.subarray(k * n, (k + 1) * n);
  const endingIn = (attractor: number | undefined): number[] =>
    [...labels.keys()].filter((k) => {
      const label = labels[k] ?? 0;
      return attractor === undefined
        ? label === SampledFate.escaped
        : classifier.basins[label]?.attractor === attractor;
    });
  const chosen = attractors.slice(0, MOST).flatMap(({ points: ends }, attractor) => {
    const long = endingIn(attractor).filter((k) => (steps[k] ?? 0) > 1);
    const short = long.filter((k) => (steps[k] ?? 0) <= SHORT);
    const starts = short.length > 0 ? short : long;
    const picked: Float64Array[] = [];
    for (let round = 0; round < perAttractor; round++) {
      const far = (k: number): number => Math.min(...[...ends, ...picked].map((x) => distance(x, start(k))));
      const [first, ...others] = starts;
      if (first !== undefined)
        picked.push(start(others.reduce((best, k) => (far(k) > far(best) ? k : best), first)));
    }
    return picked;
  });
  const escaping = endingIn(undefined).at(0);
  return [...chosen, ...(escaping === undefined ? [] : [start(escaping)])].map((x) => orbitFrom(portrait, x));
}

/** The largest number of attractors whose orbits are drawn. */
const MOST = 5;

/** Until it has landed, or escaped, or is long enough. */
function orbitFrom({ map, classifier }: PortraitOutside, x: Float64Array): number[][] {
  const length = Math.min(classifier.fates(x, 1).steps[0] ?? 0, LONGEST);
  return Array.from({ length: length + 1 }, (_, k) => [...map.image(x, k)]);
}
