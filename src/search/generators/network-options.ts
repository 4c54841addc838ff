import type { Activation } from '../../exact/index.js';
import type { ActivationOptions } from './activation.js';
import type { DyadicOptions } from './dyadic.js';
import type { Range } from './range.js';

/**
 * The networks F: ℝⁿ⁰ → ℝⁿᴸ that are asked for. An option given as a range shrinks to its least value; one given as a
 * number stays.
 */
export interface NetworkOptions {
  /** The input dimension n0; from 1 to 3 if not given. */
  readonly inputDimension?: Range;
  /**
   * The number of layers L; 2 or 3 if not given. If a list of widths or ranks is given, its length decides the number
   * of layers.
   */
  readonly depth?: Range;
  /** An autoencoder maps to ℝⁿ⁰, a scalar network to ℝ; an autoencoder if not given. */
  readonly output?: 'autoencoder' | 'scalar';
  /**
   * The widths n_1, …, n_{L−1} of the hidden layers: one by one, or what they have in common; at most n0 if not
   * given.
   */
  readonly hiddenWidths?: HiddenWidths | readonly number[];
  /**
   * The exact ranks of W_1, …, W_L: one by one; or `full`, which is min(m, n) for every m×n matrix; or `some below
   * n0`, the hypothesis of Theorem 2.1; or `any`, the default.
   */
  readonly ranks?: 'any' | 'full' | 'some below n0' | readonly number[];
  /** With `tied`, every network has two layers of any widths, and W₂ is the transpose of W₁; `any` if not given. */
  readonly weights?: 'tied' | 'any';
  /** The traits of φ, or φ itself. */
  readonly activation?: ActivationOptions | Activation;
  /** The numbers from which weights and biases are drawn. */
  readonly numbers?: DyadicOptions;
  /**
   * The share of the networks that have an attractive fixed point for certain (see `withAttractor`), from 0 to 1; 0
   * if not given. This concerns drawing only: shrinks need not have an attractor.
   */
  readonly planted?: number;
}

export type HiddenWidths = 'any' | 'at most n0' | 'n0' | 'some above n0' | 'some other than n0';
