/**
 * Exact rational numbers on BigInt: the only numbers on which the acceptance of a proof may rest.
 *
 * A value is kept normalised: the denominator is positive, and numerator and denominator are coprime. Nothing here
 * rounds, except `toNumber`, whose comment says how.
 */

import { oddPart, powerOfTwo } from './float64.js';
import { bitLength, gcd, shifted } from './integer.js';

/** `p` or `p/q` in decimal: no leading zeros, no plus sign, no minus zero, no zero denominator. */
const RATIONAL_TEXT = /^(?:0|-?[1-9][0-9]*)(?:\/[1-9][0-9]*)?$/;

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/** The powers 2^k that were needed so far: the denominators of float64 numbers. */
const POWERS_OF_TWO: bigint[] = [];

/**
 * A rational number, exact and immutable. All operations are exact; what rounds says so in its name or its docstring.
 * JSON has it as the text of `toString`.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * const third = Rational.of(1, 3);
 * third.plus(third).times(Rational.from('3/4')); // → 1/2
 * third.minus(Rational.half).sign; // → -1
 * third.roundedTo(64n); // → 21/64
 * third.toNumber(); // → 0.3333333333333333
 * ```
 */
export class Rational {
  static readonly zero = new Rational(0n, 1n);
  static readonly one = new Rational(1n, 1n);
  static readonly half = new Rational(1n, 2n);

  private constructor(
    readonly numerator: bigint,
    readonly denominator: bigint,
  ) {}

  /**
   * `numerator / denominator`, normalised. Throws on a zero denominator, and on a number that is not a safe integer.
   *
   * @example
   * ```ts
   * import { Rational } from 'basincheck';
   * Rational.of(6, -4); // → -3/2
   * Rational.of(2n ** 70n); // → 1180591620717411303424
   * Rational.of(1, 0); // throws Rational.of: expected a non-zero denominator, got 0
   * ```
   */
  static of(numerator: bigint | number, denominator: bigint | number = 1n): Rational {
    const n = toBigInt(numerator);
    const d = toBigInt(denominator);
    if (d === 0n) throw new RangeError('Rational.of: expected a non-zero denominator, got 0');
    if (d === 1n) return new Rational(n, 1n);
    return Rational.reduced(n, d);
  }

  /**
   * Reads `"3"` or `"-27/8"`; `undefined` for any other text (`"+1"`, `"-0"`, `"01"`, `"1/0"`, `"0.5"`, …).
   *
   * @example
   * ```ts
   * import { Rational } from 'basincheck';
   * Rational.parse('-27/8'); // → -27/8
   * Rational.parse('2/4'); // → 1/2
   * Rational.parse('0.5'); // → undefined
   * ```
   */
  static parse(text: string): Rational | undefined {
    if (!RATIONAL_TEXT.test(text)) return undefined;
    const slash = text.indexOf('/');
    if (slash < 0) return new Rational(BigInt(text), 1n);
    return Rational.reduced(BigInt(text.slice(0, slash)), BigInt(text.slice(slash + 1)));
  }

  /**
   * Like `parse`, for text that is known to be a rational; throws on any other.
   *
   * @example
   * ```ts
   * import { Rational } from 'basincheck';
   * Rational.from('-27/8').floor(); // → -4n
   * Rational.from('0.5'); // throws Rational.from: expected a rational such as 3 or -27/8, got 0.5
   * ```
   */
  static from(text: string): Rational {
    const value = Rational.parse(text);
    if (value === undefined) {
      throw new SyntaxError(`Rational.from: expected a rational such as 3 or -27/8, got ${text}`);
    }
    return value;
  }

  /**
   * The exact value of a finite float64, which is always a dyadic rational. Throws on NaN and infinities.
   *
   * @example
   * ```ts
   * import { Rational } from 'basincheck';
   * Rational.fromNumber(0.375); // → 3/8
   * Rational.fromNumber(0.1); // → 3602879701896397/36028797018963968
   * Rational.fromNumber(NaN); // throws Rational.fromNumber: expected a finite float64, got NaN
   * ```
   */
  static fromNumber(value: number): Rational {
    if (!Number.isFinite(value)) {
      throw new RangeError(`Rational.fromNumber: expected a finite float64, got ${String(value)}`);
    }
    if (Number.isSafeInteger(value)) return new Rational(BigInt(value), 1n);
    const { odd, exponent } = oddPart(value);
    return exponent >= 0
      ? new Rational(BigInt(odd) << BigInt(exponent), 1n)
      : new Rational(BigInt(odd), (POWERS_OF_TWO[-exponent] ??= 1n << BigInt(-exponent)));
  }

  private static reduced(n: bigint, d: bigint): Rational {
    const common = gcd(n, d);
    const divisor = d < 0n ? -common : common;
    return divisor === 1n ? new Rational(n, d) : new Rational(n / divisor, d / divisor);
  }

  /**
   * Henrici's method: it computes greatest common divisors of denominators, which are shorter than sums of products.
   */
  plus(other: Rational): Rational {
    const [d, e] = [this.denominator, other.denominator];
    if (d === e) {
      const n = this.numerator + other.numerator;
      return d === 1n ? new Rational(n, 1n) : Rational.reduced(n, d);
    }
    const common = gcd(d, e);
    if (common === 1n) return new Rational(this.numerator * e + other.numerator * d, d * e);
    const rest = d / common;
    const sum = this.numerator * (e / common) + other.numerator * rest;
    const divisor = gcd(sum, common);
    return new Rational(sum / divisor, rest * (e / divisor));
  }

