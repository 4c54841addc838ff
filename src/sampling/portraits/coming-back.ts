/**
 * Points that attract without being stable. Definition 1.1 asks only that the orbits of all points of a neighbourhood converge to x*;
 * on the way they may leave the neighbourhood first, and come back. There a map expands in some direction, so that nothing else shows
 * that orbits end at x*: they land on it exactly, where φ is constant, or creep up to it from one side.
 */

import { Ending, type Targets } from '../kernels/kernel.js';
import { distance, type IteratedMap, magnitude } from '../orbits/iterated-map.js';
import { ball, RELATIVE_ROUNDING, targetsOf } from '../orbits/landing.js';
import type { Lyapunov, PeriodicOrbit, SampledAttractor } from '../orbits/periodic-orbits.js';
import { Random } from '../orbits/random.js';
import { NEUTRAL_TOLERANCE, spectralRadiusOf } from '../orbits/stability.js';
import { isDecidedByRounding } from './collapse.js';

/** Sizes of perturbations after which orbits land on x itself, relative to 1 + |x|; and steps in which they do. */
const [LANDING_SIZES, STEPS_OF_LANDING] = [[2 ** -20, 2 ** -14], 2048] as const;
/** The size after which orbits are seen to creep up to x, and steps in which they come nearer by half. */
const [CREEPING_SIZE, STEPS_OF_CREEPING] = [2 ** -4, 2 ** 14] as const;
/** An orbit has left when it is further from x than this, relative to 1 + |x|, and than four times its first distance. */
const AWAY = 2 ** -8;

/**
 * The orbits among `others` to which all points next to them were seen to come back. `attractors` are those that are stable:
 * what ends there does not come back.
 */
export function comingBack(
  map: IteratedMap,
  attractors: readonly SampledAttractor[],
  others: readonly PeriodicOrbit[],
): readonly SampledAttractor[] {
  const elsewhere = attractors.flatMap(({ landing }) => landing);
  const found = new Map<PeriodicOrbit, SampledAttractor>();
  const creeping: PeriodicOrbit[] = [];
  for (const orbit of inOrderOfMovement(map, others)) {
    const landing = orbit.points.map((x) => ball(x, RELATIVE_ROUNDING * magnitude(x)));
    const targets = targetsOf(map.dimension, [...landing, ...elsewhere]);
    const landed = afterLanding(map, orbit, targets);
    const isKnown = creeping.some((other) => isNextTo(orbit, other));
    const lyapunov = landed ?? (isKnown ? undefined : afterCreeping(map, orbit, targets));
    if (lyapunov === undefined) continue;
    if (landed === undefined) creeping.push(orbit);
    found.set(orbit, { ...orbit, landing, lyapunov });
  }
  return others.flatMap((orbit) => found.get(orbit) ?? []);
}

/**
 * Where F moves points less than rounding does, a single neutral point is found many times, some way off. The one that moves least
 * comes first.
 */
function inOrderOfMovement(map: IteratedMap, orbits: readonly PeriodicOrbit[]): readonly PeriodicOrbit[] {
  const movement = ({ points: [x = new Float64Array()], period }: PeriodicOrbit) =>
    Math.floor(Math.log2(distance(map.image(x, period), x)));
  return orbits
    .map((orbit) => ({ orbit, moves: movement(orbit) }))
    .sort((a, b) => (a.moves === b.moves ? 0 : a.moves - b.moves))
    .map(({ orbit }) => orbit);
}

function isNextTo(
  { points: [x = new Float64Array()] }: PeriodicOrbit,
  { points: [y = new Float64Array()] }: PeriodicOrbit,
): boolean {
  return distance(x, y) < CREEPING_SIZE * magnitude(y);
}

/** Whether the orbit is stable, if all points next to it land on it; else `undefined`. Its own targets are the first ones. */
function afterLanding(
  map: IteratedMap,
  { points, period }: PeriodicOrbit,
  targets: Targets,
): Lyapunov | undefined {
  const [x = new Float64Array()] = points;
  let seen: Lyapunov | undefined;
  for (const relative of LANDING_SIZES) {
    const starts = around(x, relative);
    // Most points are told by one start.
    const isBack = [starts.slice(0, 1), starts].every((some) => {
      const { endings, steps } = followed(map, some, targets, STEPS_OF_LANDING);
      return some.every((start, k) => {
        const [ending = 0, taken = 0] = [endings[k], steps[k]];
        const isHere = ending >= 0 && ending < period && ending === taken % period;
        return isHere && !isDecidedByRounding(map.floats, start, taken);
      });
    });
    // A larger perturbation may leave a small basin, so the smallest one decides.
    if (!isBack) break;
    const isLeft = starts.some((start) => goesAway(map, x, start, period, STEPS_OF_LANDING));
    seen = isLeft || seen === 'unstable' ? 'unstable' : 'stable';
  }
  return seen;
}

/** The same for a neutral fixed point that is approached too slowly to be reached. */
function afterCreeping(
  map: IteratedMap,
  { points, period }: PeriodicOrbit,
  targets: Targets,
): Lyapunov | undefined {
  const [x = new Float64Array()] = points;
  // At a kink this is the radius of the side on which φ is evaluated: the other one may expand.
  const isSlow = period === 1 && Math.abs(spectralRadiusOf(map, x, 1) - 1) < NEUTRAL_TOLERANCE;
  if (!isSlow) return undefined;
  const starts = around(x, CREEPING_SIZE);
  for (const start of starts) {
    const { endings, ends } = followed(map, [start], targets, STEPS_OF_CREEPING);
    const isHere = endings[0] === 0 || endings[0] === Ending.budgetSpent;
    if (!isHere || !(distance(ends, x) < distance(start, x) / 2)) return undefined;
  }
  const isLeft = starts.some((start) => goesAway(map, x, start, period, STEPS_OF_CREEPING));
  return isLeft ? 'unstable' : 'undecided';
}

/**
 * Points around x, along the axes and in random directions, at random distances: a round number may be a point from which an orbit
 * lands on x by chance.
 */
function around(x: Float64Array, relative: number): readonly Float64Array[] {
  const n = x.length;
  const random = new Random(n, 'coming back');
  return Array.from({ length: 2 * n + 8 }, (_, k) => {
    const size = random.between(0.5, 1) * relative * magnitude(x);
    const direction =
      k < 2 * n
        ? Float64Array.from({ length: n }, (__, i) => (i === k >> 1 ? (k % 2 === 0 ? 1 : -1) : 0))
        : random.direction(n);
    return x.map((value, i) => value + size * (direction[i] ?? NaN));
  });
}

function followed(map: IteratedMap, starts: readonly Float64Array[], targets: Targets, budget: number) {
  const ends = Float64Array.from(starts.flatMap((start) => [...start]));
  const { endings, steps } = map.kernel.settle(ends, starts.length, targets, { budget, escapeRadius: 1e8 });
  return { ends, endings, steps };
}

/** Whether the orbit of the start is ever far from x before it is at x. */
function goesAway(
  map: IteratedMap,
  x: Float64Array,
  start: Float64Array,
  period: number,
  budget: number,
): boolean {
  const y = start.slice();
  const [near, far] = [
    RELATIVE_ROUNDING * magnitude(x),
    Math.max(AWAY * magnitude(x), 4 * distance(x, start)),
  ];
  for (let step = 0; step < budget && distance(x, y) > near; step += period) {
    if (distance(x, y) > far) return true;
    for (let k = 0; k < period; k++) map.kernel.step(y, 1);
  }
  return false;
}
