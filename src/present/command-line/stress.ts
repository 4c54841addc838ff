/** `basincheck stress`: looks for refutations of the statements with every hypothesis kept, for as long as asked. */

import { join } from 'node:path';
import {
  equalShare,
  MOST_CASES_IN_A_SHARD,
  rangeOf,
  type Shard,
  shardFile,
  type Whole,
  writeShard,
} from '../../search/cluster/index.js';
import {
  algebraExperiments,
  experiments,
  StressCrew,
  trainedExperiments,
  type ExaminedCase,
  type Experiment,
} from '../../search/stress/index.js';
import { exactPapers } from '../../statements/index.js';
import { workersElsewhere } from './coordinator.js';
import { ExitCode } from './exit-code.js';
import { knownFailures, saveFailure } from './failures.js';
import { untilInterrupted } from './interruption.js';
import { sayInterrupted } from './long-work.js';
import { checkFolder, makeFolder, writeOutput } from './output.js';
import { Progress } from './progress.js';
import type { QueueOption } from './queue-option.js';
import { campaign, command, sayStress } from './stress-campaign.js';

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
  if (options.shard) return share(chosen, options, options.shard);
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

/** Examines the share of each experiment, and writes it down. */
async function share(
  chosen: readonly Experiment[],
  { seed, runs, out, jobs, json }: StressOptions,
  shard: Shard,
): Promise<ExitCode> {
  const whole: Whole = { command: 'stress', seed, runs, subjects: chosen.map(({ id }) => id) };
  const ranges = chosen.map((_, k) => rangeOf(equalShare(runs, k, chosen.length), shard));
  const most = Math.max(...ranges.map(([from, until]) => until - from));
  if (most > MOST_CASES_IN_A_SHARD)
    throw new RangeError(
      `--shard: expected at most ${MOST_CASES_IN_A_SHARD} cases of an experiment, got ${most}`,
    );
  const all = ranges.reduce((sum, [from, until]) => sum + until - from, 0);
  const progress = new Progress(all, 'cases');
  const crew = new StressCrew(jobs);
  const shares = chosen.map(({ id }, k) => ({ id, from: ranges[k]?.[0] ?? 0, cases: [] as ExaminedCase[] }));
  let failures = 0;
  const isComplete = await untilInterrupted(crew, async (signal) => {
    process.stderr.write(`seed ${seed}\n`);
    let done = 0;
    for (const [k, { id, from, cases }] of shares.entries()) {
      const count = (ranges[k]?.[1] ?? 0) - from;
      const coming = crew.range(id, seed, from, count);
      while (cases.length < count && !signal.aborted) {
        const { value } = await coming.next();
        cases.push(value);
        progress.update((done += 1), id);
        if (!value.failure) continue;
        failures += 1;
        process.stderr.write(`${id} fails: ${saveFailure(out, value.failure)}; ${command(value.failure)}\n`);
      }
    }
    return true;
  }).finally(() => {
    progress.stop();
  });
  if (isComplete === undefined) {
    sayInterrupted({ seed, shard }, 'a share is written down when it is whole', json);
    return ExitCode.couldNotJudge;
  }
  makeFolder('--out', out);
  const file = join(out, shardFile(whole, shard));
  writeOutput('--out', file, writeShard(whole, shard, shares));
  const said = { seed, shard, cases: all, failures, file };
  const sentence = `${all} cases, ${failures} of them failed; written to ${file}`;
  process.stdout.write(json === true ? `${JSON.stringify(said, undefined, 2)}\n` : `${sentence}\n`);
  // The verdict is that on all shares.
  return ExitCode.yes;
}
