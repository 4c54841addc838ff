/**
 * Paths that stay in a sampled set: from a point to far away, and from one point to another. A path that is found is
 * sampled, not proved. If none is found, that alone says little.
 */

import type { FloatNetwork } from '../kernels/float-network.js';
import { jacobian } from '../orbits/jacobian.js';
import { kinkDirections, nullDirections } from '../orbits/kink-directions.js';
import type { Lifting } from '../orbits/lifting.js';
import { examinePeak, peaksOf } from './peaks.js';
import { mapsAlong, pointOn, type Polyline, rayFrom } from '../orbits/polyline.js';
import type { Random } from '../orbits/random.js';
import { imageOf, type SampledSet, sample, type Samples } from './region.js';

/**
 * Number of points sampled on a path: in the first look, in the second, and in the last; and number of peaks of the
 * number of steps that are examined.
 */
const FIRST_SAMPLES = 5;
const SECOND_SAMPLES = 48;
const LAST_SAMPLES = 600;
const MOST_PEAKS = 16;

/**
 * Whether all samples of the path lie in the region and, for a basin, no wall was seen across the path. To see walls,
 * every peak of the number of steps until landing is magnified.
 */
export function staysIn(region: SampledSet, path: Polyline): boolean {
  if (!seemsToStayIn(region, path)) return false;
  const perSegment = Math.max(2, Math.ceil(LAST_SAMPLES / (path.length - 1)));
  const { verdicts, steps } = samplesOf(region, path, perSegment);
  if (verdicts.some((verdict) => verdict !== 1)) return false;
  if (region.complement) return true;
  const curve = (t: number, out: Float64Array, at: number): void => out.set(pointOn(path, t), at);
  const peaks = peaksOf((i) => steps[i] ?? -1, steps.length, steps.length)
    .sort(([a], [b]) => (steps[b] ?? 0) - (steps[a] ?? 0))
    .slice(0, MOST_PEAKS);
  return peaks.every(([first, last]) => {
    const [lo, hi] = [(first - 1) / perSegment, (last + 1) / perSegment];
    return examinePeak(region.classifier, region.basin, curve, lo, hi).kind === 'clear';
  });
}

/** Whether a few samples of the path lie in the region. */
export function seemsToStayIn(region: SampledSet, path: Polyline): boolean {
  if (path.length < 2) return false;
  return [FIRST_SAMPLES, SECOND_SAMPLES].every((count) =>
    samplesOf(region, path, count / (path.length - 1)).verdicts.every((verdict) => verdict === 1),
  );
}

/** Samples at the ends, and the same number on each segment, which may be less than one. */
function samplesOf(region: SampledSet, path: Polyline, perSegment: number): Samples {
  const n = region.classifier.map.dimension;
  const count = Math.round((path.length - 1) * perSegment) + 1;
  const points = new Float64Array(count * n);
  for (let k = 0; k < count; k++) points.set(pointOn(path, k / perSegment), k * n);
  return sample(region, points, count);
}

/** Number of random directions tried at every point, in addition to the axes and the directions of kinks. */
const RANDOM_DIRECTIONS = 12;
/** Greatest number of steps after which a path is looked for and then pulled back. */
const MOST_STEPS_FORWARD = 12;

/**
 * A path in the region from x to far away: along a fibre of F, or straight, or straight after some steps and pulled
 * back. `undefined` if none was found.
 */
export function pathToInfinity(
  region: SampledSet,
  lifting: Lifting | undefined,
  x: Float64Array,
  random: Random,
): Polyline | undefined {
  const found = lifting?.fibres(x).find((path) => staysIn(region, path));
  if (found) return found;
  const orbit = [x];
  for (let level = 0; level <= (lifting?.throughAllLayers ? MOST_STEPS_FORWARD : 0); level++) {
    const start = orbit[level];
    if (start === undefined || !start.every((value) => Number.isFinite(value))) break;
    for (const direction of directions(region.classifier.map.floats, start, random)) {
      const ray = rayFrom(start, direction);
      // If a path may run off to infinity before the ray does, only the start of the ray is checked.
      const near = lifting?.mayRunOff ? ray.slice(0, 3) : ray;
      if (!seemsToStayIn(imageOf(region, level), near)) continue;
      const path = pulledBack(region, lifting, ray, orbit.slice(0, level));
      if (path && staysIn(region, path)) return path;
    }
    orbit.push(region.classifier.map.image(start));
  }
  return undefined;
}

