/**
 * Vectors of rationals over one common denominator, not in lowest terms. Their sums and products are sums and
 * products of integers; no greatest common divisor is needed for each.
 */

import { bitLength, gcd, leastCommonMultiple } from './integer.js';
import { unwatched, type Vector, type Watch } from './matrix.js';
import { Rational } from './rational.js';

/** The values `numerators[i] / denominator`, denominator > 0. */
export interface Fractions {
  readonly numerators: readonly bigint[];
  readonly denominator: bigint;
}

/** The values over their least common denominator; the denominator is watched while it grows. */
export function fractions(values: Vector, watch: Watch = unwatched): Fractions {
  const denominator = values.reduce((q, { denominator: d }) => {
    if (q === d || d === 1n) return q;
    const common = leastCommonMultiple(q, d);
    watch({ numerator: 1n, denominator: common }, values.length);
    return common;
  }, 1n);
  return { numerators: values.map((x) => x.numerator * (denominator / x.denominator)), denominator };
}

/** The same values, each in lowest terms. */
export function rationals({ numerators, denominator }: Fractions): Vector {
  return numerators.map((numerator) => Rational.of(numerator, denominator));
}

/** The same values over the least common denominator. */
export function inLowestTerms({ numerators, denominator }: Fractions): Fractions {
  const common = numerators.reduce((divisor, numerator) => gcd(divisor, numerator), denominator);
  return { numerators: numerators.map((numerator) => numerator / common), denominator: denominator / common };
}

/** Denominators below this number are not reduced. */
const LEAST_DENOMINATOR_TO_REDUCE = 1n << 256n;

/**
 * Whether the number of binary digits of a denominator that grew has passed a power of two. Its digits may be of no
 * use, as on an orbit that meets pieces where φ is constant. Reducing only at these times costs little, and keeps
 * numbers not much longer than they have been in lowest terms.
 */
export function isLowestTermsDue(before: bigint, now: bigint): boolean {
  return now >= LEAST_DENOMINATOR_TO_REDUCE && Math.clz32(bitLength(before)) > Math.clz32(bitLength(now));
}
