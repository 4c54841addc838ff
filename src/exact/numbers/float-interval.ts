/**
 * Closed intervals with float64 ends: a fast filter in front of exact arithmetic.
 *
 * An interval is a set of real numbers, so −∞ and ∞ as ends mean "unbounded". Every operation returns the tightest
 * interval with float64 ends that contains the exact result for all elements of its operands. An end that is a
 * float64 stays exact, zero ends stay zero, and after an overflow the inner end is the largest finite float64. Ends
 * are never −0.
 */

import { addDown, ceilToFloat64, divideDown, floorToFloat64, multiplyDown } from './directed-float64.js';
import { type Rational } from './rational.js';

/**
 * A closed interval with float64 ends. Immutable; ends are rounded outward.
 *
 * @example
 * ```ts
 * import { FloatInterval } from 'basincheck/exact';
 * const tenth = FloatInterval.of(0.1, 0.2);
 * tenth.plus(tenth); // → [0.2, 0.4]
 * tenth.plus(FloatInterval.point(0.7)); // → [0.7999999999999999, 0.9]
 * tenth.dividedBy(FloatInterval.of(-1, 1)); // throws FloatInterval.dividedBy: expected a divisor without 0, got [-1, 1]
 * ```
 */
export class FloatInterval {
  static readonly line = new FloatInterval(-Infinity, Infinity);

  readonly lo: number;
  readonly hi: number;

  private constructor(lo: number, hi: number) {
    // −0 + 0 is 0.
    this.lo = lo + 0;
    this.hi = hi + 0;
  }

  /**
   * `[lo, hi]`. Throws unless it contains a real number: on lo > hi, NaN, [∞, ∞] and [−∞, −∞].
   *
   * @example
   * ```ts
   * import { FloatInterval } from 'basincheck/exact';
   * FloatInterval.of(-1, Infinity); // → [-1, Infinity]
   * FloatInterval.of(2, 1); // throws FloatInterval.of: expected lo ≤ hi, got [2, 1]
   * ```
   */
  static of(lo: number, hi: number): FloatInterval {
    if (!(lo <= hi && lo < Infinity && hi > -Infinity)) {
      throw new RangeError(`FloatInterval.of: expected lo ≤ hi, got [${String(lo)}, ${String(hi)}]`);
    }
    return new FloatInterval(lo, hi);
  }

  /**
   * `[value, value]`. Throws on NaN and infinities.
   *
   * @example
   * ```ts
   * import { FloatInterval } from 'basincheck/exact';
   * FloatInterval.point(0.5); // → [0.5, 0.5]
   * ```
   */
  static point(value: number): FloatInterval {
    return FloatInterval.of(value, value);
  }

  /**
   * The tightest interval that contains q: a point if q is a float64.
   *
   * @example
   * ```ts
   * import { Rational } from 'basincheck';
   * import { FloatInterval } from 'basincheck/exact';
   * FloatInterval.around(Rational.from('3/8')); // → [0.375, 0.375]
   * FloatInterval.around(Rational.from('1/10')); // → [0.09999999999999999, 0.1]
   * ```
   */
  static around(q: Rational): FloatInterval {
    return new FloatInterval(floorToFloat64(q), ceilToFloat64(q));
  }

  plus(other: FloatInterval): FloatInterval {
    return new FloatInterval(addDown(this.lo, other.lo), -addDown(-this.hi, -other.hi));
  }

  minus(other: FloatInterval): FloatInterval {
    return new FloatInterval(addDown(this.lo, -other.hi), -addDown(-this.hi, other.lo));
  }

  negated(): FloatInterval {
    return new FloatInterval(-this.hi, -this.lo);
  }

  times(other: FloatInterval): FloatInterval {
    if (this.lo >= 0 && other.lo >= 0) {
      return new FloatInterval(multiplyDown(this.lo, other.lo), multiplyUp(this.hi, other.hi));
    }
    if (this.lo < 0 && this.hi <= 0) return this.negated().times(other).negated();
    if (other.lo < 0 && other.hi <= 0) return this.times(other.negated()).negated();
    // Now both upper ends are at least 0, so a product of two ends of the same kind is an upper bound.
    return new FloatInterval(
      Math.min(multiplyDown(this.lo, other.hi), multiplyDown(this.hi, other.lo)),
      Math.max(multiplyUp(this.lo, other.lo), multiplyUp(this.hi, other.hi)),
    );
  }

  /** Throws if the divisor contains 0. */
  dividedBy(divisor: FloatInterval): FloatInterval {
    if (divisor.hi < 0) return this.negated().dividedBy(divisor.negated());
    if (!(divisor.lo > 0)) {
      throw new RangeError(
        `FloatInterval.dividedBy: expected a divisor without 0, got ${divisor.toString()}`,
      );
    }
    return new FloatInterval(
      divideDown(this.lo, this.lo < 0 ? divisor.lo : divisor.hi),
      -divideDown(-this.hi, this.hi < 0 ? divisor.hi : divisor.lo),
    );
  }

  /** The set of `factor·x`, x in this. Throws on NaN and infinities. */
  scaled(factor: number): FloatInterval {
    return this.times(FloatInterval.point(factor));
  }

  /** The set of min(x, y), x in this and y in the other. */
  min(other: FloatInterval): FloatInterval {
    return new FloatInterval(Math.min(this.lo, other.lo), Math.min(this.hi, other.hi));
  }

  /** The set of max(x, y), x in this and y in the other. */
  max(other: FloatInterval): FloatInterval {
    return new FloatInterval(Math.max(this.lo, other.lo), Math.max(this.hi, other.hi));
  }

  /** The smallest interval that contains both. */
  hull(other: FloatInterval): FloatInterval {
    return new FloatInterval(Math.min(this.lo, other.lo), Math.max(this.hi, other.hi));
  }

  /** Whether the real number is an element; false for NaN and infinities. */
  contains(value: number): boolean {
    return this.lo <= value && value <= this.hi && Number.isFinite(value);
  }

  /** Whether every element of this is an element of `other`. */
  isWithin(other: FloatInterval): boolean {
    return other.lo <= this.lo && this.hi <= other.hi;
  }

  /** Whether the two have an element in common. */
  intersects(other: FloatInterval): boolean {
    return this.lo <= other.hi && other.lo <= this.hi;
  }

  toString(): string {
    return `[${String(this.lo)}, ${String(this.hi)}]`;
  }
}

function multiplyUp(a: number, b: number): number {
  return -multiplyDown(-a, b);
}
