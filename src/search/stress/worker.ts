/** The entry point of the other threads: examines the cases of one piece of a run, in their order. */

import { performing } from '../workers/index.js';
import { algebraExperiments } from './algebra-cases.js';
import type { Experiment } from './experiment.js';
import { experiments } from './experiments.js';
import { examineCase, type ExaminedCase } from './run.js';
import { trainedExperiments } from './trained.js';

export interface Piece {
  /** The id of the experiment. */
  readonly id: string;
  readonly seed: number;
  readonly from: number;
  readonly count: number;
}

export interface Done {
  readonly cases: readonly ExaminedCase[];
  /** The time that the piece took. */
  readonly milliseconds: number;
}

/** All that a piece can be about. */
export const examinable: readonly Experiment[] = [
  ...experiments,
  ...trainedExperiments,
  ...algebraExperiments,
];

function examine({ id, seed, from, count }: Piece): readonly ExaminedCase[] {
  const experiment = examinable.find((each) => each.id === id);
  if (experiment === undefined) throw new RangeError(`examine: expected an experiment, got ${id}`);
  return Array.from({ length: count }, (_, k) => examineCase(experiment, seed, from + k));
}

/** The same, and how long it took, for who cuts the next piece. */
function timed(piece: Piece): Done {
  const start = performance.now();
  const cases = examine(piece);
  return { cases, milliseconds: performance.now() - start };
}

/** What other machines may be asked for: the result depends on the piece alone. */
export const stressTasks = { examine };
export type StressTasks = typeof stressTasks;

const tasks = { ...stressTasks, timed };
export type TimedTasks = typeof tasks;

export default performing(tasks);
