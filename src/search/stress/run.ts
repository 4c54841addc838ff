/**
 * Runs an experiment: the number of cases asked for, and more until it is decided whether the run saw what it has to
 * see.
 */

import type { Requirement } from '../../statements/index.js';
import { coverage, type Coverage } from './coverage.js';
import { isFailure, type Experiment, type Failure, type Observation } from './experiment.js';
import { Tally } from './tally.js';

export interface RunOptions {
  readonly seed: number;
  /** The least number of cases to run. */
  readonly runs: number;
  /** Called with every failing case, after shrinking. */
  readonly onFailure?: (failure: Failure) => void;
}

export interface RunReport {
  readonly experiment: string;
  readonly seed: number;
  readonly tally: Tally;
  readonly failures: readonly Failure[];
  readonly requirements: readonly (Requirement & { readonly seen: number; readonly coverage: Coverage })[];
  /** An interrupted run is not a pass. */
  readonly interrupted: boolean;
  /** Whether there was no failure, everything was seen that has to be seen, and the run was not interrupted. */
  readonly passed: boolean;
}

/**
 * While requirements are open, a run may go on to this number of cases, or to a multiple of the number asked for,
 * whichever is greater.
 */
const PATIENCE_IN_CASES = 2000;
const PATIENCE_IN_RUNS = 8;

/** A case that was checked, and shrunk if it failed. Plain data. */
export interface ExaminedCase {
  readonly observation: Observation;
  readonly failure?: Failure;
}

/** Examines case number `number` of the run with this seed. The result does not depend on who examines it, or when. */
export function examineCase(experiment: Experiment, seed: number, number: number): ExaminedCase {
  const observation = experiment.observe(seed, number);
  const failure = isFailure(observation) ? experiment.shrink(seed, number) : undefined;
  return { observation, ...(failure && { failure }) };
}

/** A run that is under way. It is given one case after the other, in their order. */
export class Run {
  private readonly tally = new Tally();
  private readonly failures: Failure[] = [];

  constructor(
    private readonly experiment: Experiment,
    private readonly options: RunOptions,
  ) {}

  /** Whether the run needs another case. */
  get goesOn(): boolean {
    const { cases } = this.tally;
    const { runs } = this.options;
    if (cases < runs) return true;
    return cases < Math.max(PATIENCE_IN_RUNS * runs, PATIENCE_IN_CASES) && this.isOpen;
  }

  add({ observation, failure }: ExaminedCase): void {
    this.tally.add(observation);
    if (failure === undefined) return;
    this.failures.push(failure);
    this.options.onFailure?.(failure);
  }

  /** Whether it is open yet if the run saw what it has to see. */
  get isOpen(): boolean {
    return this.requirements.some(({ coverage }) => coverage === 'open');
  }

  get cases(): number {
    return this.tally.cases;
  }

  /** What was seen so far. A run is interrupted if it needs more cases and is not given any. */
  get report(): RunReport {
    return this.reportWhere(this.goesOn);
  }

  /** The same, where somebody else decides how many cases the run is given, and knows if it was interrupted. */
  reportWhere(interrupted: boolean): RunReport {
    const { experiment, tally, failures, requirements } = this;
    const isCovered = requirements.every((requirement) => requirement.coverage === 'covered');
    const hasFailed = tally.count('refuted') + tally.count('suspected') > 0;
    const passed = !interrupted && isCovered && !hasFailed;
    const { seed } = this.options;
    return { experiment: experiment.id, seed, tally, failures, requirements, interrupted, passed };
  }

  private get requirements(): RunReport['requirements'] {
    const { tally } = this;
    return this.experiment.requirements.map((requirement) => {
      const seen = tally.labelled(requirement.label);
      return { ...requirement, seen, coverage: coverage(seen, tally.cases, requirement.share) };
    });
  }
}

/** Does the whole run at once. */
export function run(experiment: Experiment, options: RunOptions): RunReport {
  const running = new Run(experiment, options);
  for (let number = 0; running.goesOn; number++) running.add(examineCase(experiment, options.seed, number));
  return running.report;
}
