/** The fixed points and cycles of F that were found: each once, in a fixed order, with its stability. */

import { distance, type IteratedMap, magnitude } from './iterated-map.js';
import type { Targets } from '../kernels/kernel.js';
import { type Ellipsoid, landingEllipsoid, leavingOut, targetsOf } from './landing.js';
import { jacobian } from './jacobian.js';
import { type Stability, stabilityAt } from './stability.js';

/** A fixed point (period 1) or a cycle of F. */
export interface PeriodicOrbit {
  /** The points x₁, F(x₁), …; the first is the lexicographically least one. */
  readonly points: readonly Float64Array[];
  readonly period: number;
  readonly stability: Stability;
}

/** An attractive fixed point or cycle in the sense of Definition 1.1: orbits that start nearby converge to it. */
export interface SampledAttractor extends PeriodicOrbit {
  /** For each point of the cycle, a neighbourhood from which orbits of Fᵐ are trusted to converge to the point. */
  readonly landing: readonly Ellipsoid[];
  readonly lyapunov: Lyapunov;
}

/**
 * Whether orbits that start near an attractor stay near it, as far as was seen. `unstable`: some go away before they come back;
 * `undecided`: they come nearer too slowly for float64 to tell.
 */
export type Lyapunov = 'stable' | 'unstable' | 'undecided';

/** At most this many neutral points are kept; there may be a continuum of them. */
const MOST_NEUTRAL_POINTS = 8;

export class OrbitCollection {
  private readonly attracting: SampledAttractor[] = [];
  private readonly rest: PeriodicOrbit[] = [];
  private landings: Targets;

  constructor(private readonly map: IteratedMap) {
    this.landings = targetsOf(map.dimension, []);
  }

  /** The landing ellipsoids of the attractors found so far. */
  get targets(): Targets {
    return this.landings;
  }

  /** The attractors. Their landing ellipsoids leave out all other points found. */
  get attractors(): readonly SampledAttractor[] {
    const points = [...this.attracting, ...this.rest].flatMap((orbit) => orbit.points);
    return this.attracting
      .map((attractor) => ({
        ...attractor,
        landing: attractor.landing.map((ellipsoid) =>
          leavingOut(
            ellipsoid,
            points.filter((point) => point !== ellipsoid.centre),
          ),
        ),
      }))
      .sort(inOrder);
  }

  /** The number of attractors found so far. */
  get count(): number {
    return this.attracting.length;
  }

  get others(): readonly PeriodicOrbit[] {
    return [...this.rest].sort(inOrder);
  }

  /** Adds the orbit of a point with Fᵐ(x) = x up to rounding, unless it is known already. */
  add(x: Float64Array, m: number): void {
    const { map } = this;
    const points = inCanonicalOrder(cycleThrough(map, x, m));
    const [first] = points;
    if (first === undefined || this.has(first)) return;
    const period = points.length;
    const stability = stabilityAt(map, first, period);
    if (stability.kind === 'attractive') {
      const landing = points.map((point) =>
        landingEllipsoid(map, point, period, jacobian(map.floats, point, period).matrix),
      );
      this.attracting.push({ points, period, stability, landing, lyapunov: 'stable' });
      this.landings = targetsOf(
        map.dimension,
        this.attracting.flatMap((attractor) => attractor.landing),
      );
    } else if (
      stability.kind !== 'neutral' ||
      this.rest.filter((orbit) => orbit.stability.kind === 'neutral').length < MOST_NEUTRAL_POINTS
    ) {
      this.rest.push({ points, period, stability });
    }
  }

  private has(x: Float64Array): boolean {
    return [...this.attracting, ...this.rest].some(({ points }) => points.some((point) => isSame(point, x)));
  }
}

/** The points of the cycle through x, of the least period that divides m. */
function cycleThrough(map: IteratedMap, x: Float64Array, m: number): readonly Float64Array[] {
  const points = [x];
  let last = x;
  for (let k = 1; k < m; k++) {
    last = map.image(last);
    if (m % k === 0 && isSame(last, x)) break;
    points.push(last);
  }
  return points;
}

function inCanonicalOrder(points: readonly Float64Array[]): readonly Float64Array[] {
  let first = 0;
  points.forEach((point, k) => {
    if (compare(point, points[first] ?? point) < 0) first = k;
  });
  return [...points.slice(first), ...points.slice(0, first)];
}

/** Whether two points are equal up to the error of a polished root, with a margin. */
function isSame(x: Float64Array, y: Float64Array): boolean {
  return distance(x, y) <= 1e-7 * magnitude(x);
}

function inOrder(a: PeriodicOrbit, b: PeriodicOrbit): number {
  const [x, y] = [a.points[0], b.points[0]];
  return a.period - b.period || (x && y ? compare(x, y) : 0);
}

/**
 * The lexicographic order. Coordinates that are equal up to the error of a root count as equal, unless all
 * coordinates are.
 */
function compare(x: Float64Array, y: Float64Array): number {
  const tolerance = 1e-9 * magnitude(x);
  const differs = x.findIndex((value, i) => Math.abs(value - (y[i] ?? NaN)) > tolerance);
  return differs < 0 ? 0 : (x[differs] ?? NaN) - (y[differs] ?? NaN);
}
