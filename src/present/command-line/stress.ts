/** `basincheck stress`: looks for refutations of the statements with every hypothesis kept, for as long as asked. */

import type { Shard } from '../../search/cluster/index.js';
import {
  algebraExperiments,
  experiments,
  StressCrew,
  trainedExperiments,
  type Experiment,
} from '../../search/stress/index.js';
import { exactPapers } from '../../statements/index.js';
import { workersElsewhere } from './coordinator.js';
import { ExitCode } from './exit-code.js';
import { knownFailures, saveFailure } from './failures.js';
import { checkFolder } from './output.js';
import type { QueueOption } from './queue-option.js';
import { campaign, command, sayStress } from './stress-campaign.js';
import { stressShare } from './stress-share.js';

export interface StressOptions {
  readonly theorem?: readonly string[];
  readonly trained?: true;
  readonly paper?: string;
  readonly runs: number;
  readonly seed: number;
  readonly case?: number;
  readonly jobs: number;
  readonly out: string;
  /** Where workers are that do the work; if not given, it is done here. */
  readonly queue?: QueueOption;
  /** The share of the jobs that is done again here. */
  readonly recheck?: number;
  /** The share of the cases that is examined; all of them if not given. */
  readonly shard?: Shard;
  readonly json?: true;
}

export async function stress(options: StressOptions): Promise<ExitCode> {
  const all = [...experiments, ...trainedExperiments, ...algebraExperiments];
  const ids = all.map(({ id }) => id);
  const unknown = options.theorem?.find((id) => !ids.includes(id));
  if (unknown !== undefined) throw new RangeError(`--theorem: expected ${ids.join(', ')}, got ${unknown}`);
  const { statements: ofData = [] } = exactPapers.find(({ name }) => name === options.paper) ?? {};
  const ofPaper = algebraExperiments.filter(({ id }) => ofData.some((statement) => statement.id === id));
  const usual = options.trained === true ? trainedExperiments : ofData.length > 0 ? ofPaper : experiments;
  const chosen = options.theorem ? all.filter(({ id }) => options.theorem?.includes(id)) : usual;
  checkFolder('--out', options.out);
  if (options.case !== undefined) return single(chosen, options.case, options);
  if (options.shard) return stressShare(chosen, options, options.shard);
  const again = replay(chosen, options);
  const crew = new StressCrew(options.jobs, await workersElsewhere(options));
  const reports = await campaign(chosen, options, crew);
  return sayStress(reports, again, options);
}

/** Earlier failures that still fail, a line each. */
function replay(chosen: readonly Experiment[], { out }: StressOptions): readonly string[] {
  return knownFailures(out).flatMap(({ experiment: id, seed, number }) => {
    const failure = chosen.find((each) => each.id === id)?.shrink(seed, number);
    return failure
      ? [`${id} fails again: ${failure.outcome.verdict}: ${failure.outcome.reason}; ${command(failure)}`]
      : [];
  });
}

function single(chosen: readonly Experiment[], number: number, { seed, out, json }: StressOptions): ExitCode {
  const results = chosen.map((experiment) => {
    const observation = experiment.observe(seed, number);
    const failure = experiment.shrink(seed, number);
    return {
      experiment: experiment.id,
      ...observation,
      ...(failure && { shrunk: saveFailure(out, failure) }),
    };
  });
  if (json === true) process.stdout.write(`${JSON.stringify(results, undefined, 2)}\n`);
  else {
    for (const { experiment, verdict, reason, shrunk } of results) {
      process.stdout.write(
        `${experiment} ${verdict}: ${reason}${shrunk === undefined ? '' : `; shrunk to ${shrunk}`}\n`,
      );
    }
  }
  return results.some(({ shrunk }) => shrunk !== undefined) ? ExitCode.no : ExitCode.yes;
}
