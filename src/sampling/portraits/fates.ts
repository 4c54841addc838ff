/**
 * The fate of a point: where its orbit goes, as far as floating point and a budget can tell. Each possible fate has a
 * label of its own. Sampled, not proved.
 */

import { at, Rational, type Vector } from '../../exact/index.js';
import type { Frame, SampleGrid } from './grid.js';
import { Ending, type OrbitLimits, type Settled, type Targets } from '../kernels/kernel.js';
import { distance, type IteratedMap, magnitude } from '../orbits/iterated-map.js';
import { ball, RELATIVE_ROUNDING, targetsOf } from '../orbits/landing.js';
import type { SampledAttractor, PeriodicOrbit } from '../orbits/periodic-orbits.js';

/** The meanings of labels below 0. The basins have the labels 0, 1, …. */
export const SampledFate = {
  /**
   * The norm of the orbit grows beyond the escape radius and goes on growing, or each step moves the orbit by the
   * same vector.
   */
  escaped: -1,
  /** A coordinate became NaN or ±∞. */
  leftFloatRange: -2,
  /**
   * The orbit came, up to rounding, to a fixed point or cycle that is listed but does not attract. In exact
   * arithmetic it may well end there. Its further steps in floating point say nothing.
   */
  notAttracted: -3,
  /** The orbit converged to a fixed point or cycle that is not in the list. */
  cycle: -4,
  /** The orbit moves less and less, but has not landed: it is near a neutral point, or on its way to an attractor. */
  slow: -5,
  /** None of these happened before the budget was spent. */
  budgetSpent: -6,
  /**
   * The orbit came to rest at a place where rounding may have stopped it: so far out that steps are lost, or at a
   * point that does not attract, where values of a smooth φ underflow or saturate.
   */
  stoppedByRounding: -7,
} as const;

/** Whether a fate leaves it open whether the point lies in a basin. */
export function isUnknown(label: number): boolean {
  return (
    label === SampledFate.slow || label === SampledFate.budgetSpent || label === SampledFate.stoppedByRounding
  );
}

/** B(x_j*) for the point j of an attractor, where the numbers m_k are the multiples of its period (Remark 2.1). */
export interface Basin {
  readonly attractor: number;
  /** The index of the point in the cycle; 0 for a fixed point. */
  readonly phase: number;
  readonly point: Float64Array;
}

export interface Fates {
  /** The index of a basin, or a `Fate`. */
  readonly labels: Int32Array;
  /** Number of steps after which the orbit landed, or was given up. */
  readonly steps: Int32Array;
}

export const defaultOrbitLimits: OrbitLimits = { budget: 512, escapeRadius: 1e8 };

/** Number of further steps for which an orbit that has not settled is watched. */
const STEPS_OF_WATCHING = 256;
/** The factor by which an orbit beyond the escape radius grows during these steps, if it escapes. */
const GROWTH_OF_ESCAPE = 16;
const LONGEST_PERIOD = 16;
/** A point beyond this norm that rests may be moved by steps that rounding hides. */
const FAR_NORM = 1e6;

export class FateClassifier {
  readonly basins: readonly Basin[];
  /** Number of applications of F to a point so far; a caller can keep a budget with it. */
  applications = 0;
  private readonly targets: Targets;
  private readonly grids = new WeakMap<Frame, Map<number, Fates>>();

  constructor(
    readonly map: IteratedMap,
    readonly attractors: readonly SampledAttractor[],
    readonly others: readonly PeriodicOrbit[],
    readonly limits: OrbitLimits = defaultOrbitLimits,
  ) {
    this.basins = attractors.flatMap(({ points }, attractor) =>
      points.map((point, phase) => ({ attractor, phase, point })),
    );
    this.targets = targetsOf(map.dimension, [
      ...attractors.flatMap(({ landing }) => landing),
      // For a long cycle one point is enough: an orbit that approaches the cycle passes near it.
      ...others.flatMap(({ points }) =>
        points
          .slice(0, points.length > 2 ? 1 : 2)
          .map((point) => ball(point, RELATIVE_ROUNDING * magnitude(point))),
      ),
    ]);
  }

