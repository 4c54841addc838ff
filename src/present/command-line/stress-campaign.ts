/** A stress run, whoever examines its cases, and what it says at its end. */

import { equalShare } from '../../search/cluster/index.js';
import {
  reasonsText,
  Run,
  type StressCrew,
  summaryText,
  tableText,
  type Experiment,
  type Failure,
  type RunReport,
} from '../../search/stress/index.js';
import { ExitCode } from './exit-code.js';
import { saveFailure } from './failures.js';
import { untilInterrupted } from './interruption.js';
import { Progress } from './progress.js';

export interface Stressed {
  readonly runs: number;
  readonly seed: number;
  readonly out: string;
  readonly json?: true;
}

/**
 * As many cases as were asked for, each experiment on all threads. First each has an equal share, and stops early if it has
 * seen enough; then those have the rest that have not; then all. After Ctrl-C, what has been seen until then.
 */
export async function campaign(
  chosen: readonly Experiment[],
  { runs, seed, out }: Stressed,
  crew: Pick<StressCrew, 'cases' | 'finish' | 'dismiss'>,
): Promise<readonly RunReport[]> {
  const progress = new Progress(runs, 'cases');
  const all = chosen.map((experiment, i) => {
    const onFailure = (failure: Failure) => {
      const path = saveFailure(out, failure);
      process.stderr.write(`${experiment.id} ${failure.outcome.verdict}: ${path}; ${command(failure)}\n`);
    };
    const run = new Run(experiment, { seed, runs, onFailure });
    const sure = equalShare(runs, i, chosen.length);
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
    if (!signal.aborted) await crew.finish();
  }).finally(() => {
    progress.stop();
  });
  return all.map(({ run }) => run.reportWhere(done < runs));
}

/** Prints what was seen, and says how the run exits. `again` are earlier failures that still fail. */
export function sayStress(
  reports: readonly RunReport[],
  again: readonly string[],
  options: Stressed,
): ExitCode {
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

/** What repeats a failing case. */
export function command({
  experiment,
  seed,
  number,
}: {
  experiment: string;
  seed: number;
  number: number;
}): string {
  return `npx basincheck stress --theorem ${experiment} --seed ${seed} --case ${number}`;
}
