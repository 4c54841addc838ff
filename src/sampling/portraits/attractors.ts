/**
 * Finds the attractors of F, fixed points and cycles alike, and the saddles, repelling and neutral points that turn
 * up in the search. Sampled: others may exist.
 *
 * Attractors are the places where orbits from many starts end; the other points are roots that Newton's method finds.
 * If F is piecewise linear with few linear regions, all its fixed points are found, region by region.
 */

import { distance, type IteratedMap, magnitude } from '../orbits/iterated-map.js';
import { Ending } from '../kernels/kernel.js';
import { periodicPointNear } from '../orbits/newton.js';
import { type SampledAttractor, OrbitCollection, type PeriodicOrbit } from '../orbits/periodic-orbits.js';
import { Random } from '../orbits/random.js';
import { comingBack } from './coming-back.js';
import { fixedPointsByPattern, patternCount, startingPoints, startsAround, startsBetween } from './starts.js';

export interface AttractorSearch {
  readonly seed: number;
  /** Greatest period of a cycle that is looked for. */
  readonly longestPeriod: number;
  /** Number of random starts on each of six scales, in addition to corners and axes. */
  readonly startsPerScale: number;
  /** Number of steps of an orbit before it is checked whether it has settled. */
  readonly transient: number;
  readonly escapeRadius: number;
  /** Further points whose orbits are followed. */
  readonly starts: readonly Float64Array[];
  /**
   * Whether the orbits of `starts` alone are followed, with no other starts and no search for roots: for many
   * dimensions and wide networks.
   */
  readonly onlyFromStarts: boolean;
  /** Is told of how many starts the orbits have been followed. */
  readonly progress: (done: number, total: number) => void;
}

export const defaultAttractorSearch: AttractorSearch = {
  seed: 0,
  longestPeriod: 16,
  startsPerScale: 8,
  transient: 512,
  escapeRadius: 1e8,
  starts: [],
  onlyFromStarts: false,
  progress: () => undefined,
};

/**
 * Each list is sorted by period, then by the coordinates of the first point; attractors that are not known to be stable come after
 * those that are.
 */
export interface PeriodicOrbits {
  readonly attractors: readonly SampledAttractor[];
  /** Saddles, repelling and neutral orbits; only a few of a continuum of neutral points. */
  readonly others: readonly PeriodicOrbit[];
}

/** Up to this number of linear regions, all of them are examined one by one. */
const MOST_LINEAR_REGIONS = 256;

/** The same seed gives the same result. */
export function findAttractors(map: IteratedMap, search: Partial<AttractorSearch> = {}): PeriodicOrbits {
  const {
    seed,
    longestPeriod,
    startsPerScale,
    transient,
    escapeRadius,
    starts: further,
    onlyFromStarts,
    progress,
  } = {
    ...defaultAttractorSearch,
    ...search,
  };
  const usual = onlyFromStarts
    ? []
    : startingPoints(map.dimension, startsPerScale, new Random(seed, 'starts'));
  const starts = [...usual, ...further];
  const found = new OrbitCollection(map);
  const regionByRegion = !onlyFromStarts && patternCount(map.floats) <= MOST_LINEAR_REGIONS;
  if (regionByRegion) for (const x of fixedPointsByPattern(map)) found.add(x, 1);
  const follow = (start: Float64Array): void => {
    const x = start.slice();
    const [ending] = map.kernel.settle(x, 1, found.targets, { budget: transient, escapeRadius }).endings;
    if (ending !== Ending.recurred && ending !== Ending.budgetSpent) return;
    const m = returnTime(map, x, longestPeriod);
    const root = m === undefined ? undefined : periodicPointNear(map, x, m);
    if (m !== undefined && root && distance(root, x) <= 1e-2 * magnitude(x)) found.add(root, m);
  };
  starts.forEach((start, k) => {
    follow(start);
    progress(k + 1, starts.length);
  });
  if (onlyFromStarts) return withUnstable(map, found);
  followMore(map.dimension, found, new Random(seed, 'more starts'), follow);
  const strolls = startingPoints(map.dimension, STROLLS_PER_SCALE, new Random(seed, 'strolls'));
  for (const x of restingPoints(map, strolls)) found.add(x, 1);
  starts.forEach((start, k) => {
    for (const m of [1, 2]) {
      if ((m === 1 && regionByRegion) || k % (2 * m) !== 0) continue;
      const root = periodicPointNear(map, start, m);
      if (root) found.add(root, m);
    }
  });
  for (const x of startsBetween(map, found.attractors, found.targets, { budget: transient, escapeRadius })) {
    const root = periodicPointNear(map, x, 1);
    if (root) found.add(root, 1);
  }
  for (const { points } of found.others) startsAround(points[0] ?? new Float64Array(), seed).forEach(follow);
  return withUnstable(map, found);
}

