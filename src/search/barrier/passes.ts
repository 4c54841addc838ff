/** On how many grids a barrier is looked for. */

import type { Thoroughness } from '../kind/index.js';

/** One pass over all coordinate systems. */
export interface Pass {
  /** Number of steps along each axis: one list for each of the dimensions 1, 2, 3 and 4, coarse grids first. */
  readonly steps: readonly (readonly number[])[];
  /** Whether grids are refined where ways lead out of them. */
  readonly refining: boolean;
}

const ALL_PASSES: readonly Pass[] = [
  { steps: [[8, 32, 128], [4, 8, 16, 32], [4, 8], [4]], refining: false },
  { steps: [[32], [12], [6], [4]], refining: true },
  { steps: [[512], [64, 128], [16, 24], [8]], refining: false },
];
/** `quick` is for many candidates, of which some may be lost. */
export const PASSES: Readonly<Record<Thoroughness, readonly Pass[]>> = {
  quick: [{ steps: [[8, 32, 128], [8, 16, 32], [4, 8, 16], [4]], refining: false }],
  closer: ALL_PASSES,
  thorough: ALL_PASSES,
};
/** When this many points have been followed, over all grids, no other system of coordinates is tried. */
export const MOST_POINTS_FOLLOWED: Readonly<Record<Thoroughness, number>> = {
  quick: 2e6,
  closer: 2e5,
  thorough: 2e6,
};
