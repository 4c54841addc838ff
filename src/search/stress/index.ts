export { columns } from './columns.js';
export { StressCrew } from './crew.js';
export { experiments } from './experiments.js';
export { lemma21, lemma22, lemma23, lemma24 } from './lemma-experiments.js';
export { basinsOf, GRID_DIMENSION, outcomeOf } from './basin-theorem.js';
export { corollary31, theorem31 } from './maximum.js';
export { remark21 } from './remark-2.1.js';
export { theorem21 } from './theorem-2.1.js';
export { theorem22 } from './theorem-2.2.js';
export { theorem23 } from './theorem-2.3.js';
export { coverage, type Coverage, type Requirement } from './coverage.js';
export {
  experiment,
  isFailure,
  type Design,
  type Experiment,
  type Failure,
  type Observation,
  type Traits,
} from './experiment.js';
export { examineCase, Run, run, type ExaminedCase, type RunReport, type RunOptions } from './run.js';
export { type Row, Tally, verdicts } from './tally.js';
export { reasonsText, summaryText, tableText } from './text.js';
export { trainedExperiments } from './trained.js';
export { wilson } from './wilson.js';
