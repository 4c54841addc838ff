/** Runs an experiment: as many cases as asked for, and as many more as it takes to know that it looked hard. */

import type { Requirement } from '../../statements/index.js';
import { coverage, type Coverage } from './coverage.js';
import { isFailure, type Experiment, type Failure, type Observation } from './experiment.js';
import { Tally } from './tally.js';

export interface RunOptions {
  readonly seed: number;
  /** The cases to run at least. */
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
  /** No failure, everything seen that had to be seen, and not interrupted. */
  readonly passed: boolean;
}

/** So many cases, or eight times those asked for, may be spent on requirements that are still open. */
const PATIENCE = 2000;

/** A case that was checked, and shrunk if it failed. Plain data. */
export interface ExaminedCase {
  readonly observation: Observation;
  readonly failure?: Failure;
}

/** Case number `number` of the run with this seed: the same whoever examines it, and when. */
export function examineCase(experiment: Experiment, seed: number, number: number): ExaminedCase {
  const observation = experiment.observe(seed, number);
  const failure = isFailure(observation) ? experiment.shrink(seed, number) : undefined;
  return { observation, ...(failure && { failure }) };
}

/** A run that is under way: it is told of one case after the other, in their order. */
export class Run {
  private readonly tally = new Tally();
  private readonly failures: Failure[] = [];

  constructor(
    private readonly experiment: Experiment,
    private readonly options: RunOptions,
  ) {}

  /** Whether it asks for another case. */
  get goesOn(): boolean {
    const { cases } = this.tally;
    const { runs } = this.options;
    if (cases < runs) return true;
    return (
      cases < Math.max(8 * runs, PATIENCE) && this.requirements.some(({ coverage }) => coverage === 'open')
    );
  }

  add({ observation, failure }: ExaminedCase): void {
    this.tally.add(observation);
    if (failure === undefined) return;
    this.failures.push(failure);
    this.options.onFailure?.(failure);
  }

  /** What was seen so far. A run that is not told of further cases though it asks for them is interrupted. */
  get report(): RunReport {
    const { experiment, tally, failures, requirements, goesOn: interrupted } = this;
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

/** The whole run at once. */
export function run(experiment: Experiment, options: RunOptions): RunReport {
  const running = new Run(experiment, options);
  for (let number = 0; running.goesOn; number++) running.add(examineCase(experiment, options.seed, number));
  return running.report;
}
