import type { FloatNetwork } from './float-network.js';
import type { Kernel } from './kernel.js';
import { ScalarKernel } from './scalar-kernel.js';
import { SimdKernel } from './simd-kernel.js';

/** The fast kernel if this engine can run it, otherwise the plain one. The results are the same. */
export function fastestKernel(network: FloatNetwork): Kernel {
  return SimdKernel.for(network) ?? new ScalarKernel(network);
}
