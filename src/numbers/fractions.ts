/**
 * Vectors of rationals over one common denominator, not in lowest terms: sums and products of their numerators are
 * sums and products of integers, without a greatest common divisor for each.
 */

import { gcd } from './integer.js';
import type { Vector } from './matrix.js';
import { Rational } from './rational.js';

/** The values `numerators[i] / denominator`, denominator > 0. */
export interface Fractions {
  readonly numerators: readonly bigint[];
  readonly denominator: bigint;
}

/** Over the least common denominator. */
export function fractions(values: Vector): Fractions {
  const denominator = values.reduce((q, { denominator: d }) => (q / gcd(q, d)) * d, 1n);
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
