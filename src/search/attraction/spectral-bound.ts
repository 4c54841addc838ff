/** A proved upper bound of the spectral radius of a Jacobian: ρ(J)^k ≤ |(B⁻¹JB)^k| for any invertible B and any k. */

import { Matrix } from 'ml-matrix';
import { FloatInterval, type Network } from '../../exact/index.js';
import { imageOver, slopesOver } from './interval-jacobian.js';
import {
  Coordinates,
  eigenvectors,
  identity,
  isBounded,
  middleOf,
  normOf,
  product,
  type IntervalMatrix,
  type IntervalVector,
} from './interval-matrix.js';

/** The powers k = 1, 2, 4, …, 2^SQUARINGS are tried. */
const SQUARINGS = 5;

/**
 * ρ(J) is at most this for the Jacobian J of Fᵐ at x; at a bend of φ, for every one-sided one. `undefined` where φ jumps
 * on the way, or numbers overflow.
 *
 * @example
 * ```ts
 * import { hardTanh, Network, Rational, spectralRadiusAtMost } from 'basincheck';
 * const layer = (weight: Rational) => ({ weights: [[weight]], bias: [Rational.zero] });
 * const F = new Network(hardTanh, [layer(Rational.of(2)), layer(Rational.one)]);
 * spectralRadiusAtMost(F, [1], 1); // → 0
 * spectralRadiusAtMost(F, [0], 1); // → 2
 * ```
 */
export function spectralRadiusAtMost(network: Network, x: ArrayLike<number>, m: number): number | undefined {
  if (!Array.from(x).every(Number.isFinite)) return undefined;
  let value: IntervalVector = Array.from(x, around);
  let J: IntervalMatrix | undefined = identity(x.length);
  for (let round = 0; round < m && J; round++) {
    J = slopesOver(network, value, J);
    value = imageOver(network, value);
  }
  if (J === undefined || !isBounded(J)) return undefined;
  const middle = middleOf(J);
  const bounds = [Matrix.eye(J.length), eigenvectors(middle)].flatMap((B) => {
    const coordinates = B && Coordinates.of(B);
    return coordinates ? [leastNormOfPowers(coordinates.similar(J))] : [];
  });
  const least = Math.min(...bounds);
  return least < Infinity ? least : undefined;
}

/** Numbers on both sides of x, so that at a bend the slopes of both sides are met, which at x alone are not. */
function around(x: number): FloatInterval {
  const width = Math.abs(x) * 2 ** -52 + LEAST_WIDTH;
  return FloatInterval.of(x - width, x + width);
}

const LEAST_WIDTH = 2 ** -200;

/** min |Y^k|^(1/k) over k = 1, 2, 4, …, rounded upward. */
function leastNormOfPowers(Y: IntervalMatrix): number {
  let power = Y;
  let least = normOf(power);
  for (let k = 1; k <= SQUARINGS; k++) {
    power = product(power, power);
    let root = normOf(power);
    for (let i = 0; i < k; i++) root = rootAbove(root);
    if (!(root < Infinity)) break;
    least = Math.min(least, root);
  }
  return least;
}

/** A number whose square is at least x ≥ 0. */
function rootAbove(x: number): number {
  let root = Math.sqrt(x);
  while (root < Infinity && FloatInterval.point(root).scaled(root).lo < x) {
    root = FloatInterval.point(root).plus(FloatInterval.point(root * 2 ** -52 + Number.MIN_VALUE)).hi;
  }
  return root;
}
