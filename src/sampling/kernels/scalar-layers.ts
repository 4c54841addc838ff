/** F at one point, one coordinate after the other, in the order of operations that `float-network.ts` fixes. */

import { type Activation, type Network, PiecewiseLinear } from '../../exact/index.js';
import { type FloatLayer, floatLayers, floatPieces, type FloatPieces } from './float-network.js';
import type { SparseFloatLayer } from './sparse-float-network.js';

/** Writes φ(y_i) over each of the first `count` entries. */
type ActivationLoop = (y: Float64Array, count: number) => void;

/** The layers, with room for the image of each. */
export class ScalarLayers {
  /** The point. `apply` replaces it by its image; the array is another one afterwards. */
  x: Float64Array;
  private y: Float64Array;
  private readonly activate: ActivationLoop;

  constructor(
    private readonly layers: readonly (FloatLayer | SparseFloatLayer)[],
    activation: Activation,
    pieces: FloatPieces | undefined,
  ) {
    this.activate =
      pieces === undefined
        ? (y, count) => {
            for (let i = 0; i < count; i++) y[i] = activation.evaluate(y[i] ?? NaN);
          }
        : pieces.until.length === 2
          ? twoPieces(pieces)
          : manyPieces(pieces);
    const width = Math.max(...layers.map(({ inputs, outputs }) => Math.max(inputs, outputs)));
    this.x = new Float64Array(width);
    this.y = new Float64Array(width);
  }

  /** Replaces the first entries of x by those of F(x). */
  apply(): void {
    const { layers, activate } = this;
    let { x, y } = this;
    const last = layers.length - 1;
    for (let k = 0; k <= last; k++) {
      const layer = layers[k];
      if (layer === undefined) break;
      if ('starts' in layer) applySparse(layer, x, y);
      else applyDense(layer, x, y);
      if (k < last) activate(y, layer.outputs);
      const image = y;
      y = x;
      x = image;
    }
    this.x = x;
    this.y = y;
  }
}

/**
 * The first coordinate of F: ℝⁿ → ℝᵐ at points in float64, rounded as `Network.evaluate` rounds it, without an allocation for each.
 * NaN where it is not a number.
 */
export function firstCoordinate(network: Network): (x: ArrayLike<number>) => number {
  const { activation, inputDimension: n } = network;
  const pieces = activation instanceof PiecewiseLinear ? floatPieces(activation) : undefined;
  const layers = new ScalarLayers(floatLayers(network), activation, pieces);
  return (point) => {
    for (let i = 0; i < n; i++) layers.x[i] = point[i] ?? NaN;
    layers.apply();
    return layers.x[0] ?? NaN;
  };
}

function applyDense({ inputs, outputs, weights, bias }: FloatLayer, x: Float64Array, y: Float64Array): void {
  for (let i = 0, w = 0; i < outputs; i++) {
    let sum = 0;
    for (let j = 0; j < inputs; j++) sum += (weights[w++] ?? NaN) * (x[j] ?? NaN);
    y[i] = sum + (bias[i] ?? NaN);
  }
}

/** The same for finite x, since a sum does not change when 0 is added to it. */
function applySparse(
  { outputs, starts, places, weights, bias }: SparseFloatLayer,
  x: Float64Array,
  y: Float64Array,
): void {
  for (let i = 0, w = 0; i < outputs; i++) {
    let sum = 0;
    for (const end = starts[i + 1] ?? 0; w < end; w++)
      sum += (weights[w] ?? NaN) * (x[places[w] ?? 0] ?? NaN);
    y[i] = sum + (bias[i] ?? NaN);
  }
}

function twoPieces({ until, slope, intercept }: FloatPieces): ActivationLoop {
  const [u = NaN, s0 = NaN, s1 = NaN] = [until[0], slope[0], slope[1]];
  const [i0 = NaN, i1 = NaN] = [intercept[0], intercept[1]];
  return (y, count) => {
    for (let i = 0; i < count; i++) {
      const value = y[i] ?? NaN;
      y[i] = value <= u ? line(s0, i0, value) : line(s1, i1, value);
    }
  };
}

/** The last piece takes everything that the others leave, so that NaN stays NaN. */
function manyPieces({ until, slope, intercept }: FloatPieces): ActivationLoop {
  const last = until.length - 1;
  return (y, count) => {
    for (let i = 0; i < count; i++) {
      const value = y[i] ?? NaN;
      let piece = 0;
      while (piece < last && !(value <= (until[piece] ?? NaN))) piece++;
      y[i] = line(slope[piece] ?? NaN, intercept[piece] ?? NaN, value);
    }
  };
}

/** A constant piece is constant at ±∞ too; NaN stays NaN. */
function line(slope: number, intercept: number, y: number): number {
  return slope === 0 && !Number.isNaN(y) ? intercept : slope * y + intercept;
}
