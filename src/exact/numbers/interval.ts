/**
 * Closed intervals with rational ends, either of which may be infinite: ranges of parameters and forms,
 * bounds of regions, rational enclosures of real numbers. Exact; nothing is rounded unless the name says so.
 */

import { Rational } from './rational.js';

/** A lower or upper end; `undefined` is −∞ as a lower end and +∞ as an upper end. */
export type End = Rational | undefined;

/**
 * A closed interval that contains at least one real number. Immutable; every operation gives the exact set.
 *
 * @example
 * ```ts
 * import { Interval, Rational } from 'basincheck';
 * const unit = Interval.of(Rational.zero, Rational.one);
 * unit.scaled(Rational.from('-1/2')).plus(unit); // → [-1/2, 1]
 * unit.hull(Interval.of(Rational.of(3), undefined)); // → [0, inf]
 * unit.isWithin(Interval.line); // → true
 * unit.contains(Rational.from('4/3')); // → false
 * ```
 */
export class Interval {
  static readonly line = new Interval(undefined, undefined);

  private constructor(
    readonly lo: End,
    readonly hi: End,
  ) {}

  /**
   * `[lo, hi]`. Throws if lo > hi.
   *
   * @example
   * ```ts
   * import { Interval, Rational } from 'basincheck';
   * Interval.of(Rational.from('-1/2'), Rational.one); // → [-1/2, 1]
   * Interval.of(undefined, Rational.zero); // → [-inf, 0]
   * Interval.of(Rational.one, Rational.zero); // throws Interval.of: expected lo ≤ hi, got [1, 0]
   * ```
   */
  static of(lo: End, hi: End): Interval {
    if (lo !== undefined && hi !== undefined && hi.lessThan(lo)) {
      throw new RangeError(`Interval.of: expected lo ≤ hi, got [${lo.toString()}, ${hi.toString()}]`);
    }
    return new Interval(lo, hi);
  }

  /**
   * `[value, value]`.
   *
   * @example
   * ```ts
   * import { Interval, Rational } from 'basincheck';
   * Interval.point(Rational.half); // → [1/2, 1/2]
   * Interval.point(Rational.half).value; // → 1/2
   * ```
   */
  static point(value: Rational): Interval {
    return new Interval(value, value);
  }

  /**
   * The smallest interval that contains all values; at least one.
   *
   * @example
   * ```ts
   * import { Interval, Rational } from 'basincheck';
   * Interval.around(Rational.one, Rational.from('-3/4'), Rational.half); // → [-3/4, 1]
   * ```
   */
  static around(first: Rational, ...others: readonly Rational[]): Interval {
    let [lo, hi] = [first, first];
    for (const value of others) {
      lo = Rational.min(lo, value);
      hi = Rational.max(hi, value);
    }
    return new Interval(lo, hi);
  }

  /** The value, if lo = hi. */
  get value(): Rational | undefined {
    return this.lo !== undefined && this.hi !== undefined && this.lo.equals(this.hi) ? this.lo : undefined;
  }

  isBounded(): this is BoundedInterval {
    return this.lo !== undefined && this.hi !== undefined;
  }

  plus(other: Interval): Interval {
    return new Interval(
      this.lo && other.lo ? this.lo.plus(other.lo) : undefined,
      this.hi && other.hi ? this.hi.plus(other.hi) : undefined,
    );
  }

  plusPoint(value: Rational): Interval {
    return new Interval(this.lo?.plus(value), this.hi?.plus(value));
  }

  /** The set of `factor·x`, x in this; `[0, 0]` for factor 0, even if an end is infinite. */
  scaled(factor: Rational): Interval {
    if (factor.sign === 0) return Interval.point(Rational.zero);
    const lo = this.lo?.times(factor);
    const hi = this.hi?.times(factor);
    return factor.sign > 0 ? new Interval(lo, hi) : new Interval(hi, lo);
  }

  /** The set of products of elements of two bounded intervals. */
  times(other: Interval): Interval {
    if (!this.isBounded() || !other.isBounded()) {
      throw new RangeError(
        `Interval.times: expected bounded intervals, got ${this.toString()} and ${other.toString()}`,
      );
    }
    return Interval.around(
      this.lo.times(other.lo),
      this.lo.times(other.hi),
      this.hi.times(other.lo),
      this.hi.times(other.hi),
    );
  }

  /** The smallest interval that contains both. */
  hull(other: Interval): Interval {
    return new Interval(
      this.lo && other.lo ? Rational.min(this.lo, other.lo) : undefined,
      this.hi && other.hi ? Rational.max(this.hi, other.hi) : undefined,
    );
  }

  /** The common part; `undefined` if there is none. */
  intersection(other: Interval): Interval | undefined {
    if (this.isDisjointFrom(other)) return undefined;
    const lo = this.lo && other.lo ? Rational.max(this.lo, other.lo) : (this.lo ?? other.lo);
    const hi = this.hi && other.hi ? Rational.min(this.hi, other.hi) : (this.hi ?? other.hi);
    return new Interval(lo, hi);
  }

  contains(value: Rational): boolean {
    return (
      (this.lo === undefined || this.lo.atMost(value)) && (this.hi === undefined || value.atMost(this.hi))
    );
  }

  /** Whether every element of this is an element of `other`. */
  isWithin(other: Interval): boolean {
    const above = other.lo === undefined || (this.lo !== undefined && other.lo.atMost(this.lo));
    const below = other.hi === undefined || (this.hi !== undefined && this.hi.atMost(other.hi));
    return above && below;
  }

  /** Whether the two have no element in common. */
  isDisjointFrom(other: Interval): boolean {
    return (
      (this.hi !== undefined && other.lo !== undefined && this.hi.lessThan(other.lo)) ||
      (other.hi !== undefined && this.lo !== undefined && other.hi.lessThan(this.lo))
    );
  }

  /** max |x|, `undefined` if unbounded. */
  magnitude(): Rational | undefined {
    return this.isBounded() ? Rational.max(this.lo.abs(), this.hi.abs()) : undefined;
  }

  /** The smallest interval around this whose ends are multiples of `1/denominator`. */
  roundedOutwardTo(denominator: bigint): Interval {
    return new Interval(this.lo?.roundedDownTo(denominator), this.hi?.roundedUpTo(denominator));
  }

  toString(): string {
    return `[${this.lo?.toString() ?? '-inf'}, ${this.hi?.toString() ?? 'inf'}]`;
  }
}

export interface BoundedInterval extends Interval {
  readonly lo: Rational;
  readonly hi: Rational;
}
