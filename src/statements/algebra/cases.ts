/** What the statements about exact data speak of: examples, images, matrices, laws of weights, wide networks with affine units. */

import type { Law, LayerActivation, Matrix, Rational, Vector } from '../../exact/index.js';

/** A layer x ↦ φ(A·x) without bias, trained on n examples in ℝᵈ, which are the rows. */
export interface LayerCase {
  readonly activation: LayerActivation;
  readonly examples: Matrix;
}

/** A linear layer that gradient descent starts at the d×d matrix `start`. */
export interface StartCase {
  readonly examples: Matrix;
  readonly start: Matrix;
}

/** An s×s image, and one k×k filter with stride 1 and zeros around the image; k is odd. */
export interface FilterCase {
  readonly image: Matrix;
  readonly kernel: number;
}

/** A linear layer A, d×d, that is to memorize v: its entry at `zero` (row, column) is forced to be zero. */
export interface ForcedZeroCase {
  readonly matrix: Matrix;
  readonly vector: Vector;
  readonly zero: readonly [row: number, column: number];
}

/** The map x ↦ J·x, with the fixed point 0 and the Jacobian J. */
export interface MapCase {
  readonly jacobian: Matrix;
}

/** The map x ↦ W₂·h(W₁·x) of ℝᵈ, h the HardTanh: `inner` is W₁, m×d, and `outer` is W₂, d×m. It has the fixed point 0. */
export interface OddNetworkCase {
  readonly inner: Matrix;
  readonly outer: Matrix;
}

/** A ReLU layer as wide as one likes, with independent weights and biases of one law, and examples in ℝᵈ as rows. */
export interface LawCase {
  readonly law: Law;
  readonly examples: Matrix;
}

/** An s×s image, and a linear network of this many layers of 3×3 filters with zeros around the images. */
export interface DepthCase {
  readonly image: Matrix;
  readonly layers: number;
}

/** Points of ℝᵈ, as rows, that are to be attractors of a network with one hidden layer of ReLU units. */
export interface PointsCase {
  readonly points: Matrix;
}

/** A 3×3 filter for each channel of an s×s image, one step every `stride` pixels. */
export interface ConvolutionCase {
  readonly filters: Matrix;
  readonly s: number;
  readonly stride: number;
}

/** An upsampling of an s×s image, as Algorithm 2 writes it. */
export interface UpsamplingCase {
  readonly s: number;
  readonly channels: number;
  readonly scale: number;
  /** Where columnIndex starts in its line 11: 0, as printed, or 1. */
  readonly first: number;
}

/**
 * An infinitely wide network with one hidden layer of units σ(t) = α·t, trained to reproduce n examples in ℝⁿ⁰, which are the rows. α is `slope`, and
 * `start` the n0×n0 Jacobian J₀ before training.
 */
export interface LinearLimitCase {
  readonly examples: Matrix;
  readonly slope: Rational;
  readonly start: Matrix;
}

/** The same with σ(t) = α·t + β; β is `intercept`, and `sums` the vector W⁽¹⁾·1/√n₁ of length n0. */
export interface AffineLimitCase extends LinearLimitCase {
  readonly intercept: Rational;
  readonly sums: Vector;
}