  minus(other: Rational): Rational {
    return this.plus(other.negated());
  }

  /**
   * A common divisor of a product's numerator and denominator divides one factor's numerator and the other's
   * denominator.
   */
  times(other: Rational): Rational {
    const a = gcd(this.numerator, other.denominator);
    const b = gcd(other.numerator, this.denominator);
    if (a === 1n && b === 1n)
      return new Rational(this.numerator * other.numerator, this.denominator * other.denominator);
    return new Rational(
      (this.numerator / a) * (other.numerator / b),
      (this.denominator / b) * (other.denominator / a),
    );
  }

  /** Throws on a zero divisor. */
  dividedBy(other: Rational): Rational {
    if (other.numerator === 0n) {
      throw new RangeError('Rational.dividedBy: expected a non-zero divisor, got 0');
    }
    return Rational.reduced(this.numerator * other.denominator, this.denominator * other.numerator);
  }

  negated(): Rational {
    return new Rational(-this.numerator, this.denominator);
  }

  abs(): Rational {
    return this.numerator < 0n ? this.negated() : this;
  }

  /** The sign of `this − other`: −1, 0 or 1. */
  compare(other: Rational): -1 | 0 | 1 {
    const left = this.numerator * other.denominator;
    const right = other.numerator * this.denominator;
    return left < right ? -1 : left > right ? 1 : 0;
  }

  equals(other: Rational): boolean {
    return this.numerator === other.numerator && this.denominator === other.denominator;
  }

  lessThan(other: Rational): boolean {
    return this.compare(other) < 0;
  }

  atMost(other: Rational): boolean {
    return this.compare(other) <= 0;
  }

  /** −1, 0 or 1. */
  get sign(): -1 | 0 | 1 {
    return this.numerator < 0n ? -1 : this.numerator > 0n ? 1 : 0;
  }

  /** The greatest integer ≤ this. */
  floor(): bigint {
    const quotient = this.numerator / this.denominator;
    return this.numerator % this.denominator < 0n ? quotient - 1n : quotient;
  }

  /** The least integer ≥ this. */
  ceil(): bigint {
    return -this.negated().floor();
  }

  /** The nearest multiple of `1/denominator`; a tie goes up. */
  roundedTo(denominator: bigint): Rational {
    const scaled = this.times(Rational.of(denominator)).plus(Rational.half);
    return Rational.of(scaled.floor(), denominator);
  }

  /** The greatest multiple of `1/denominator` that is ≤ this. */
  roundedDownTo(denominator: bigint): Rational {
    return Rational.of(this.times(Rational.of(denominator)).floor(), denominator);
  }

  /** The least multiple of `1/denominator` that is ≥ this. */
  roundedUpTo(denominator: bigint): Rational {
    return Rational.of(this.times(Rational.of(denominator)).ceil(), denominator);
  }

  /**
   * The float64 nearest to this. Ties go to the even significand, overflow to ±∞, underflow through the subnormals to
   * 0: the rounding roundTiesToEven of IEEE 754.
   */
  toNumber(): number {
    const n = this.numerator < 0n ? -this.numerator : this.numerator;
    const d = this.denominator;
    if (n === 0n) return 0;
    // The quotient of two float64 numbers is rounded to the nearest float64, ties to even.
    if (n <= SAFE && d <= SAFE) return Number(this.numerator) / Number(d);
    // The exponent e of the float grid at n/d: n/(d·2^e) lies in (2^52, 2^54), or below it among the subnormals.
    let e = Math.max(bitLength(n) - bitLength(d) - 53, -1074);
    if (shifted(n, -e) / shifted(d, e) >= 1n << 53n) e += 1;
    const [top, bottom] = [shifted(n, -e), shifted(d, e)];
    let significand = top / bottom;
    const twiceRest = 2n * (top % bottom);
    if (twiceRest > bottom || (twiceRest === bottom && significand % 2n === 1n)) significand += 1n;
    return this.sign * Number(significand) * powerOfTwo(e);
  }

  /** The text that `parse` reads back to the same value. */
  toString(): string {
    return this.denominator === 1n ? `${this.numerator}` : `${this.numerator}/${this.denominator}`;
  }

  toJSON(): string {
    return this.toString();
  }

  /**
   * The lesser of the two.
   *
   * @example
   * ```ts
   * import { Rational } from 'basincheck';
   * Rational.min(Rational.of(1, 3), Rational.of(2, 7)); // → 2/7
   * ```
   */
  static min(a: Rational, b: Rational): Rational {
    return b.lessThan(a) ? b : a;
  }

  /**
   * The greater of the two.
   *
   * @example
   * ```ts
   * import { Rational } from 'basincheck';
   * Rational.max(Rational.of(1, 3), Rational.of(2, 7)); // → 1/3
   * ```
   */
  static max(a: Rational, b: Rational): Rational {
    return a.lessThan(b) ? b : a;
  }
}

function toBigInt(value: bigint | number): bigint {
  if (typeof value === 'bigint') return value;
  if (!Number.isSafeInteger(value)) {
    throw new RangeError(`Rational.of: expected an integer, got ${String(value)}`);
  }
  return BigInt(value);
}