function directions(network: FloatNetwork, x: Float64Array, random: Random): readonly ArrayLike<number>[] {
  const n = network.dimension;
  const axes = Array.from({ length: 2 * n }, (_, k) =>
    Float64Array.from({ length: n }, (_, i) => (i === k >> 1 ? 1 - 2 * (k % 2) : 0)),
  );
  const others = Array.from({ length: RANDOM_DIRECTIONS }, () => random.direction(n));
  return [...axes, ...kinkDirections(network), ...nullDirections(jacobian(network, x).matrix), ...others];
}

/**
 * A path in the basin between two of its points: straight, or straight after some steps and pulled back. `lost` if
 * the points were joined after some steps, but the path could not be pulled back because of its length or of
 * rounding.
 *
 * A folded basin may need paths that are long and pass through places where rounding throws samples out of it. So a
 * path that was pulled back is not sampled itself. It is compared with the path from which it came: F has to map its
 * corners and midpoints along that path.
 */
export function pathBetween(
  region: SampledSet,
  lifting: Lifting | undefined,
  a: Float64Array,
  b: Float64Array,
): Polyline | 'lost' | undefined {
  const { map } = region.classifier;
  const [orbitA, orbitB] = [[a], [b]];
  let attempts = 0;
  for (let level = 0; level < MOST_LEVELS && attempts < MOST_ATTEMPTS; level++) {
    const [start, end] = [orbitA[level], orbitB[level]];
    if (start === undefined || end === undefined) break;
    const segment = [Array.from(start), Array.from(end)];
    if (staysIn(imageOf(region, level), segment)) {
      attempts++;
      const path = pulledBack(region, lifting, segment, orbitA.slice(0, level), orbitB.slice(0, level));
      if (path) return path;
    }
    if (!lifting?.throughAllLayers) break;
    orbitA.push(map.image(start));
    orbitB.push(map.image(end));
  }
  // If φ is bounded above or below, a path may have no preimage at all. Then nothing was lost.
  return attempts > 0 && lifting?.throughAllLayers && !lifting.mayRunOff ? 'lost' : undefined;
}

/** Greatest number of steps after which two points are joined: the number of steps for which an orbit is followed. */
const MOST_LEVELS = 512;
/** Greatest number of paths that are pulled back. */
const MOST_ATTEMPTS = 2;

/** Greatest number of corners of all paths of one pull-back together. Beyond it, the computation takes too long. */
const MOST_CORNERS_TOGETHER = 60_000;

/**
 * A path from Fᵏ(x), pulled back to one from x; the orbit x, …, Fᵏ⁻¹(x) is given. An end is treated in the same way.
 * F has to map each path along the one from which it came. `undefined` if that fails.
 */
function pulledBack(
  { classifier }: SampledSet,
  lifting: Lifting | undefined,
  path: Polyline,
  orbit: readonly Float64Array[],
  endOrbit?: readonly Float64Array[],
): Polyline | undefined {
  let pulled = path;
  let corners = 0;
  for (let k = orbit.length - 1; k >= 0; k--) {
    const x = orbit[k];
    const lift = x && lifting?.through(pulled, x, endOrbit?.[k]);
    if (lift === undefined) return undefined;
    corners += lift.path.length;
    if (corners > MOST_CORNERS_TOGETHER) return undefined;
    if (endOrbit) {
      const step = (points: Float64Array, count: number): void => classifier.map.kernel.step(points, count);
      if (lift.ranOff || !mapsAlong(step, lift.path, pulled)) return undefined;
    }
    pulled = lift.path;
  }
  return pulled;
}
