/** A counterexample to a statement about basins, with a barrier as its certificate. */

import type { Vector } from '../../exact/index.js';
import type { BasinStatement } from '../../statements/index.js';
import type { Claim } from '../parts/claim.js';
import type { Grid } from '../parts/grid.js';
import type { Region } from '../parts/region.js';

/** Where an orbit ends: F^steps(x) lies in the attracting region, or in the avoiding region of that number. */
export interface Fate {
  readonly into: 'attractor' | number;
  readonly steps: number;
}

/** Every orbit that enters the region converges to the attractor; `power` iterations contract it. */
export interface Attractor {
  readonly point: Vector;
  readonly region: Region;
  readonly power: number;
}

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
  readonly statement: BasinStatement;
  readonly attractor: Attractor;
  readonly avoiding: readonly Avoiding[];
  readonly barrier: Barrier;
}