  /** The fates of the first `count` points (rows of n coordinates). The array of the points is not changed. */
  fates(points: Float64Array, count: number, budget: number = this.limits.budget): Fates {
    const n = this.map.dimension;
    const ends = points.slice(0, count * n);
    const settled = this.map.kernel.settle(ends, count, this.targets, { ...this.limits, budget });
    this.applications += settled.steps.reduce((sum, steps) => sum + steps, 0);
    return { labels: this.labels(settled, ends), steps: settled.steps };
  }

  /**
   * Whether the orbits of the first `count` points land in the basin. This is less than their fates, and takes less
   * time.
   */
  landIn(basin: number, points: Float64Array, count: number): readonly boolean[] {
    const ends = points.slice(0, count * this.map.dimension);
    const { endings, steps } = this.map.kernel.settle(ends, count, this.targets, this.limits);
    this.applications += steps.reduce((sum, taken) => sum + taken, 0);
    return Array.from(endings, (ending, k) => {
      const isLanded = ending >= 0 && ending < this.basins.length;
      return isLanded && this.basinOf(ending, steps[k] ?? 0) === basin;
    });
  }

  /** The fates of the midpoints of all cells of a grid; they are remembered as long as the grid's frame exists. */
  onGrid(grid: SampleGrid): Fates {
    const known = this.grids.get(grid.frame) ?? new Map<number, Fates>();
    this.grids.set(grid.frame, known);
    const fates = known.get(grid.resolution) ?? this.fates(grid.points(), grid.size);
    known.set(grid.resolution, fates);
    return fates;
  }

  /**
   * The basin into which F^steps maps the points of the given one. It belongs to the same attractor, with its phase
   * moved by `steps`.
   */
  basinAfter(basin: number, steps: number): number {
    const { attractor = 0, phase = 0 } = this.basins[basin] ?? {};
    const period = this.attractors[attractor]?.period ?? 1;
    return basin - phase + ((phase + steps) % period);
  }

  private labels({ endings, steps }: Settled, ends: Float64Array): Int32Array {
    const n = this.map.dimension;
    const unsettled: GivenUp[] = [];
    const labels = endings.map((ending, k) => {
      const [end, taken] = [ends.subarray(k * n, (k + 1) * n), steps[k] ?? 0];
      if (ending !== Ending.budgetSpent) return this.settled(ending, taken, end);
      unsettled.push({ k, end, taken });
      return SampledFate.budgetSpent;
    });
    for (const [k, label] of this.watched(unsettled)) labels[k] = label;
    return labels;
  }

  private settled(ending: number, steps: number, end: Float64Array): number {
    if (ending >= this.basins.length)
      return this.map.network.activation.exact ? SampledFate.notAttracted : SampledFate.stoppedByRounding;
    if (ending >= 0) return this.basinOf(ending, steps);
    if (ending === Ending.escaped) return SampledFate.escaped;
    if (ending === Ending.leftFloatRange) return SampledFate.leftFloatRange;
    return this.resting(end);
  }

  /** The basin of a point whose orbit landed, after `steps` steps, at a point of an attractor. */
  private basinOf(target: number, steps: number): number {
    const landed = this.basins[target];
    const period = this.attractors[landed?.attractor ?? 0]?.period ?? 1;
    const phase = landed?.phase ?? 0;
    return target - phase + ((((phase - steps) % period) + period) % period);
  }

  /** The fates of orbits that the kernel gave up, each with its number. All are followed together, as far as one needs it. */
  private *watched(orbits: readonly GivenUp[]): Generator<readonly [k: number, label: number], void> {
    const { kernel } = this.map;
    const drifting = drifts(this.map, rowsOf(orbits));
    for (const [i, { k }] of orbits.entries()) if (drifting[i]) yield [k, SampledFate.escaped];
    const rest = orbits.filter((_, i) => !drifting[i]);
    const before = returns(this.map, rowsOf(rest));
    const later = rowsOf(rest);
    const limits = { ...this.limits, budget: STEPS_OF_WATCHING };
    const { endings, steps } = kernel.settle(later, rest.length, this.targets, limits);
    const moving: (GivenUp & { readonly before: Float64Array })[] = [];
    for (const [i, { k, end, taken }] of rest.entries()) {
      const [ending = 0, more = 0] = [endings[i], steps[i]];
      const last = later.subarray(i * end.length, (i + 1) * end.length);
      this.applications += more + 2 * LONGEST_PERIOD;
      const far = magnitude(end);
      if (ending !== Ending.budgetSpent) yield [k, this.settled(ending, taken + more, last)];
      // The orbit may grow over several steps without growing in each of them.
      else if (far > this.limits.escapeRadius && magnitude(last) > GROWTH_OF_ESCAPE * far)
        yield [k, SampledFate.escaped];
      else moving.push({ k, end: last, taken: taken + more, before: at(before, i) });
    }
    const after = returns(this.map, rowsOf(moving));
    for (const [i, orbit] of moving.entries()) {
      const moves = at(after, i);
      const least = moves.reduce((best, move, m) => (move < (moves[best] ?? Infinity) ? m : best), 0);
      const [was = Infinity, is = Infinity] = [orbit.before[least], moves[least]];
      if (is <= 1e-12) yield [orbit.k, this.resting(orbit.end)];
      else yield [orbit.k, is < was && is < 1e-2 ? SampledFate.slow : SampledFate.budgetSpent];
    }
  }

