/** `basincheck stress --shard`: examines a share of the cases of each experiment, and writes it down. */

import {
  caseShares,
  type CaseShare,
  equalShare,
  MOST_CASES_IN_A_SHARD,
  rangeOf,
  type Shard,
  type Whole,
} from '../../search/cluster/index.js';
import { StressCrew, type ExaminedCase, type Experiment } from '../../search/stress/index.js';
import type { ExitCode } from './exit-code.js';
import { saveFailure } from './failures.js';
import { untilInterrupted } from './interruption.js';
import { makeFolder } from './output.js';
import { Progress } from './progress.js';
import { sayShare, ShareFile } from './share-file.js';
import { command, type Stressed } from './stress-campaign.js';

/** Goes on where an earlier run of the same command ended. The verdict is that on all shares. */
export async function stressShare(
  chosen: readonly Experiment[],
  { seed, runs, out, jobs, json }: Stressed & { readonly jobs: number },
  shard: Shard,
): Promise<ExitCode> {
  const whole: Whole = { command: 'stress', seed, runs, subjects: chosen.map(({ id }) => id) };
  const ranges = chosen.map((_, k) => rangeOf(equalShare(runs, k, chosen.length), shard));
  const most = Math.max(...ranges.map(([from, until]) => until - from));
  if (most > MOST_CASES_IN_A_SHARD)
    throw new RangeError(
      `--shard: expected at most ${MOST_CASES_IN_A_SHARD} cases of an experiment, got ${most}`,
    );
  makeFolder('--out', out);
  const record = new ShareFile<CaseShare>(out, whole, shard, caseShares);
  const shares = chosen.map(({ id }, k) => {
    const cases: ExaminedCase[] = [...(record.earlier[k]?.cases ?? [])];
    return { id, from: ranges[k]?.[0] ?? 0, count: (ranges[k]?.[1] ?? 0) - (ranges[k]?.[0] ?? 0), cases };
  });
  const parts = () => shares.map(({ id, from, cases }): CaseShare => ({ id, from, cases }));
  const all = shares.reduce((sum, { count }) => sum + count, 0);
  const done = () => shares.reduce((sum, { cases }) => sum + cases.length, 0);
  const progress = new Progress(all, 'cases');
  const crew = new StressCrew(jobs);
  await untilInterrupted(crew, async (signal) => {
    process.stderr.write(`seed ${seed}\n`);
    for (const { id, from, count, cases } of shares) {
      const coming = crew.range(id, seed, from + cases.length, count - cases.length);
      while (cases.length < count) {
        const { value } = await coming.next();
        if (signal.aborted) return;
        cases.push(value);
        progress.update(done(), id);
        record.note(parts());
        if (!value.failure) continue;
        process.stderr.write(`${id} fails: ${saveFailure(out, value.failure)}; ${command(value.failure)}\n`);
      }
    }
  }).finally(() => {
    progress.stop();
  });
  record.write(parts());
  const failures = shares.flatMap(({ cases }) => cases).filter(({ failure }) => failure).length;
  const cases = done();
  const said = `${cases} cases, ${failures} of them failed`;
  return sayShare(
    { shard, file: record.path, isWhole: cases === all, said, about: { seed, cases, failures } },
    json,
  );
}
