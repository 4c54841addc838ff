/** `basincheck stress`: looks for refutations of the statements with every hypothesis kept, for as long as asked. */

import {
  cases,
  experiments,
  reasonsText,
  summaryText,
  tableText,
  type Experiment,
  type Report,
} from '../stress/index.js';
import { ExitCode } from './exit-code.js';
import { knownFailures, saveFailure } from './failures.js';
import { Progress } from './progress.js';

export interface StressOptions {
  readonly theorem?: readonly string[];
  readonly runs: number;
  readonly seed: number;
  readonly case?: number;
  readonly out: string;
  readonly json?: true;
}

export async function stress(options: StressOptions): Promise<ExitCode> {
  const ids = experiments.map(({ id }) => id);
  const unknown = options.theorem?.find((id) => !ids.includes(id));
  if (unknown !== undefined) throw new RangeError(`--theorem: expected ${ids.join(', ')}, got ${unknown}`);
  const chosen = experiments.filter(({ id }) => options.theorem?.includes(id) ?? true);
  if (options.case !== undefined) return single(chosen, options.case, options);
  const again = replay(chosen, options);
  const reports = await campaign(chosen, options);
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify({ seed: options.seed, again, reports }, undefined, 2)}\n`);
  } else {
    for (const report of reports) process.stdout.write(`${tableText(report)}\n\n${reasonsText(report)}\n\n`);
    for (const line of again) process.stdout.write(`${line}\n`);
    for (const report of reports) process.stdout.write(`${summaryText(report)}\n`);
  }
  if (again.length > 0 || reports.some(({ failures }) => failures.length > 0)) return ExitCode.no;
  const isComplete = reports.length === chosen.length;
  return isComplete && reports.every(({ passed }) => passed) ? ExitCode.yes : ExitCode.couldNotJudge;
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

async function campaign(
  chosen: readonly Experiment[],
  { runs, seed, out }: StressOptions,
): Promise<readonly Report[]> {
  const progress = new Progress(runs, 'cases');
  const interruption = new AbortController();
  const stop = () => {
    interruption.abort();
  };
  process.once('SIGINT', stop);
  process.stderr.write(`seed ${seed}\n`);
  const reports: Report[] = [];
  let done = 0;
  let breath = Date.now();
  for (const [i, experiment] of chosen.entries()) {
    if (interruption.signal.aborted) break;
    const share = Math.ceil((runs - done) / (chosen.length - i));
    const running = cases(experiment, {
      seed,
      runs: Math.max(share, 1),
      onFailure: (failure) => {
        const path = saveFailure(out, failure);
        process.stderr.write(`${experiment.id} ${failure.outcome.verdict}: ${path}; ${command(failure)}\n`);
      },
    });
    let step = running.next(true);
    while (step.done !== true) {
      done += 1;
      progress.update(done, experiment.id, Math.max(runs, done));
      // Let Ctrl-C through.
      if (Date.now() - breath > 100) {
        await new Promise((resolve) => setImmediate(resolve));
        breath = Date.now();
      }
      step = running.next(!interruption.signal.aborted);
    }
    reports.push(step.value);
  }
  progress.stop();
  process.off('SIGINT', stop);
  return reports;
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

function command({ experiment, seed, number }: { experiment: string; seed: number; number: number }): string {
  return `npx basincheck stress --theorem ${experiment} --seed ${seed} --case ${number}`;
}