  /**
   * The fate of a point that rests in float64: it lies on a cycle, unless it is far out and F does not fix it
   * exactly.
   */
  private resting(x: Float64Array): number {
    if (magnitude(x) < FAR_NORM) return SampledFate.cycle;
    const { network } = this.map;
    if (!network.activation.exact) return SampledFate.stoppedByRounding;
    const start = Array.from(x, (value) => Rational.fromNumber(value));
    let y: Vector = start;
    for (let m = 1; m <= LONGEST_PERIOD; m++) {
      y = network.evaluateExactly(y);
      if (y.every((value, i) => value.equals(at(start, i)))) return SampledFate.cycle;
    }
    return SampledFate.stoppedByRounding;
  }
}

/** An orbit that the kernel gave up after `taken` steps, where it was then, and its number. */
interface GivenUp {
  readonly k: number;
  readonly end: Float64Array;
  readonly taken: number;
}

/** The ends of orbits as the rows of one array. */
function rowsOf(orbits: readonly GivenUp[]): Float64Array {
  const n = orbits[0]?.end.length ?? 0;
  const points = new Float64Array(orbits.length * n);
  orbits.forEach(({ end }, i) => {
    points.set(end, i * n);
  });
  return points;
}

/** For each row x, |Fᵐ(x) − x| for m = 1, 2, …, relative to 1 + |x|. */
function returns({ kernel, dimension: n }: IteratedMap, points: Float64Array): readonly Float64Array[] {
  const images = points.slice();
  const moves = Array.from({ length: points.length / n }, () => new Float64Array(LONGEST_PERIOD));
  for (let m = 0; m < LONGEST_PERIOD; m++) {
    kernel.step(images, moves.length);
    moves.forEach((each, k) => {
      const x = points.subarray(k * n, (k + 1) * n);
      each[m] = distance(x, images.subarray(k * n, (k + 1) * n)) / magnitude(x);
    });
  }
  return moves;
}

/** For each row x, whether F moves x by some d ≠ 0, and x + t·d by the same d for t up to 1e6, away from 0. */
function drifts({ kernel, dimension: n }: IteratedMap, points: Float64Array): readonly boolean[] {
  const row = (array: Float64Array, k: number): Float64Array => array.subarray(k * n, (k + 1) * n);
  const moves = (from: Float64Array): Float64Array => {
    const images = from.slice();
    kernel.step(images, from.length / n);
    return images.map((value, i) => value - (from[i] ?? NaN));
  };
  const first = moves(points);
  let candidates = Array.from({ length: points.length / n }, (_, k) => k).filter((k) =>
    row(first, k).some((value) => Math.abs(value) > 1e-6),
  );
  for (const t of [1e2, 1e4, 1e6]) {
    const far = new Float64Array(candidates.length * n);
    candidates.forEach((k, i) => {
      far.set(
        row(points, k).map((value, j) => value + t * (first[k * n + j] ?? NaN)),
        i * n,
      );
    });
    const then = moves(far);
    candidates = candidates.filter(
      (k, i) => distance(row(then, i), row(first, k)) <= 1e-9 * magnitude(row(far, i)),
    );
  }
  const drifting = new Set(candidates);
  return Array.from({ length: points.length / n }, (_, k) => drifting.has(k));
}
