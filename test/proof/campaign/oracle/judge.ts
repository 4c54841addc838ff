/**
 * An independent judge of counterexample files. It shares no code with the verifier, has its own reader, its own
 * decision of the hypotheses and its own topology, and follows orbits of points instead of sets: it may miss
 * that a claim is false, but calls none false that is true.
 */

import Fraction from 'fraction.js';
import { apply, columns, difference, item, sum, ZERO, type Vector } from '../linear.js';
import type { Random } from '../random.js';
import { exactly, inFloats, Orbits, SMOOTH } from './arithmetic.js';
import { SampledBox, sampleParameters } from './boxes.js';
import { readClaim, type BasinClaim, type Box, type Claim, type FateClaim, type PeakClaim } from './claim.js';
import { failingIn, isContinuous } from './hypotheses.js';
import { claim, False } from './false.js';
import { PassagesJudge } from './passages.js';
import { Separation } from './separation.js';

export type Opinion =
  | { readonly opinion: 'true as far as seen' }
  | { readonly opinion: 'false'; readonly why: string }
  | { readonly opinion: 'no claim' };

/** How many points are taken of a set beyond its corners and its centre. */
const MORE = 2;
/** For how many more steps an orbit is followed once it has met its fate. */
const LONGER = 4;

export function judge(text: string, random: Random): Opinion {
  const read = readClaim(text);
  if (read === undefined) return { opinion: 'no claim' };
  try {
    const found = failingIn(read);
    if (found === undefined) return { opinion: 'no claim' };
    claim(
      [...read.dropped].sort().join() === [...found].sort().join(),
      `hypotheses: exactly ${found.join(', ')} fail`,
    );
    const { pieces, name, alpha } = read.network;
    const phi = name === 'elu' ? eluWith(alpha.valueOf()) : SMOOTH[name ?? ''];
    if (pieces !== undefined) judgeOrbits(read, new Orbits(exactly(pieces), read.network), random);
    else if (phi !== undefined) judgeOrbits(read, new Orbits(inFloats(phi), read.network), random);
    return { opinion: 'true as far as seen' };
  } catch (error) {
    if (error instanceof False) return { opinion: 'false', why: error.message };
    throw error;
  }
}

function eluWith(alpha: number): (x: number) => number {
  return (x) => (x > 0 ? x : alpha * Math.expm1(x));
}

function judgeOrbits<T>({ theorem, network, witness }: Claim, orbits: Orbits<T>, random: Random): void {
  if ('inside' in witness) judgePeak(witness, orbits, random);
  else new BasinJudge(witness, orbits, random, !isContinuous(network)).judge(theorem);
}

/** Theorem 3.1: F(inside) exceeds F wherever the boundary is looked at. */
function judgePeak<T>({ domain, inside }: PeakClaim, orbits: Orbits<T>, random: Random): void {
  const { from, compare } = orbits.arithmetic;
  const t = apply(domain.inverse, difference(inside, domain.origin));
  const isInside = t.every((value, i) => {
    const axis = item(domain.axes, i);
    return axis[0]?.lte(value) === true && axis.at(-1)?.gte(value) === true;
  });
  claim(isInside, 'inside: not a point of the domain');
  const valueAt = (x: Vector): T => item(orbits.next(x.map(from)), 0);
  const top = valueAt(inside);
  const directions = columns(domain.basis);
  for (const s of boundaryParameters(domain.axes, random)) {
    const value = valueAt(sum(apply(directions, s), domain.origin));
    claim(compare(value, top) < 0 || !isExactly(orbits, top, value), 'domain: F is as great on the boundary');
  }
}

/** Whether value ≥ top is beyond doubt; in float64 a draw is not. */
function isExactly<T>({ arithmetic }: Orbits<T>, top: T, value: T): boolean {
  return typeof top !== 'number' || arithmetic.compare(value, top) > 0;
}

/** On every face, the corners of its cells, and points between them. */
function boundaryParameters(axes: PeakClaim['domain']['axes'], random: Random): Vector[] {
  return axes.flatMap((axis, i) =>
    [axis[0], axis.at(-1)].flatMap((end) => {
      const pieces = axes.map((other, j) =>
        i === j ? [[end, end] as const] : other.slice(1).map((high, k) => [other[k], high] as const),
      );
      const cells = pieces.reduce<(readonly [Fraction | undefined, Fraction | undefined])[][]>(
        (found, ranges) => found.flatMap((start) => ranges.map((range) => [...start, range])),
        [[]],
      );
      return cells.flatMap((cell) => sampleParameters(cell, random, 4));
    }),
  );
}

class BasinJudge<T> {
  private readonly point: readonly T[];
  private readonly region: SampledBox<T>;
  private readonly avoiding: readonly SampledBox<T>[];

  constructor(
    private readonly witness: BasinClaim,
    private readonly orbits: Orbits<T>,
    private readonly random: Random,
    private readonly jumps: boolean,
  ) {
    const { attractor, avoiding } = witness;
    this.point = attractor.point.map(orbits.arithmetic.from);
    this.region = new SampledBox(attractor.region, orbits);
    this.avoiding = avoiding.map(({ region }) => new SampledBox(region, orbits));
  }

