/**
 * A network in float64, the form with which everything in this room computes. Nothing here is exact, and nothing is
 * proved.
 *
 * There is one order of operations, that of `Network.evaluate`. It holds for every present and future kernel, so the
 * same seed gives the same bytes whichever kernel runs:
 *
 *     affine:   ((…((0 + w₁·x₁) + w₂·x₂) + …) + wₙ·xₙ) + b      each · and + rounded to float64, none fused
 *     φ:        slope·y + intercept of the first piece with y ≤ until, in two roundings; NaN stays NaN;
 *               a smooth φ as `exponential-float64.ts` says
 */

import { type Activation, type Network, PiecewiseLinear } from '../../exact/index.js';

/** W of shape outputs × inputs, row after row, and b. */
export interface FloatLayer {
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: Float64Array;
  readonly bias: Float64Array;
}

/** The pieces of φ: piece i holds for until[i − 1] < y ≤ until[i]; the last one has until = ∞. */
export interface FloatPieces {
  readonly until: Float64Array;
  readonly slope: Float64Array;
  readonly intercept: Float64Array;
}

export interface FloatNetwork {
  readonly dimension: number;
  readonly layers: readonly FloatLayer[];
  readonly activation: Activation;
  /** The pieces of φ, if it is piecewise linear. */
  readonly pieces: FloatPieces | undefined;
}

/** The layers rounded to float64. Throws unless F maps ℝⁿ to ℝⁿ. */
export function floatNetwork(network: Network): FloatNetwork {
  const { activation, inputDimension, outputDimension } = network;
  if (inputDimension !== outputDimension) {
    throw new RangeError(
      `floatNetwork: expected as many outputs as inputs, got ${inputDimension} inputs and ${outputDimension} outputs`,
    );
  }
  return {
    dimension: inputDimension,
    layers: floatLayers(network),
    activation,
    pieces: activation instanceof PiecewiseLinear ? floatPieces(activation) : undefined,
  };
}

export function floatLayers({ layers }: Network): readonly FloatLayer[] {
  return layers.map(({ weights, bias }) => ({
    inputs: weights[0]?.length ?? 0,
    outputs: weights.length,
    weights: Float64Array.from(weights.flat(), (w) => w.toNumber()),
    bias: Float64Array.from(bias, (b) => b.toNumber()),
  }));
}

export function floatPieces({ pieces }: PiecewiseLinear): FloatPieces {
  return {
    until: Float64Array.from(pieces, ({ until }) => until?.toNumber() ?? Infinity),
    slope: Float64Array.from(pieces, ({ slope }) => slope.toNumber()),
    intercept: Float64Array.from(pieces, ({ intercept }) => intercept.toNumber()),
  };
}
