/**
 * A hole without thickness on a line: a repelling periodic point, which is not in the basin, with the basin on either side. Samples do not
 * meet it, so that it is asked for by itself. In more dimensions the answer takes a closed surface, which samples do not have.
 */

import { magnitude } from '../orbits/iterated-map.js';
import { NEUTRAL_TOLERANCE } from '../orbits/stability.js';
import type { Portrait } from '../portraits/portrait.js';

/** Distances of the points on either side, relative to 1 + |x|. */
const DISTANCES = [2 ** -10, 2 ** -16];

/** The periodic point, if there is one; `undefined` in more than one dimension. */
export function surroundedOnLine({ map, classifier, others }: Portrait, basin: number): number | undefined {
  if (map.dimension > 1) return undefined;
  const repelling = others.filter(({ stability }) => stability.spectralRadius > 1 + NEUTRAL_TOLERANCE);
  for (const x of repelling.flatMap(({ points }) => points)) {
    const [p = NaN] = x;
    const beside = DISTANCES.flatMap((relative) => [-1, 1].map((side) => p + side * relative * magnitude(x)));
    if (classifier.landIn(basin, Float64Array.from(beside), beside.length).every((lands) => lands)) return p;
  }
  return undefined;
}
