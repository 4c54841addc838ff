/** Runs an experiment: as many cases as asked for, and as many more as it takes to know that it looked hard. */

import { coverage, type Coverage, type Requirement } from './coverage.js';
import { isFailure, type Experiment, type Failure, type Observation } from './experiment.js';
import { Tally } from './tally.js';

export interface RunOptions {
  readonly seed: number;
  /** The cases to run at least. */
  readonly runs: number;
  /** Called with every failing case, after shrinking. */
  readonly onFailure?: (failure: Failure) => void;
}

export interface Report {
  readonly experiment: string;
  readonly seed: number;
  readonly tally: Tally;
  readonly failures: readonly Failure[];
  readonly requirements: readonly (Requirement & { readonly seen: number; readonly coverage: Coverage })[];
  /** An interrupted run is not a pass. */
  readonly interrupted: boolean;
  /** No failure, everything seen that had to be seen, and not interrupted. */
  readonly passed: boolean;
}

/** So many cases, or eight times those asked for, may be spent on requirements that are still open. */
const PATIENCE = 2000;

/** Yields every case as it is checked; what `next` is called with says whether to go on. Returns the report. */
export function* cases(
  experiment: Experiment,
  { seed, runs, onFailure }: RunOptions,
): Generator<Observation, Report, boolean> {
  const tally = new Tally();
  const failures: Failure[] = [];
  const assess = () =>
    experiment.requirements.map((requirement) => {
      const seen = tally.labelled(requirement.label);
      return { ...requirement, seen, coverage: coverage(seen, tally.cases, requirement.share) };
    });
  const isOpen = () => assess().some((requirement) => requirement.coverage === 'open');

  const most = Math.max(8 * runs, PATIENCE);
  let goesOn = true;
  for (let number = 0; goesOn && (number < runs || (number < most && isOpen())); number++) {
    const observation = experiment.observe(seed, number);
    tally.add(observation);
    const failure = isFailure(observation) ? experiment.shrink(seed, number) : undefined;
    if (failure !== undefined) {
      failures.push(failure);
      onFailure?.(failure);
    }
    goesOn = yield observation;
  }
  const requirements = assess();
  const isCovered = requirements.every((requirement) => requirement.coverage === 'covered');
  const hasFailed = tally.count('refuted') + tally.count('suspected') > 0;
  const passed = goesOn && isCovered && !hasFailed;
  return { experiment: experiment.id, seed, tally, failures, requirements, interrupted: !goesOn, passed };
}

/** The whole run at once. */
export function run(experiment: Experiment, options: RunOptions): Report {
  const running = cases(experiment, options);
  for (;;) {
    const { done, value } = running.next(true);
    if (done === true) return value;
  }
}
