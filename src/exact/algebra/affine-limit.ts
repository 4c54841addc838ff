/**
 * What an infinitely wide network with one hidden layer of units σ(t) = α·t + β comes to: K̃ and J∞ of (3) in the paper on sigmoid
 * autoencoders, which are rational. J∞ is the same everywhere, since the network is affine.
 */

import { at, matrix, type Matrix, Rational, type Vector, type Watch, unwatched } from '../numbers/index.js';

export interface AffineLimit {
  /** n examples in ℝⁿ⁰, as rows. */
  readonly examples: Matrix;
  /** α */
  readonly slope: Rational;
  /** J₀, n0×n0. */
  readonly start: Matrix;
  /** β; 0 if not given. */
  readonly intercept?: Rational;
  /** u = W⁽¹⁾·1/√n₁, so that f₀(x) = J₀·x + β·u; 0 if not given. */
  readonly sums?: Vector;
}

/** 2α²/n0 */
function factorOf({ examples, slope }: AffineLimit): Rational {
  return slope
    .times(slope)
    .times(Rational.of(2))
    .dividedBy(Rational.of(at(examples, 0).length));
}

/**
 * K̃ = (2α²/n0)·X̂ᵀX̂ + β²·11ᵀ, n×n.
 *
 * @example
 * ```ts
 * import { matrix, Rational } from 'basincheck';
 * import { affineJacobian, affineKernel } from 'basincheck/exact';
 * const [one, zero] = [Rational.one, Rational.zero];
 * const limit = { examples: [[one]], slope: one, start: [[zero]], intercept: one, sums: [Rational.of(-3, 4)] };
 * affineKernel(limit); // → [[3]]
 * affineJacobian(limit, matrix.inverse(affineKernel(limit)) ?? []); // → [[7/6]]
 * ```
 */
export function affineKernel(limit: AffineLimit, watch: Watch = unwatched): Matrix {
  const { examples, intercept = Rational.zero } = limit;
  const factor = factorOf(limit);
  const square = intercept.times(intercept);
  return matrix
    .multiply(examples, matrix.transpose(examples), watch)
    .map((row) => row.map((entry) => entry.times(factor).plus(square)));
}

/**
 * J∞ = (X̂ − J₀·X̂ − β·u·1ᵀ)·K̃⁻¹·(2α²/n0)·X̂ᵀ + J₀, for the inverse of K̃. It is Lemma 4's Jacobian, at every x.
 *
 * @example
 * ```ts
 * import { matrix, Rational } from 'basincheck';
 * import { affineJacobian, affineKernel } from 'basincheck/exact';
 * const [one, zero] = [Rational.one, Rational.zero];
 * const limit = { examples: [[one]], slope: one, start: [[zero]], intercept: one, sums: [Rational.of(-3, 4)] };
 * affineKernel(limit); // → [[3]]
 * affineJacobian(limit, matrix.inverse(affineKernel(limit)) ?? []); // → [[7/6]]
 * ```
 */
export function affineJacobian(limit: AffineLimit, inverse: Matrix, watch: Watch = unwatched): Matrix {
  const { examples, start, intercept = Rational.zero, sums = matrix.zeros(start.length) } = limit;
  const factor = factorOf(limit);
  const columns = matrix.transpose(examples);
  const images = matrix.multiply(start, columns, watch);
  const targets = columns.map((row, i) =>
    row.map((x, j) => x.minus(at(at(images, i), j)).minus(intercept.times(at(sums, i)))),
  );
  const learned = matrix.multiply(matrix.multiply(targets, inverse, watch), examples, watch);
  return learned.map((row, i) => row.map((entry, j) => entry.times(factor).plus(at(at(start, i), j))));
}
