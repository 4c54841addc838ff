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
  unwatched,
  type Vector,
  type Watch,
  type Zonotope,
} from '../../exact/index.js';

/**
 * {origin + Σ t_i·d_i : t_i in range_i} with n independent directions d_i. What is asked of it is decided exactly.
 *
 * @example
 * ```ts
 * import { Interval, matrix, Rational, Region } from 'basincheck';
 * const range = Interval.of(Rational.zero, Rational.one);
 * const square = Region.parallelotope(matrix.zeros(2), matrix.identity(2), [range, range])!;
 * square.containsPoint([Rational.half, Rational.one]); // → true
 * square.isSeparatedFrom(Region.point([Rational.of(2), Rational.half])); // → true
 * ```
 */
export class Region {
  private integerCoordinates: IntegerLayer | undefined;

  private constructor(
    readonly origin: Vector,
    readonly directions: Matrix,
    readonly ranges: readonly Interval[],
    /** The matrix that takes x − origin to the coordinates t of x. */
    readonly toCoordinates: Matrix,
  ) {}

  /**
   * `undefined` if the n directions are not independent.
   *
   * @example
   * ```ts
   * import { Interval, Rational, Region } from 'basincheck';
   * import { ranges } from 'basincheck/exact';
   * const ray = Interval.of(Rational.zero, undefined);
   * const region = Region.parallelotope([Rational.one], [[Rational.of(-2)]], [ray]);
   * region && ranges(region.set); // → [[-inf, 1]]
   * Region.parallelotope([Rational.one], [[Rational.zero]], [ray]); // → undefined
   * ```
   */
  static parallelotope(
    origin: Vector,
    directions: Matrix,
    ranges: readonly Interval[],
    watch?: Watch,
  ): Region | undefined {
    const toCoordinates = matrix.inverse(matrix.transpose(directions), watch);
    return toCoordinates && new Region(origin, directions, ranges, toCoordinates);
  }

  /**
   * The region {origin}.
   *
   * @example
   * ```ts
   * import { Rational, Region } from 'basincheck';
   * Region.point([Rational.half]).ranges; // → [[0, 0]]
   * ```
   */
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
    return this.asSet();
  }

  /** The same, watched. */
  asSet(watch?: Watch): Zonotope {
    return parametrised(this.origin, this.directions, this.ranges, watch);
  }

  /** The exact ranges of this region's coordinates t_1, …, t_n over a set. */
  coordinatesOf(set: AnySet, watch?: Watch): readonly Interval[] {
    this.integerCoordinates ??= this.coordinateMap(watch);
    return ranges(affineImage(this.integerCoordinates, set, watch), watch);
  }

  /** Whether the whole set lies in this region. */
  contains(set: AnySet, watch?: Watch): boolean {
    return this.coordinatesOf(set, watch).every((range, i) => range.isWithin(at(this.ranges, i)));
  }

  containsPoint(x: Vector, watch?: Watch): boolean {
    return this.contains(point(x), watch);
  }

  /** Whether one coordinate of either region shows that the two have no point in common. */
  isSeparatedFrom(other: Region, watch?: Watch): boolean {
    const apart = (a: Region, b: Region) =>
      a.coordinatesOf(b.asSet(watch), watch).some((range, i) => range.isDisjointFrom(at(a.ranges, i)));
    return apart(this, other) || apart(other, this);
  }

  private coordinateMap(watch?: Watch): IntegerLayer {
    const bias = matrix.apply(this.toCoordinates, this.origin, watch).map((x) => x.negated());
    return integerLayer({ weights: this.toCoordinates, bias }, watch);
  }
}

/**
 * {origin + Σ t_i·d_i : t_i ∈ range_i}; directions with a single value of t_i go into the origin.
 *
 * @example
 * ```ts
 * import { Interval, Rational } from 'basincheck';
 * import { parametrised } from 'basincheck/verify';
 * const directions = [[Rational.one, Rational.zero], [Rational.zero, Rational.of(2)]];
 * const set = parametrised([Rational.zero, Rational.zero], directions, [Interval.line, Interval.point(Rational.half)]);
 * set; // → { origin: [0, 1], generators: [{ direction: [1, 0], range: [-inf, inf] }] }
 * ```
 */
export function parametrised(
  origin: Vector,
  directions: Matrix,
  ranges: readonly Interval[],
  watch: Watch = unwatched,
): Zonotope {
  let start = origin;
  const generators = directions.flatMap((direction, i) => {
    const range = at(ranges, i);
    const fixed = range.value;
    if (fixed === undefined) return [{ direction, range }];
    start = matrix.add(
      start,
      direction.map((x) => {
        watch(fixed);
        return x.times(fixed);
      }),
      watch,
    );
    return [];
  });
  return { origin: start, generators };
}
