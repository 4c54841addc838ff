/** `basincheck stress`: looks for refutations of the statements with every hypothesis kept, for as long as asked. */

import {
  algebraExperiments,
  experiments,
  reasonsText,
  Run,
  StressCrew,
  summaryText,
  tableText,
  trainedExperiments,
  type Experiment,
  type Failure,
  type RunReport,
} from '../../search/stress/index.js';
import { exactPapers } from '../../statements/index.js';
import { ExitCode } from './exit-code.js';
import { knownFailures, saveFailure } from './failures.js';
import { untilInterrupted } from './interruption.js';
import { checkFolder } from './output.js';
import { Progress } from './progress.js';

export interface StressOptions {
  readonly theorem?: readonly string[];
  readonly trained?: true;
  readonly paper?: string;
  readonly runs: number;
  readonly seed: number;
  readonly case?: number;
  readonly jobs: number;
  readonly out: string;
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
  const again = replay(chosen, options);
  const reports = await campaign(chosen, options);
  if (options.json === true) {
    process.stdout.write(`${JSON.stringify({ seed: options.seed, again, reports }, undefined, 2)}\n`);
  } else {
    for (const report of reports.filter(({ tally }) => tally.cases > 0)) {
      process.stdout.write(`${tableText(report)}\n\n${reasonsText(report)}\n\n`);
    }
    for (const line of again) process.stdout.write(`${line}\n`);
    for (const report of reports) process.stdout.write(`${summaryText(report)}\n`);
  }
  if (again.length > 0 || reports.some(({ failures }) => failures.length > 0)) return ExitCode.no;
  return reports.every(({ passed }) => passed) ? ExitCode.yes : ExitCode.couldNotJudge;
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

/**
 * As many cases as were asked for, each experiment on all threads. First each has an equal share, and stops early if it has
 * seen enough; then those have the rest that have not; then all. After Ctrl-C, what has been seen until then.
 */
async function campaign(
  chosen: readonly Experiment[],
  { runs, seed, out, jobs }: StressOptions,
): Promise<readonly RunReport[]> {
  const progress = new Progress(runs, 'cases');
  const crew = new StressCrew(jobs);
  const all = chosen.map((experiment, i) => {
    const onFailure = (failure: Failure) => {
      const path = saveFailure(out, failure);
      process.stderr.write(`${experiment.id} ${failure.outcome.verdict}: ${path}; ${command(failure)}\n`);
    };
    const run = new Run(experiment, { seed, runs, onFailure });
    const sure = Math.floor(runs / chosen.length) + (i < runs % chosen.length ? 1 : 0);
    return { id: experiment.id, run, cases: crew.cases(experiment.id, seed, sure) };
  });
  let done = 0;
  await untilInterrupted(crew, async (signal) => {
    process.stderr.write(`seed ${seed}\n`);
    const rounds: readonly ((run: Run) => boolean)[] = [(run) => run.isOpen, (run) => run.isOpen, () => true];
    for (const goesOn of rounds) {
      for (const [i, { id, run, cases }] of all.entries()) {
        const others = all.slice(i + 1).filter((other) => goesOn(other.run)).length;
        const until = done + Math.ceil((runs - done) / (others + 1));
        while (done < until && goesOn(run) && !signal.aborted) {
          run.add((await cases.next()).value);
          done += 1;
          progress.update(done, id);
        }
      }
    }
  }).finally(() => {
    progress.stop();
  });
  return all.map(({ run }) => run.reportWhere(done < runs));
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
