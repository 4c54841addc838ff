export { algebraDesign, algebraExperiments, observedSubject } from './algebra-cases.js';
export { stressChecks } from './checks.js';
export { columns } from './columns.js';
export { StressCrew } from './crew.js';
export { networksFor, networksWithCycle, observed as observedBasins } from './basin-cases.js';
export { coverage, type Coverage } from './coverage.js';
export { domainsFor, observed as observedValues, written as writtenDomain } from './domain-cases.js';
export { experimentOn, experiments } from './experiments.js';
export { observed as observedSets, type SetSubject, setsFor, written as writtenSets } from './set-cases.js';
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
export { type SequentialOptions, type SequentialTest, sequentialTest } from './sequential.js';
export { stressTasks, type StressTasks } from './worker.js';
