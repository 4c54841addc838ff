/** F as a map to iterate: its float64 form and a kernel for it, made once and passed on together. */

import type { Network } from '../../exact/index.js';
import { fastestKernel } from '../kernels/fastest-kernel.js';
import { type FloatNetwork, floatNetwork } from '../kernels/float-network.js';
import type { Kernel } from '../kernels/kernel.js';

export class IteratedMap {
  readonly floats: FloatNetwork;
  readonly kernel: Kernel;

  /** Throws unless F maps ℝⁿ to ℝⁿ. */
  constructor(
    readonly network: Network,
    kernel?: Kernel,
  ) {
    this.floats = floatNetwork(network);
    this.kernel = kernel ?? fastestKernel(this.floats);
  }

  get dimension(): number {
    return this.floats.dimension;
  }

  /** Fᵐ(x). The array x is not changed. */
  image(x: ArrayLike<number>, m = 1): Float64Array {
    const y = Float64Array.from(x);
    this.kernel.step(y, 1, m);
    return y;
  }
}

/** max |x_i − y_i|; NaN if an entry is NaN. */
export function distance(x: ArrayLike<number>, y: ArrayLike<number>): number {
  let far = 0;
  for (let i = 0; i < x.length; i++) {
    const size = Math.abs((x[i] ?? NaN) - (y[i] ?? NaN));
    if (size > far || Number.isNaN(size)) far = size;
  }
  return far;
}

/** 1 + max |x_i|: errors at x are measured relative to this. */
export function magnitude(x: ArrayLike<number>): number {
  let far = 0;
  for (let i = 0, n = x.length; i < n; i++) far = Math.max(far, Math.abs(x[i] ?? NaN));
  return 1 + far;
}
