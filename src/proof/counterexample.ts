/** The contents of a counterexample file, `basincheck/counterexample@1`, as values. */

import type { End, Json, Matrix, Network, Vector } from '../exact/index.js';
import type { Statement } from '../statements/index.js';
import type { Region } from './geometry/region.js';

export const COUNTEREXAMPLE_FORMAT = 'basincheck/counterexample@1';

/** Where an orbit ends: F^steps(x) lies in the attracting region, or in the avoiding region with the number `into`. */
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

/** The cells {origin + Σ t_i·basis_i : t_i between consecutive values of axis i}. */
export interface Grid {
  readonly origin: Vector;
  readonly basis: Matrix;
  /** `undefined` stands for −∞ at the start of an axis and for +∞ at its end. */
  readonly axes: readonly (readonly End[])[];
}

/** Cells of a grid that separate points of ℝⁿ from each other or from infinity. */
export interface Barrier {
  readonly grid: Grid;
  readonly cells: readonly { readonly index: readonly number[]; readonly fate: Fate }[];
  readonly points: readonly { readonly at: Vector; readonly fate: Fate }[];
}

/** A bounded domain with a subdivision, and a point of it where F exceeds its values on the boundary. */
export interface Peak {
  readonly domain: Grid;
  readonly inside: Vector;
}

export interface Claim {
  readonly statement: Statement;
  /** The hypotheses that fail, by name. */
  readonly dropped: readonly string[];
  readonly network: Network;
  /** Where the file comes from; never read by the verifier. */
  readonly provenance?: Json;
}

export interface BasinCounterexample extends Claim {
  readonly attractor: Attractor;
  readonly avoiding: readonly Avoiding[];
  readonly barrier: Barrier;
}

export interface PeakCounterexample extends Claim {
  readonly peak: Peak;
}

export type Counterexample = BasinCounterexample | PeakCounterexample;
