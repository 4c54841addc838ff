/** The entry point of the other threads: examines the cases of one piece of a run, in their order. */

import { performing } from '../workers/index.js';
import { algebraExperiments } from './algebra-cases.js';
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

function examine({ id, seed, from, count }: Piece): Done {
  const experiment = [...experiments, ...trainedExperiments, ...algebraExperiments].find(
    (each) => each.id === id,
  );
  if (experiment === undefined) throw new RangeError(`examine: expected an experiment, got ${id}`);
  const start = performance.now();
  const cases = Array.from({ length: count }, (_, k) => examineCase(experiment, seed, from + k));
  return { cases, milliseconds: performance.now() - start };
}

const tasks = { examine };
export type StressTasks = typeof tasks;

export default performing(tasks);