/** Where orbits come back to a point that is not stable, it attracts too. */
function withUnstable(map: IteratedMap, { attractors, others }: OrbitCollection): PeriodicOrbits {
  const unstable = comingBack(map, attractors, others);
  if (unstable.length === 0) return { attractors, others };
  const attracting = new Set(unstable.map(({ points }) => points));
  return {
    attractors: [...attractors, ...unstable],
    others: others.filter(({ points }) => !attracting.has(points)),
  };
}

/** Where this number of attractors is found, there are likely to be more … */
const MANY = 12;
/** … and further starts are taken from [−r, r]ⁿ with r up to this, … */
const FARTHEST_STARTS = 4;
/** … until this number of them in a row has found nothing new, or in all. */
const [QUIET_STARTS, MOST_STARTS] = [256, 8192];

function followMore(
  n: number,
  found: OrbitCollection,
  random: Random,
  follow: (start: Float64Array) => void,
): void {
  let quiet = 0;
  for (let k = 0; k < MOST_STARTS && found.count > MANY && quiet < QUIET_STARTS; k++) {
    const before = found.count;
    const r = FARTHEST_STARTS / 2 ** (k % 3);
    follow(Float64Array.from({ length: n }, () => random.between(-r, r)));
    quiet = found.count > before ? 0 : quiet + 1;
  }
}

/** Number of random starts on each scale whose orbits are watched for points where they rest. */
const STROLLS_PER_SCALE = 48;
/** Number of steps of these orbits. */
const STROLL_STEPS = 24;

/**
 * For each start, the first point of its orbit that F moves no further than rounding may. A φ with constant pieces
 * may map a whole region to a saddle. Then rounding lets the orbit leave the saddle again, and nothing else shows
 * that it exists.
 */
function restingPoints(map: IteratedMap, starts: readonly Float64Array[]): readonly Float64Array[] {
  const n = map.dimension;
  const now = new Float64Array(starts.length * n);
  starts.forEach((start, k) => now.set(start, k * n));
  const resting = new Map<number, Float64Array>();
  for (let step = 0; step < STROLL_STEPS; step++) {
    const next = now.slice();
    map.kernel.step(next, starts.length);
    starts.forEach((_, k) => {
      const x = now.subarray(k * n, (k + 1) * n);
      const moved = distance(x, next.subarray(k * n, (k + 1) * n));
      if (!resting.has(k) && moved < REST_MOVEMENT * magnitude(x)) resting.set(k, x.slice());
    });
    now.set(next);
  }
  return [...resting.values()];
}

/** An orbit rests at x if |F(x) − x|, relative to 1 + |x|, is below this. */
const REST_MOVEMENT = 1e-12;

/** The least m ≤ longest with Fᵐ(x) close to x. */
function returnTime(map: IteratedMap, x: Float64Array, longest: number): number | undefined {
  let y = x;
  for (let m = 1; m <= longest; m++) {
    y = map.image(y);
    if (distance(x, y) <= 1e-4 * magnitude(x)) return m;
  }
  return undefined;
}
