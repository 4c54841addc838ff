/**
 * The questions in a space that is too large for grids. From a few points of the region, a path to infinity, or to
 * the attractor, is looked for. If each point has one, nothing was seen. Otherwise the answer is unclear, because the
 * search may have missed a path.
 */

import { Budget } from './budget.js';
import { distance, magnitude } from '../orbits/iterated-map.js';
import { pathBetween, pathToInfinity } from './paths.js';
import type { Portrait } from '../portraits/portrait.js';
import { Random } from '../orbits/random.js';
import { type SampledSet, sample } from './region.js';
import type { Answer, Look } from './suspicion.js';
import { connect, explore } from './trees.js';

/** Number of points of the region that are examined, and number of tries to find them. */
const MOST_POINTS = 6;
const MOST_TRIES = 600;

export function boundedComponentBySamples(
  { lifting }: Portrait,
  region: SampledSet,
  point: Float64Array,
  look: Look,
): Answer {
  const random = new Random(look.seed, 'bounded component by samples');
  const budget = new Budget(region.classifier, look.budget);
  const hasPath = (x: Float64Array): boolean =>
    pathToInfinity(region, lifting, x, random) !== undefined ||
    explore(region, x, random, budget) !== undefined;
  return pointsIn(region, point, random).every(hasPath)
    ? { verdict: 'none', cleared: [] }
    : { verdict: 'unclear', reason: 'no path to infinity was found from a point' };
}

export function disconnectedBySamples(
  { lifting }: Portrait,
  region: SampledSet,
  point: Float64Array,
  look: Look,
): Answer {
  const random = new Random(look.seed, 'disconnected by samples');
  const budget = new Budget(region.classifier, look.budget);
  const isJoined = (x: Float64Array): boolean => {
    const path = pathBetween(region, lifting, x, point);
    return path === undefined ? connect(region, x, point, random, budget) !== undefined : path !== 'lost';
  };
  return pointsIn(region, point, random).every((x) => distance(x, point) === 0 || isJoined(x))
    ? { verdict: 'none', cleared: [] }
    : { verdict: 'unclear', reason: 'no path between two points was found' };
}

/**
 * Random points of the region, on scales from that of the attractor to a thousand times that; and the attractor
 * itself, if it is a point of the region.
 */
function pointsIn(region: SampledSet, point: Float64Array, random: Random): readonly Float64Array[] {
  const found = region.complement ? [] : [point];
  for (let k = 0; k < MOST_TRIES && found.length < MOST_POINTS; k++) {
    const scale = magnitude(point) * 10 ** ((k % 4) - 0.5);
    const x = point.map((value) => value + random.between(-scale, scale));
    if (sample(region, x, 1).verdicts[0] === 1) found.push(x);
  }
  return found;
}
