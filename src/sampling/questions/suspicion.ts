/**
 * What the theorems ask of a basin, asked of samples. An answer is never a proof:
 *
 * - `suspected`: seen on a grid, and it persisted when looked at more closely, with the evidence;
 * - `none`: nothing seen at the resolutions given, or everything that was seen turned out to be something else;
 * - `unclear`: something was seen that could neither be confirmed nor cleared, with the reason.
 */

import type { Frame } from '../portraits/grid.js';

export interface Look {
  /** Cells along each axis, for each grid dimension, of the first look. */
  readonly resolution: number;
  readonly seed: number;
  /** Applications of F to single points after which a question that is still open is given up as unclear. */
  readonly budget: number;
}

export interface Evidence {
  /** Points in the suspected component; for a disconnected basin, one in each of two components. */
  readonly points: readonly Float64Array[];
  /** The grid on which it was seen last. */
  readonly frame: Frame;
  readonly resolution: number;
  /** In cells: of the component, for a disconnected basin of the smaller one. */
  readonly size: number;
  /** In cells: how much is between the component and infinity, or the other component. 0: a wall without thickness. */
  readonly thickness: number;
  /** The label of most cells between; undefined for a wall without thickness. */
  readonly separatedBy: number | undefined;
  /** A box around the midpoints of the component's cells, in the coordinates of the space. */
  readonly box: { readonly lo: Float64Array; readonly hi: Float64Array };
}

export type Answer =
  | { readonly verdict: 'none'; readonly cleared: readonly string[] }
  | { readonly verdict: 'suspected'; readonly evidence: Evidence }
  | { readonly verdict: 'unclear'; readonly reason: string };

/** Cells along each axis: of the whole space, of the windows after that, and how often the whole is refined. */
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

/** A gap thinner than so many cells of the finest grid may have holes that no grid saw. */
export const LEAST_THICKNESS = 3;

export const TOO_THIN: Answer = { verdict: 'unclear', reason: 'the gap is too thin for the grid' };

export const THIN: Answer = { verdict: 'unclear', reason: 'a component is too thin for the grid' };
