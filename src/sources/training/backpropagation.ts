/**
 * The loss E = 1/(2N)·Σ |F(x_i) − y_i|² over N pairs, and its gradient, all pairs at once.
 *
 * With Z_k the affine values of layer k (N rows) and A_k = φ(Z_k): D_L = (A_L − Y)/N, ∂E/∂W_k = D_kᵀ·A_{k−1},
 * ∂E/∂b_k = the column sums of D_k, and D_{k−1} = (D_k·W_k) ⊙ φ′(Z_{k−1}).
 */

import type { Activation } from '../../exact/index.js';
import type { Pairs } from './examples.js';
import { zerosLike, type LayerParameters } from './parameters.js';
import { timesTransposed, transposed } from './products.js';
import { differentiated, type Differentiated } from './slope.js';

/** The arrays computed for a layer. `affine`, `value`, `slope` and `delta` have a row for each pair. */
interface Pass {
  readonly affine: Float64Array;
  readonly value: Float64Array;
  readonly slope: Float64Array;
  readonly delta: Float64Array;
  /** Space for the transposes of `delta`, of the layer's input and of the weights. */
  readonly deltaT: Float64Array;
  readonly inputT: Float64Array;
  readonly weightsT: Float64Array;
}

export class Backpropagation {
  /** ∂E/∂W and ∂E/∂b of each layer at the last call of `gradient`. */
  readonly gradients: readonly LayerParameters[];
  private readonly passes: readonly Pass[];
  private readonly phi: Differentiated;

  /** Throws unless the first layer has as many inputs as the pairs, and the last one as many outputs. */
  constructor(
    activation: Activation,
    private readonly layers: readonly LayerParameters[],
    private readonly pairs: Pairs,
  ) {
    const { inputs, outputs } = pairs;
    const [first, last] = [layers[0]?.inputs, layers.at(-1)?.outputs];
    if (inputs.count !== outputs.count || first !== inputs.dimension || last !== outputs.dimension) {
      throw new RangeError(
        `Backpropagation: expected pairs of ${first ?? 0} inputs and ${last ?? 0} outputs, ` +
          `got ${inputs.count} of ${inputs.dimension} and ${outputs.count} of ${outputs.dimension}`,
      );
    }
    this.phi = differentiated(activation);
    this.gradients = zerosLike(layers);
    const rows = inputs.count;
    this.passes = layers.map((layer) => ({
      affine: new Float64Array(rows * layer.outputs),
      value: new Float64Array(rows * layer.outputs),
      slope: new Float64Array(rows * layer.outputs),
      delta: new Float64Array(rows * layer.outputs),
      deltaT: new Float64Array(rows * layer.outputs),
      inputT: new Float64Array(rows * layer.inputs),
      weightsT: new Float64Array(layer.inputs * layer.outputs),
    }));
  }

  /** The loss E for the present parameters. */
  loss(): number {
    const { inputs, outputs } = this.pairs;
    const rows = inputs.count;
    let input = inputs.values;
    this.layers.forEach((layer, k) => {
      const pass = this.passes[k];
      if (pass === undefined) return;
      timesTransposed(input, layer.weights, rows, layer.outputs, layer.inputs, pass.affine);
      for (let i = 0, e = 0; i < rows; i++) {
        for (let j = 0; j < layer.outputs; j++, e++) {
          pass.affine[e] = (pass.affine[e] ?? NaN) + (layer.bias[j] ?? NaN);
        }
      }
      const isLast = k + 1 === this.layers.length;
      if (!isLast) this.phi(pass.affine, pass.value, pass.slope);
      input = isLast ? pass.affine : pass.value;
    });
    let sum = 0;
    for (let e = 0; e < input.length; e++) {
      const error = (input[e] ?? NaN) - (outputs.values[e] ?? NaN);
      sum += error * error;
    }
    return sum / (2 * rows);
  }

  /** Returns the loss E and writes its gradient to `gradients`. */
  gradient(): number {
    const loss = this.loss();
    const { inputs, outputs } = this.pairs;
    const rows = inputs.count;
    for (let k = this.layers.length - 1; k >= 0; k--) {
      const [layer, pass, gradient] = [this.layers[k], this.passes[k], this.gradients[k]];
      if (layer === undefined || pass === undefined || gradient === undefined) break;
      const { delta } = pass;
      if (k + 1 === this.layers.length) {
        for (let e = 0; e < delta.length; e++) {
          delta[e] = ((pass.affine[e] ?? NaN) - (outputs.values[e] ?? NaN)) / rows;
        }
      } else {
        for (let e = 0; e < delta.length; e++) delta[e] = (delta[e] ?? NaN) * (pass.slope[e] ?? NaN);
      }
      const before = this.passes[k - 1];
      transposed(delta, rows, layer.outputs, pass.deltaT);
      transposed(before?.value ?? inputs.values, rows, layer.inputs, pass.inputT);
      timesTransposed(pass.deltaT, pass.inputT, layer.outputs, layer.inputs, rows, gradient.weights);
      for (let j = 0; j < layer.outputs; j++) {
        let sum = 0;
        for (let i = 0; i < rows; i++) sum += pass.deltaT[j * rows + i] ?? NaN;
        gradient.bias[j] = sum;
      }
      if (before === undefined) continue;
      transposed(layer.weights, layer.outputs, layer.inputs, pass.weightsT);
      timesTransposed(delta, pass.weightsT, rows, layer.inputs, layer.outputs, before.delta);
    }
    return loss;
  }
}
