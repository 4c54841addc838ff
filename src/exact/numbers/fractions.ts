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

/**
 * Over the least common denominator, which is watched while it grows.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { fractions } from 'basincheck/exact';
 * fractions([Rational.of(1, 4), Rational.of(-1, 6)]); // → { numerators: [3n, -2n], denominator: 12n }
 * ```
 */
export function fractions(values: Vector, watch: Watch = unwatched): Fractions {
  const denominator = values.reduce((q, { denominator: d }) => {
    if (q === d || d === 1n) return q;
    const common = leastCommonMultiple(q, d);
    watch({ numerator: 1n, denominator: common }, values.length);
    return common;
  }, 1n);
  const numerators = values.map((x) => {
    watch({ numerator: x.numerator, denominator }, values.length);
    return x.numerator * (denominator / x.denominator);
  });
  return { numerators, denominator };
}

/**
 * The same values, each in lowest terms.
 *
 * @example
 * ```ts
 * import { rationals } from 'basincheck/exact';
 * rationals({ numerators: [3n, -2n], denominator: 12n }); // → [1/4, -1/6]
 * ```
 */
export function rationals({ numerators, denominator }: Fractions): Vector {
  return numerators.map((numerator) => Rational.of(numerator, denominator));
}

/**
 * The same values over the least common denominator.
 *
 * @example
 * ```ts
 * import { inLowestTerms } from 'basincheck/exact';
 * inLowestTerms({ numerators: [6n, -4n], denominator: 24n }); // → { numerators: [3n, -2n], denominator: 12n }
 * ```
 */
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
