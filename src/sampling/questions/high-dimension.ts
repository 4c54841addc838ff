/**
 * The questions in a space too large for grids: a few points of the region are asked for a path to infinity, or to
 * the attractor. If each has one, nothing was seen; if not, that is unclear, for a search may miss what is there.
 */

import { Budget } from './budget.js';
import { distance, magnitude } from '../orbits/iterated-map.js';
import { pathBetween, pathToInfinity } from './paths.js';
import type { Portrait } from '../portraits/portrait.js';
import { Random } from '../orbits/random.js';
import { type SampledSet, sample } from './region.js';
import type { Answer, Look } from './suspicion.js';
import { connect, explore } from './trees.js';

/** Points of the region that are looked at, and tries to find them. */
const POINTS = 6;
const TRIES = 600;

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

/** Random points of the region on scales from that of the attractor to a thousand times that; it, if it is one. */
function pointsIn(region: SampledSet, point: Float64Array, random: Random): readonly Float64Array[] {
  const found = region.complement ? [] : [point];
  for (let k = 0; k < TRIES && found.length < POINTS; k++) {
    const scale = magnitude(point) * 10 ** ((k % 4) - 0.5);
    const x = point.map((value) => value + random.between(-scale, scale));
    if (sample(region, x, 1).verdicts[0] === 1) found.push(x);
  }
  return found;
}
