/** A figure for which networks are trained: what it hands out, and whom it tells how far it has come. */

import type { TrainingEnd } from '../../sources/training/index.js';

export interface TrainedFigure {
  /** As SVG. */
  readonly picture: string;
  /** What was measured. */
  readonly about: object;
  readonly trainings: readonly { readonly end: TrainingEnd; readonly loss: number }[];
}

/** `found` is what was measured since the last time, so that Ctrl-C does not lose it. */
export type Told = (done: number, total: number, note: string, found?: object) => void;
