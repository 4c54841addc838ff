/** With one input, what is drawn over the basins: the diagonal, the graph of F, and an orbit as a cobweb. */

import type { Network } from '../../src/exact/index.js';
import type { PlanePoint } from '../../src/present/pictures/simplify.js';
import type { View } from './view.js';

const SAMPLES = 1024;

export function diagonal({ x, radius }: View): readonly PlanePoint[] {
  return [x - radius, x + radius].map((end) => [end, end]);
}

/** Sampled points of the graph over the window, in pieces between which φ jumps. */
export function graphOf(network: Network, { x, radius }: View): readonly (readonly PlanePoint[])[] {
  const points = Array.from({ length: SAMPLES + 1 }, (_, k): PlanePoint => {
    const input = x + radius * ((2 * k) / SAMPLES - 1);
    return [input, network.evaluate([input])[0] ?? NaN];
  });
  if (network.activation.continuous) return [points];
  // A step that is far steeper than those beside it is taken for a jump, and not drawn.
  const pieces: PlanePoint[][] = [[]];
  points.forEach((point, k) => {
    const rise = (i: number) => Math.abs((points[i]?.[1] ?? NaN) - (points[i - 1]?.[1] ?? NaN));
    const around = [rise(k - 1), rise(k + 1)].filter((value) => !Number.isNaN(value));
    if (k > 0 && rise(k) > JUMP * Math.max(...around) + 1e-9 * radius) pieces.push([]);
    pieces.at(-1)?.push(point);
  });
  return pieces;
}

/** How many times as steep. */
const JUMP = 8;

/** From the diagonal to the graph and back to the diagonal, step by step. */
export function cobweb(orbit: readonly (readonly number[])[]): readonly PlanePoint[] {
  return orbit.flatMap(([x = NaN], k): readonly PlanePoint[] => {
    const [next = NaN] = orbit[k + 1] ?? [];
    const here: PlanePoint = [x, x];
    return Number.isNaN(next) ? [here] : [here, [x, next]];
  });
}
