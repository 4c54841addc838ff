/** Boxes {origin + Σ t_i·d_i : t_i in range i}, possibly unbounded: points in them, and whether a point is in one. */

import Fraction from 'fraction.js';
import { columns, item, ONE, type Matrix, type Vector } from '../linear.js';
import type { Random } from '../random.js';
import type { Arithmetic, Orbits } from './arithmetic.js';
import type { Box, End, Range } from './claim.js';

export class SampledBox<T> {
  private readonly inverse: readonly (readonly T[])[];
  private readonly shift: readonly T[];
  private readonly directions: readonly (readonly T[])[];
  private readonly origin: readonly T[];
  private readonly ends: readonly { low: T | undefined; high: T | undefined }[];
  private readonly arithmetic: Arithmetic<T>;

  constructor(
    readonly box: Box,
    private readonly orbits: Orbits<T>,
  ) {
    this.arithmetic = orbits.arithmetic;
    const from = (x: Fraction): T => this.arithmetic.from(x);
    const fromMatrix = (matrix: Matrix): T[][] => matrix.map((row) => row.map(from));
    this.inverse = fromMatrix(box.inverse);
    this.shift = negated(box).map(from);
    this.directions = fromMatrix(columns(box.directions));
    this.origin = box.origin.map(from);
    this.ends = box.ranges.map(([low, high]) => ({ low: low && from(low), high: high && from(high) }));
  }

  /** t for a point x. */
  coordinates(x: readonly T[]): readonly T[] {
    return this.orbits.affine(this.inverse, x, this.shift);
  }

  contains(x: readonly T[]): boolean {
    const { compare } = this.arithmetic;
    return this.coordinates(x).every((t, i) => {
      const { low, high } = item(this.ends, i);
      return (low === undefined || compare(low, t) <= 0) && (high === undefined || compare(t, high) <= 0);
    });
  }

  /** Whether x lies inside, off the boundary by more than rounding. */
  surrounds(x: readonly T[]): boolean {
    const { compare } = this.arithmetic;
    return this.coordinates(x).every((t, i) => {
      const { low, high } = item(this.ends, i);
      return (low === undefined || compare(low, t) < 0) && (high === undefined || compare(t, high) < 0);
    });
  }

  /** The corners, the centre, and some more points; where the box is unbounded, points far out. */
  samples(random: Random, more: number): readonly (readonly T[])[] {
    const { from } = this.arithmetic;
    return sampleParameters(this.box.ranges, random, more).map((t) =>
      this.orbits.affine(this.directions, t.map(from), this.origin),
    );
  }
}

function negated({ inverse, origin }: Box): Vector {
  return inverse.map((row) => row.reduce((sum, x, j) => sum.sub(x.mul(item(origin, j))), new Fraction(0)));
}

/** Corners and centre of the ranges, and `more` other points. */
export function sampleParameters(ranges: readonly Range[], random: Random, more: number): Vector[] {
  const extremes = ranges.map(([low, high]) => {
    const both = [low ?? farFrom(high, -1), high ?? farFrom(low, 1)];
    return both[0]?.equals(both[1] ?? ONE) === true ? both.slice(1) : both;
  });
  const corners = extremes.reduce<Vector[]>(
    (found, ends) => found.flatMap((start) => ends.map((end) => [...start, end])),
    [[]],
  );
  const isPoint = extremes.every(({ length }) => length === 1);
  if (isPoint) return corners;
  const centre = ranges.map(([low, high]) => (low && high ? low.add(high).div(2) : nearEnd(low, high)));
  const others = Array.from({ length: more }, () => ranges.map((range) => between(range, random)));
  return [...corners, centre, ...others];
}

function farFrom(end: End, side: 1 | -1): Fraction {
  return (end ?? new Fraction(0)).add(side * 1000);
}

function nearEnd(low: End, high: End): Fraction {
  if (low !== undefined) return low.add(ONE);
  return high === undefined ? new Fraction(0) : high.sub(ONE);
}

function between([low, high]: Range, random: Random): Fraction {
  const part = new Fraction(random.integer(0, 64), 64);
  if (low !== undefined && high !== undefined) return low.add(high.sub(low).mul(part));
  const reach = part.mul(random.pick([1, 4, 64, 10_000]));
  if (low !== undefined) return low.add(reach);
  return high === undefined ? reach.mul(random.pick([1, -1])) : high.sub(reach);
}
