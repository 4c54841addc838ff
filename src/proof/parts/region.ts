/** Parallelotopes {origin + Σ t_i·d_i : t_i ∈ range_i} with n independent directions, closed, possibly unbounded. */

import {
  affineImage,
  type AnySet,
  at,
  integerLayer,
  type IntegerLayer,
  Interval,
  matrix,
  type Matrix,
  point,
  ranges,
  Rational,
  type Vector,
  type Watch,
  type Zonotope,
} from '../../exact/index.js';

export class Region {
  private integerCoordinates: IntegerLayer | undefined;

  private constructor(
    readonly origin: Vector,
    readonly directions: Matrix,
    readonly ranges: readonly Interval[],
    /** The matrix that takes x − origin to the coordinates t of x. */
    readonly toCoordinates: Matrix,
  ) {}

  /** `undefined` if the n directions are not independent. */
  static parallelotope(
    origin: Vector,
    directions: Matrix,
    ranges: readonly Interval[],
    watch?: Watch,
  ): Region | undefined {
    const toCoordinates = matrix.inverse(matrix.transpose(directions), watch);
    return toCoordinates && new Region(origin, directions, ranges, toCoordinates);
  }

  /** The region {origin}. */
  static point(origin: Vector): Region {
    const axes = matrix.identity(origin.length);
    return new Region(
      origin,
      axes,
      origin.map(() => Interval.point(Rational.zero)),
      axes,
    );
  }

  /** The region as a set that can be carried through a network. */
  get set(): Zonotope {
    return parametrised(this.origin, this.directions, this.ranges);
  }

  /** The exact ranges of this region's coordinates t_1, …, t_n over a set. */
  coordinatesOf(set: AnySet, watch?: Watch): readonly Interval[] {
    this.integerCoordinates ??= this.coordinateMap(watch);
    return ranges(affineImage(this.integerCoordinates, set, watch));
  }

  /** Whether the whole set lies in this region. */
  contains(set: AnySet, watch?: Watch): boolean {
    return this.coordinatesOf(set, watch).every((range, i) => range.isWithin(at(this.ranges, i)));
  }

  containsPoint(x: Vector): boolean {
    return this.contains(point(x));
  }

  /** Whether one coordinate of either region shows that the two have no point in common. */
  isSeparatedFrom(other: Region, watch?: Watch): boolean {
    const apart = (a: Region, b: Region) =>
      a.coordinatesOf(b.set, watch).some((range, i) => range.isDisjointFrom(at(a.ranges, i)));
    return apart(this, other) || apart(other, this);
  }

  private coordinateMap(watch?: Watch): IntegerLayer {
    const bias = matrix.apply(this.toCoordinates, this.origin).map((x) => x.negated());
    return integerLayer({ weights: this.toCoordinates, bias }, watch);
  }
}

/** {origin + Σ t_i·d_i : t_i ∈ range_i}; directions with a single value of t_i go into the origin. */
export function parametrised(origin: Vector, directions: Matrix, ranges: readonly Interval[]): Zonotope {
  let start = origin;
  const generators = directions.flatMap((direction, i) => {
    const range = at(ranges, i);
    const fixed = range.value;
    if (fixed === undefined) return [{ direction, range }];
    start = matrix.add(
      start,
      direction.map((x) => x.times(fixed)),
    );
    return [];
  });
  return { origin: start, generators };
}
