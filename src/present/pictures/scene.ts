/** What a picture is of, whatever its dimension: what floating point sees, what a file proves, and points. */

import type { Zonotope } from '../../exact/index.js';
import type { Sampling } from './sampling.js';
import type { Attributes } from './svg.js';

/** A set that a file speaks of, and how it is painted. */
export interface ProvedSet {
  readonly set: Zonotope;
  readonly paint: Attributes;
  /** Such as R; without one, what it is has no name. */
  readonly name?: string;
}

export interface Mark {
  readonly at: readonly number[];
  /** What a file proves of it: a disc, a small one for x*. What was found: a ring; a cross if it does not attract. */
  readonly kind: 'attractor' | 'proved' | 'found' | 'repelling';
  readonly colour: string;
  readonly name?: string;
}

export interface Scene {
  /** Of the points of a window, rows of n coordinates, as probes for shades and levels. */
  sampling(probes: Float64Array): Sampling;
  readonly proved: readonly ProvedSet[];
  readonly marks: readonly Mark[];
  /** Points, each with its images under F, F², …: in floating point. */
  readonly orbits: readonly (readonly (readonly number[])[])[];
}
