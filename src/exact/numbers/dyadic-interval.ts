/**
 * Intervals [lo·2^−bits, hi·2^−bits] with integers lo ≤ hi: the arithmetic on which all enclosures of irrational
 * values are built.
 *
 * Every operation returns an interval that contains the result for every choice of real numbers in its operands.
 * Lower ends are rounded down and upper ends up, to multiples of the *unit* 2^−bits. So a composition of these
 * operations encloses the value of the real formula that it follows. The operands of one operation must have the same
 * `bits`.
 */

import { integerSqrt } from './integer.js';
import { Interval } from './interval.js';
import { Rational } from './rational.js';

/**
 * The reals from lo·2^−bits to hi·2^−bits. Immutable; ends are rounded outward, to multiples of 2^−bits.
 *
 * @example
 * ```ts
 * import { DyadicInterval } from 'basincheck/exact';
 * const two = DyadicInterval.integer(2n, 8n);
 * two.sqrt(); // → [362, 363]/2^8
 * two.sqrt().squared(); // → [511, 515]/2^8
 * two.dividedByInteger(3n).toInterval(); // → [85/128, 171/256]
 * ```
 */
export class DyadicInterval {
  private constructor(
    /** Lower and upper end, in units of 2^−bits. */
    readonly lo: bigint,
    readonly hi: bigint,
    readonly bits: bigint,
  ) {}

  /**
   * `[lo, hi]·2^−bits`. Throws if lo > hi.
   *
   * @example
   * ```ts
   * import { DyadicInterval } from 'basincheck/exact';
   * DyadicInterval.of(1n, 3n, 2n).toInterval(); // → [1/4, 3/4]
   * DyadicInterval.of(1n, 0n, 2n); // throws DyadicInterval.of: expected lo ≤ hi, got [1, 0]
   * ```
   */
  static of(lo: bigint, hi: bigint, bits: bigint): DyadicInterval {
    if (lo > hi) throw new RangeError(`DyadicInterval.of: expected lo ≤ hi, got [${lo}, ${hi}]`);
    return new DyadicInterval(lo, hi, bits);
  }

  /**
   * The integer itself, in units of 2^−bits.
   *
   * @example
   * ```ts
   * import { DyadicInterval } from 'basincheck/exact';
   * DyadicInterval.integer(-3n, 4n); // → [-48, -48]/2^4
   * ```
   */
  static integer(value: bigint, bits: bigint): DyadicInterval {
    return new DyadicInterval(value << bits, value << bits, bits);
  }

  /**
   * The smallest such interval that contains `[lo, hi]`. Throws if lo > hi.
   *
   * @example
   * ```ts
   * import { Rational } from 'basincheck';
   * import { DyadicInterval } from 'basincheck/exact';
   * DyadicInterval.around(Rational.of(1, 3), Rational.half, 8n); // → [85, 128]/2^8
   * ```
   */
  static around(lo: Rational, hi: Rational, bits: bigint): DyadicInterval {
    return DyadicInterval.of(scaledFloor(lo, bits), -scaledFloor(hi.negated(), bits), bits);
  }

  plus(other: DyadicInterval): DyadicInterval {
    return new DyadicInterval(this.lo + other.lo, this.hi + other.hi, this.bits);
  }

  minus(other: DyadicInterval): DyadicInterval {
    return new DyadicInterval(this.lo - other.hi, this.hi - other.lo, this.bits);
  }

  negated(): DyadicInterval {
    return new DyadicInterval(-this.hi, -this.lo, this.bits);
  }

  abs(): DyadicInterval {
    if (this.lo >= 0n) return this;
    if (this.hi <= 0n) return this.negated();
    return new DyadicInterval(0n, max(-this.lo, this.hi), this.bits);
  }

  times(other: DyadicInterval): DyadicInterval {
    if (this.lo >= 0n && other.lo >= 0n) return this.rescaled(this.lo * other.lo, this.hi * other.hi);
    if (this.lo < 0n && this.hi <= 0n) return this.negated().times(other).negated();
    if (other.lo < 0n && other.hi <= 0n) return this.times(other.negated()).negated();
    // Now both upper ends are at least 0, so a product of two ends of the same kind is an upper bound.
    return this.rescaled(
      min(this.lo * other.hi, this.hi * other.lo),
      max(this.lo * other.lo, this.hi * other.hi),
    );
  }

  /** The set of squares; unlike `times(this)` it never reaches below 0. */
  squared(): DyadicInterval {
    const { lo, hi } = this.abs();
    return this.rescaled(lo * lo, hi * hi);
  }

