/** F as a map to iterate, where its matrices are too large to be held with their zeros. */

import { ScalarKernel } from '../kernels/scalar-kernel.js';
import type { SparseFloatLayer, SparseFloatNetwork } from '../kernels/sparse-float-network.js';
import type { Kernel } from '../kernels/kernel.js';
import { slopeAt, slopeOf } from './jacobian.js';
import { Random } from './random.js';

export class SparseMap {
  readonly kernel: Kernel;

  constructor(readonly floats: SparseFloatNetwork) {
    this.kernel = new ScalarKernel(floats);
  }

  get dimension(): number {
    return this.floats.dimension;
  }

  /** Number of multiplications in one evaluation of F. */
  get products(): number {
    return this.floats.layers.reduce((sum, { weights }) => sum + weights.length, 0);
  }

  /** Fᵐ(x). The array x is not changed. */
  image(x: ArrayLike<number>, m = 1): Float64Array {
    const y = Float64Array.from(x);
    this.kernel.step(y, 1, m);
    return y;
  }
}

/** Number of times that the derivative is applied to a vector; the growth of the second half counts. */
const APPLICATIONS = 200;

/**
 * An estimate of the spectral radius of the Jacobian of Fᵐ at x, from how a random vector grows under it; 0 if the vector
 * vanishes. The Jacobian itself is not made.
 */
export function growthAt({ floats }: SparseMap, x: Float64Array, m: number): number {
  const random = new Random(floats.dimension, 'growth');
  const slopes: { readonly layer: SparseFloatLayer; readonly slope: Float64Array | undefined }[] = [];
  let value = x;
  for (let round = 0; round < m; round++) {
    floats.layers.forEach((layer, k) => {
      const y = applied(layer, value, layer.bias);
      const isHidden = k + 1 < floats.layers.length;
      slopes.push({ layer, slope: isHidden ? y.map((each) => slopeIn(floats, each)) : undefined });
      value = isHidden ? y.map((each) => floats.activation.evaluate(each)) : y;
    });
  }
  let v: Float64Array = Float64Array.from(random.direction(floats.dimension));
  let growth = 0;
  for (let k = 0; k < APPLICATIONS; k++) {
    for (const { layer, slope } of slopes) {
      const moved = applied(layer, v, undefined);
      v = slope ? moved.map((each, i) => each * (slope[i] ?? NaN)) : moved;
    }
    const length = Math.hypot(...v);
    if (length === 0) return 0;
    if (2 * k >= APPLICATIONS) growth += Math.log(length);
    v = v.map((each) => each / length);
  }
  return Math.exp(growth / (APPLICATIONS / 2));
}

function slopeIn({ pieces, activation }: SparseFloatNetwork, y: number): number {
  return pieces ? slopeAt(pieces, y) : slopeOf((z) => activation.evaluate(z), y);
}

function applied(
  { outputs, starts, places, weights }: SparseFloatLayer,
  x: Float64Array,
  bias: Float64Array | undefined,
): Float64Array {
  const y = new Float64Array(outputs);
  for (let i = 0; i < outputs; i++) {
    let sum = bias?.[i] ?? 0;
    for (let e = starts[i] ?? 0; e < (starts[i + 1] ?? 0); e++)
      sum += (weights[e] ?? NaN) * (x[places[e] ?? 0] ?? NaN);
    y[i] = sum;
  }
  return y;
}
