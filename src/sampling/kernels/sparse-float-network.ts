/** A network in float64 without the zeros of its matrices: plain data, which may be passed to a thread. */

import { type Activation, PiecewiseLinear, type RankBounds, type SparseNetwork } from '../../exact/index.js';
import { floatPieces, type FloatPieces } from './float-network.js';

/** Row i has the weights from `starts[i]` up to `starts[i + 1]`, each at its place, in increasing order of places. */
export interface SparseFloatLayer {
  readonly inputs: number;
  readonly outputs: number;
  readonly starts: Uint32Array;
  readonly places: Uint32Array;
  readonly weights: Float64Array;
  readonly bias: Float64Array;
}

export interface SparseFloatNetwork {
  readonly dimension: number;
  readonly layers: readonly SparseFloatLayer[];
  readonly activation: Activation;
  readonly pieces: FloatPieces | undefined;
}

/** The layers rounded to float64. */
export function sparseFloatLayers({ layers }: SparseNetwork): readonly SparseFloatLayer[] {
  return layers.map(({ inputs, rows, bias }) => {
    const starts = new Uint32Array(rows.length + 1);
    rows.forEach(({ places }, i) => (starts[i + 1] = (starts[i] ?? 0) + places.length));
    const places = new Uint32Array(starts[rows.length] ?? 0);
    const weights = new Float64Array(places.length);
    rows.forEach((row, i) => {
      places.set(row.places, starts[i]);
      weights.set(
        row.values.map((w) => w.toNumber()),
        starts[i],
      );
    });
    return {
      inputs,
      outputs: rows.length,
      starts,
      places,
      weights,
      bias: Float64Array.from(bias, (b) => b.toNumber()),
    };
  });
}

/** Throws unless F maps ℝⁿ to ℝⁿ. */
export function sparseFloatNetwork(
  activation: Activation,
  layers: readonly SparseFloatLayer[],
): SparseFloatNetwork {
  const [dimension, outputs] = [layers[0]?.inputs ?? 0, layers.at(-1)?.outputs ?? 0];
  if (dimension !== outputs || dimension === 0) {
    throw new RangeError(
      `sparseFloatNetwork: expected as many outputs as inputs, got ${dimension} inputs and ${outputs} outputs`,
    );
  }
  const pieces = activation instanceof PiecewiseLinear ? floatPieces(activation) : undefined;
  return { dimension, layers, activation, pieces };
}

/** What hypotheses ask of a network, as far as the shapes of its layers and φ say it. */
export function shapeOf({ dimension, layers, activation }: SparseFloatNetwork): {
  readonly activation: Activation;
  readonly inputDimension: number;
  readonly depth: number;
  readonly widths: readonly number[];
  rankBounds(): readonly RankBounds[];
} {
  return {
    activation,
    inputDimension: dimension,
    depth: layers.length,
    widths: layers.map(({ outputs }) => outputs),
    rankBounds: () => layers.map(({ inputs, outputs }) => ({ least: 0, most: Math.min(inputs, outputs) })),
  };
}
