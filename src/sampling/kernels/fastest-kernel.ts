import type { FloatNetwork } from './float-network.js';
import type { Kernel } from './kernel.js';
import { ScalarKernel } from './scalar-kernel.js';
import { SimdKernel } from './simd-kernel.js';

/** The fast kernel where this engine can run it, and the plain one elsewhere: the results are the same. */
export function fastestKernel(network: FloatNetwork): Kernel {
  return SimdKernel.for(network) ?? new ScalarKernel(network);
}