  judge(theorem: string): void {
    const { grid, cells, points } = this.witness;
    const star = this.attractor();
    const { attractor } = this.witness;
    if ('passages' in attractor) new PassagesJudge(attractor, this.orbits, this.random).judge();
    else this.attraction(star, attractor.power);
    this.avoidance(star);
    const sides = {
      '2.1': { cells: false, points: [true] },
      '2.2': { cells: true, points: [false] },
      '2.3': { cells: false, points: [true, true] },
    }[theorem];
    claim(sides?.points.length === points.length, 'points: the wrong number of them');
    points.forEach(({ at, into, steps }, i) => {
      claim((into === 'attractor') === sides.points[i], `points[${i}]: on the wrong side`);
      this.fate(at.map(this.orbits.arithmetic.from), { into, steps }, `points[${i}]`);
    });
    cells.forEach(({ index, into, steps }, i) => {
      claim((into === 'attractor') === sides.cells, `cells[${i}]: on the wrong side`);
      const ranges = index.map((k, axis) => [grid.axes[axis]?.[k], grid.axes[axis]?.[k + 1]] as const);
      const box: Box = { origin: grid.origin, directions: grid.basis, inverse: grid.inverse, ranges };
      for (const x of new SampledBox(box, this.orbits).samples(this.random, MORE)) {
        this.fate(x, { into, steps }, `cells[${i}]`);
      }
    });
    this.separation(theorem);
  }

  /** x*: exactly the point where φ is piecewise linear, else where its orbit settles. */
  private attractor(): readonly T[] {
    const { arithmetic } = this.orbits;
    const same = (x: readonly T[], y: readonly T[]): boolean =>
      x.every((value, i) => arithmetic.compare(value, item(y, i)) === 0);
    const star = typeof this.point[0] === 'number' ? this.orbits.after(300, this.point) : this.point;
    claim(same(this.orbits.next(star), star), 'attractor: no fixed point');
    claim(this.region.contains(star), 'attractor: outside its region');
    return star;
  }

  /** Every point looked at in the region comes closer to x*, as the region measures distance. */
  private attraction(star: readonly T[], power: number): void {
    const { region } = this.witness.attractor;
    const scales = region.ranges.map(([low, high]) => (low && high ? high.sub(low) : ZERO));
    claim(
      scales.every((width) => width.n !== 0n),
      'attractor.region: no neighbourhood',
    );
    const steps = power * (power > 4 ? 1 : 3);
    const { arithmetic } = this.orbits;
    const units = scales.map((width) => arithmetic.from(width.inverse()));
    for (const x of this.region.samples(this.random, 2 * MORE)) {
      const before = this.distance(x, star, units);
      const after = this.distance(this.orbits.after(steps, x), star, units);
      const comparison = arithmetic.compare(after, before);
      const settled = arithmetic.compare(before, arithmetic.from(ZERO)) === 0 || typeof after === 'number';
      claim(
        comparison < 0 || (comparison === 0 && settled),
        'attractor.region: not every orbit comes closer',
      );
    }
  }

  /** The greatest difference of a coordinate of the attracting region, in the given units. */
  private distance(x: readonly T[], y: readonly T[], units: readonly T[]): T {
    const { from, times, compare, plus } = this.orbits.arithmetic;
    const minus = from(new Fraction(-1));
    const t = this.region.coordinates(y);
    return this.region.coordinates(x).reduce((most, value, i) => {
      const difference = times(plus(value, times(minus, item(t, i))), item(units, i));
      const size = compare(difference, from(ZERO)) < 0 ? times(minus, difference) : difference;
      return compare(size, most) > 0 ? size : most;
    }, from(ZERO));
  }

  /** No region holds x*, none meets the attracting region, and F takes every point of one into the next. */
  private avoidance(star: readonly T[]): void {
    this.witness.avoiding.forEach(({ next }, i) => {
      const region = item(this.avoiding, i);
      const [holds, doubtful] = [
        region.contains(star),
        typeof star[0] === 'number' && !region.surrounds(star),
      ];
      claim(!holds || doubtful, `avoiding[${i}]: holds the attractor`);
      for (const x of region.samples(this.random, 2 * MORE)) {
        claim(!this.region.surrounds(x), `avoiding[${i}]: meets the attracting region`);
        claim(this.lands(this.orbits.next(x), next), `avoiding[${i}]: leaves for elsewhere`);
      }
    });
  }

  /** The orbit of x enters the region that is named, and does afterwards what that region stands for. */
  private fate(x: readonly T[], { into, steps }: FateClaim, path: string): void {
    let y = this.orbits.after(steps, x);
    claim(this.lands(y, into), `${path}: F^${steps} of a point is not there`);
    if (into === 'attractor') return;
    for (let k = 0; k < LONGER; k++) {
      claim(!this.region.surrounds(y), `${path}: an orbit that should miss the attractor meets its region`);
      y = this.orbits.next(y);
    }
  }

  /** Where φ jumps, a set that misses the attractor may be torn apart, and land in several avoiding regions. */
  private lands(x: readonly T[], into: 'attractor' | number): boolean {
    if (into === 'attractor') return this.region.contains(x);
    if (item(this.avoiding, into).contains(x)) return true;
    return this.jumps && this.avoiding.some((region) => region.contains(x));
  }

  private separation(theorem: string): void {
    const { grid, cells, points } = this.witness;
    const separation = new Separation(
      grid,
      cells.map(({ index }) => index),
    );
    const components = points.map(({ at }) => separation.componentOf(at));
    const first = components[0];
    claim(first !== undefined && !components.includes(undefined), 'points: on the barrier');
    if (theorem === '2.3') claim(first !== components[1], 'cells: no barrier between the points');
    else claim(!separation.isUnbounded(first), 'cells: no barrier around the point');
  }
}