  timesInteger(factor: bigint): DyadicInterval {
    const [lo, hi] = [this.lo * factor, this.hi * factor];
    return factor < 0n ? new DyadicInterval(hi, lo, this.bits) : new DyadicInterval(lo, hi, this.bits);
  }

  /** Throws unless the divisor is positive. */
  dividedByInteger(divisor: bigint): DyadicInterval {
    if (divisor <= 0n) {
      throw new RangeError(`DyadicInterval.dividedByInteger: expected a positive divisor, got ${divisor}`);
    }
    return new DyadicInterval(floorDiv(this.lo, divisor), ceilDiv(this.hi, divisor), this.bits);
  }

  /** Throws unless every element of the divisor is positive. */
  dividedBy(divisor: DyadicInterval): DyadicInterval {
    if (divisor.lo <= 0n) {
      throw new RangeError(
        `DyadicInterval.dividedBy: expected a positive divisor, got ${divisor.toString()}`,
      );
    }
    const lo = floorDiv(this.lo << this.bits, this.lo < 0n ? divisor.lo : divisor.hi);
    const hi = ceilDiv(this.hi << this.bits, this.hi < 0n ? divisor.hi : divisor.lo);
    return new DyadicInterval(lo, hi, this.bits);
  }

  /** The set of x/2^times, x in this. */
  halved(times: bigint): DyadicInterval {
    return new DyadicInterval(this.lo >> times, ceilShift(this.hi, times), this.bits);
  }

  /** The set of square roots. Throws if an element is negative. */
  sqrt(): DyadicInterval {
    const lo = integerSqrt(this.lo << this.bits);
    const square = this.hi << this.bits;
    const root = integerSqrt(square);
    return new DyadicInterval(lo, root * root === square ? root : root + 1n, this.bits);
  }

  /** This interval with both ends moved outward by `units`·2^−bits. */
  widened(units: bigint): DyadicInterval {
    return new DyadicInterval(this.lo - units, this.hi + units, this.bits);
  }

  /**
   * The part of this interval that lies in `[lo, hi]·2^−bits`, for a value that is known to lie there too. Throws if
   * there is no such part.
   */
  within(lo: bigint, hi: bigint): DyadicInterval {
    return DyadicInterval.of(max(this.lo, lo), min(this.hi, hi), this.bits);
  }

  hull(other: DyadicInterval): DyadicInterval {
    return new DyadicInterval(min(this.lo, other.lo), max(this.hi, other.hi), this.bits);
  }

  /** The same interval in finer units, or the smallest one around it in coarser units. */
  withBits(bits: bigint): DyadicInterval {
    const finer = bits - this.bits;
    return finer >= 0n
      ? new DyadicInterval(this.lo << finer, this.hi << finer, bits)
      : new DyadicInterval(this.lo >> -finer, ceilShift(this.hi, -finer), bits);
  }

  /** The largest absolute value of an element, in units. */
  magnitude(): bigint {
    return max(-this.lo, this.hi);
  }

  toInterval(): Interval {
    const unit = 1n << this.bits;
    return Interval.of(Rational.of(this.lo, unit), Rational.of(this.hi, unit));
  }

  toString(): string {
    return `[${this.lo}, ${this.hi}]/2^${this.bits}`;
  }

  /** Rounds from units of 2^−2·bits, in which products of two ends are, to units of 2^−bits. */
  private rescaled(lo: bigint, hi: bigint): DyadicInterval {
    return new DyadicInterval(lo >> this.bits, ceilShift(hi, this.bits), this.bits);
  }
}

/** ⌊x·2^bits⌋ */
function scaledFloor(x: Rational, bits: bigint): bigint {
  return floorDiv(x.numerator << bits, x.denominator);
}

/** ⌊n/d⌋ for d > 0. */
function floorDiv(n: bigint, d: bigint): bigint {
  return n >= 0n ? n / d : -((d - 1n - n) / d);
}

/** ⌈n/d⌉ for d > 0. */
function ceilDiv(n: bigint, d: bigint): bigint {
  return n > 0n ? (n + d - 1n) / d : n / d;
}

/** ⌈n/2^bits⌉; the shift alone is ⌊n/2^bits⌋, for negative n too. */
function ceilShift(n: bigint, bits: bigint): bigint {
  return -(-n >> bits);
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function max(a: bigint, b: bigint): bigint {
  return a < b ? b : a;
}
