import type { Activation, Layer } from '../../exact/index.js';
import { boxLayers } from './box-layers.js';
import type { BoxKernel } from './boxes.js';
import { ScalarBoxes } from './scalar-boxes.js';
import { SimdBoxes } from './simd-boxes.js';

/**
 * A kernel that carries boxes through the layers, with φ between them, and after the last one if asked for. It is the
 * fast kernel if this engine can run it. `undefined` where enclosures in float64 are not proved: φ is not piecewise
 * linear, or numbers are near overflow or underflow.
 */
export function fastestBoxes(
  activation: Activation,
  layers: readonly Layer[],
  { activated = false }: { readonly activated?: boolean } = {},
): BoxKernel | undefined {
  const network = boxLayers(activation, layers, activated);
  return network && (SimdBoxes.for(network) ?? new ScalarBoxes(network));
}
