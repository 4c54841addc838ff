import type { Activation } from '../../exact/index.js';
import type { ActivationOptions } from './activation.js';
import type { DyadicOptions } from './dyadic.js';
import type { Range } from './range.js';

/** Which networks F: ℝⁿ⁰ → ℝⁿᴸ are asked for. What is a range shrinks to its least; what is a number stays. */
export interface NetworkOptions {
  /** n0; from 1 to 3 if not given. */
  readonly inputDimension?: Range;
  /** L; 2 or 3 if not given. Where a list of widths or of ranks is given, that says how many layers there are. */
  readonly depth?: Range;
  /** An autoencoder maps to ℝⁿ⁰, and so does F if nothing is given; a scalar one maps to ℝ. */
  readonly output?: 'autoencoder' | 'scalar';
  /** Of the hidden layers, n_1, …, n_{L−1}: one by one, or what they have in common; at most n0 if not given. */
  readonly hiddenWidths?: HiddenWidths | readonly number[];
  /**
   * Of W_1, …, W_L, exactly: one by one; or `full`, min(m, n) for every m×n matrix; or `some below n0`, the
   * hypothesis of Theorem 2.1; or `any`, if not given.
   */
  readonly ranks?: 'any' | 'full' | 'some below n0' | readonly number[];
  /** What φ is to be, or φ itself. */
  readonly activation?: ActivationOptions | Activation;
  /** Which numbers are drawn for weights and biases. */
  readonly numbers?: DyadicOptions;
  /**
   * Which share of the networks, from 0, if not given, to 1, is to have an attractive fixed point for certain (see
   * `withAttractor`). It is a matter of drawing alone: shrinks need not have one any more.
   */
  readonly planted?: number;
}

export type HiddenWidths = 'at most n0' | 'n0' | 'some above n0' | 'some other than n0';
