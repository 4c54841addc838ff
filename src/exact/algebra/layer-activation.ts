/**
 * Activations of a single layer with an inverse in exact numbers. The sigmoid's inverse is an integer times ln 2 where
 * its value is 1/(1 + 2^−m); it is then given in units of ln 2, which change no rank and no relation between examples.
 */

import { bitLength, Rational } from '../numbers/index.js';

/** `softsign` is (1 + t/(1 + |t|))/2, which has values in (0, 1), and `centred-softsign` t/(1 + |t|). The slope of `leaky-relu`, for t < 0, is positive. */
export type LayerActivation =
  | { readonly name: 'identity' | 'sigmoid' | 'softsign' | 'centred-softsign' }
  | { readonly name: 'leaky-relu'; readonly slope: Rational };

/**
 * φ⁻¹(y), for the sigmoid in units of ln 2; `undefined` if y is no value of φ, or its inverse is not that exact.
 *
 * @example
 * ```ts
 * import { Rational } from 'basincheck';
 * import { inverseAt } from 'basincheck/exact';
 * inverseAt({ name: 'sigmoid' }, Rational.of(1, 5)); // → -2
 * inverseAt({ name: 'softsign' }, Rational.of(1, 3)); // → -1/2
 * ```
 */
export function inverseAt(activation: LayerActivation, y: Rational): Rational | undefined {
  switch (activation.name) {
    case 'identity':
      return y;
    case 'sigmoid':
      return isBetweenZeroAndOne(y) ? binaryLogarithm(y.dividedBy(Rational.one.minus(y))) : undefined;
    case 'softsign':
      return centredInverseAt(y.plus(y).minus(Rational.one));
    case 'centred-softsign':
      return centredInverseAt(y);
    case 'leaky-relu':
      return y.sign < 0 ? y.dividedBy(activation.slope) : y;
  }
}

/** φ(0). */
export function valueAtZero({ name }: LayerActivation): Rational {
  return name === 'sigmoid' || name === 'softsign' ? Rational.half : Rational.zero;
}

/** Whether φ is strictly convex for t ≤ 0 and strictly concave for t ≥ 0; otherwise it is affine on both sides. */
export function isCurved({ name }: LayerActivation): boolean {
  return name === 'sigmoid' || name === 'softsign' || name === 'centred-softsign';
}

function isBetweenZeroAndOne(y: Rational): boolean {
  return y.sign > 0 && y.lessThan(Rational.one);
}

/** t with t/(1 + |t|) = y. */
function centredInverseAt(y: Rational): Rational | undefined {
  const rest = Rational.one.minus(y.abs());
  return rest.sign > 0 ? y.dividedBy(rest) : undefined;
}

/** m with x = 2^m, for x > 0; `undefined` if there is none. */
function binaryLogarithm({ numerator, denominator }: Rational): Rational | undefined {
  const isPower = (n: bigint): boolean => (n & (n - 1n)) === 0n;
  if (!isPower(numerator) || !isPower(denominator)) return undefined;
  return Rational.of(bitLength(numerator) - bitLength(denominator));
}
