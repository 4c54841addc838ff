/** A counterexample to a statement about basins, with a barrier as its certificate. */

import type { Rational, Vector } from '../../exact/index.js';
import type { BasinTheorem } from '../../statements/index.js';
import type { Claim } from '../parts/claim.js';
import type { Grid } from '../parts/grid.js';
import type { Region } from '../parts/region.js';

/** Where an orbit ends: F^steps(x) lies in the attracting region, or in the avoiding region of that number. */
export interface Fate {
  readonly into: 'attractor' | number;
  readonly steps: number;
}

/** Every orbit that enters the region converges to the attractor x*; `power` iterations contract it. So x* is stable. */
export interface StableAttractor {
  readonly kind: 'contraction';
  readonly point: Vector;
  readonly region: Region;
  readonly power: number;
}

/** F^steps takes the set to x* itself, or into the passage of that number. */
export interface Landing {
  readonly into: 'point' | number;
  readonly steps: number;
}

/**
 * The segment from x* to x* + direction, on which F^power is affine and stretches distances to x*. So orbits leave it, all but
 * that of x*; they pass the part from `cuts[0]`·direction on, whose pieces between the cuts land as `landings` says.
 */
export interface Passage {
  readonly direction: Vector;
  readonly power: number;
  readonly cuts: readonly Rational[];
  readonly landings: readonly Landing[];
}

/**
 * Every orbit that enters the region lands on x*: the cells of the grid, which make up the region around x*, land on x* or in
 * a passage, and what leaves a passage lands on x* or in one of those before it. As there is a passage, x* is not stable.
 */
export interface UnstableAttractor {
  readonly kind: 'passages';
  readonly point: Vector;
  readonly region: Region;
  readonly grid: Grid;
  readonly cells: readonly { readonly index: readonly number[]; readonly landing: Landing }[];
  readonly passages: readonly Passage[];
}

/** An attractive fixed point, with a region from which every orbit converges to it. */
export type Attractor = StableAttractor | UnstableAttractor;

/** A region that F maps into avoiding region number `next`. */
export interface Avoiding {
  readonly region: Region;
  readonly next: number;
}

/** Cells of a grid that separate points of ℝⁿ from each other or from infinity. */
export interface Barrier {
  readonly grid: Grid;
  readonly cells: readonly { readonly index: readonly number[]; readonly fate: Fate }[];
  readonly points: readonly { readonly at: Vector; readonly fate: Fate }[];
}

export interface BasinCounterexample extends Claim {
  readonly kind: 'barrier';
  readonly statement: BasinTheorem;
  readonly attractor: Attractor;
  readonly avoiding: readonly Avoiding[];
  readonly barrier: Barrier;
}
