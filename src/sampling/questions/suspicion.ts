/**
 * The questions of the theorems about a basin, answered by samples. An answer is never a proof:
 *
 * - `suspected`: a violation was seen on a grid and persisted under closer examination; the evidence is given;
 * - `none`: nothing was seen at the resolutions given, or everything seen turned out to be harmless;
 * - `unclear`: something was seen that could be neither confirmed nor cleared; the reason is given.
 */

import type { Frame } from '../portraits/grid.js';

export interface Look {
  /** Number of cells along each axis of the first grid. */
  readonly resolution: number;
  readonly seed: number;
  /** Number of applications of F to single points after which an open question is given up as unclear. */
  readonly budget: number;
}

export interface Evidence {
  /** Points in the suspected component; for a disconnected basin, one point in each of two components. */
  readonly points: readonly Float64Array[];
  /** The frame of the grid on which it was seen last. */
  readonly frame: Frame;
  readonly resolution: number;
  /** Number of cells of the component; for a disconnected basin, of the smaller of two components. */
  readonly size: number;
  /** Number of cells between the component and infinity, or the other component; 0 for a wall without thickness. */
  readonly thickness: number;
  /** The most frequent label of the cells between; undefined for a wall without thickness. */
  readonly separatedBy: number | undefined;
  /** A box around the midpoints of the component's cells, in the coordinates of the space. */
  readonly box: { readonly lo: Float64Array; readonly hi: Float64Array };
}

export type Answer =
  | { readonly verdict: 'none'; readonly cleared: readonly string[] }
  | { readonly verdict: 'suspected'; readonly evidence: Evidence }
  | { readonly verdict: 'unclear'; readonly reason: string };

/**
 * Numbers of cells along each axis for the whole space and for the windows after that, and the number of times that
 * the grid of the whole space is refined.
 */
export function resolutions(
  n: number,
  { resolution }: Look,
): { readonly whole: number; readonly windows: readonly number[]; readonly refinements: readonly number[] } {
  const whole = resolution;
  if (n === 1) return { whole, windows: [4 * whole, 32 * whole], refinements: [8] };
  if (n === 2) return { whole, windows: [whole, 2 * whole, 4 * whole], refinements: [2, 4] };
  if (n === 3) return { whole, windows: [whole, 2 * whole], refinements: [2] };
  return { whole, windows: [whole], refinements: [] };
}

/** The least thickness of a gap, in cells of the finest grid. A thinner gap may have holes that no grid saw. */
export const LEAST_THICKNESS = 3;

export const TOO_THIN: Answer = { verdict: 'unclear', reason: 'the gap is too thin for the grid' };

export const THIN: Answer = { verdict: 'unclear', reason: 'a component is too thin for the grid' };
