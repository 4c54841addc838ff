/** The drawing of a scene that suits the number of inputs: a graph, a map, or slices. */

import type { Network } from '../../exact/index.js';
import { drawLine } from './line.js';
import { drawPlane, type Seen } from './plane.js';
import type { Scene } from './scene.js';
import { drawSlices } from './slices.js';
import type { View, VisibleRanges } from './view.js';

/** One to three inputs; with one input, F is the network's graph. */
export function drawScene(scene: Scene, network: Network, window: VisibleRanges, view: View): Seen {
  const n = network.inputDimension;
  if (n === 1) return drawLine(scene, (t) => network.evaluate([t])[0] ?? NaN, window, view);
  return n === 2 ? drawPlane(scene, window, view) : drawSlices(scene, window, view);
}
