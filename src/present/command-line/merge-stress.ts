/**
 * One stress run of all shares of it: the run goes through the cases as it would have done alone. A share has its part of the cases
 * that every experiment is sure to need at first; what the run needs beside, because an experiment has left it some, is examined here.
 */

import { caseShares, type CaseShare, equalShare, rangeOf, type Whole } from '../../search/cluster/index.js';
import {
  algebraExperiments,
  type ExaminedCase,
  experiments,
  StressCrew,
  trainedExperiments,
} from '../../search/stress/index.js';
import type { ExitCode } from './exit-code.js';
import { checkFolder } from './output.js';
import { checked, insistOnWhole, type Share } from './shares.js';
import { campaign, sayStress } from './stress-campaign.js';

export async function mergeStress(
  shares: readonly Share[],
  whole: Whole,
  { out, jobs, json }: { readonly out: string; readonly jobs: number; readonly json?: true },
): Promise<ExitCode> {
  const { seed, runs, subjects } = whole;
  const all = [...experiments, ...trainedExperiments, ...algebraExperiments];
  const chosen = subjects.map((id) => {
    const experiment = all.find((each) => each.id === id);
    if (experiment) return experiment;
    throw new Error(
      `merge: expected shares about ${all.map((each) => each.id).join(', ')}, got some about ${id}`,
    );
  });
  checkFolder('--out', out);
  const known = new Map<string, ExaminedCase[]>(subjects.map((id) => [id, []]));
  for (const { record, path } of shares) {
    const parts: readonly CaseShare[] = checked(path, () => caseShares(record));
    const missing = parts.flatMap(({ id, cases }, k) => {
      const [from, until] = rangeOf(equalShare(runs, k, subjects.length), record.shard);
      const next = from + cases.length;
      return next < until ? [`cases ${next} to ${until - 1} of ${id}`] : [];
    });
    insistOnWhole(path, missing);
    for (const { id, cases } of parts) known.get(id)?.push(...cases);
  }
  const stressed = { seed, runs, out, ...(json && { json }) };
  const crew = new KnownCases(known, runs, subjects, new StressCrew(jobs));
  return sayStress(await campaign(chosen, stressed, crew), [], stressed);
}

/** Cases that are there, and after them those that have to be examined yet. */
class KnownCases {
  constructor(
    private readonly known: ReadonlyMap<string, readonly ExaminedCase[]>,
    private readonly runs: number,
    private readonly subjects: readonly string[],
    private readonly crew: StressCrew,
  ) {}

  async *cases(id: string, seed: number): AsyncGenerator<ExaminedCase, never> {
    yield* this.known.get(id) ?? [];
    const k = this.subjects.indexOf(id);
    return yield* this.crew.beyond(id, seed, equalShare(this.runs, k, this.subjects.length));
  }

  finish(): Promise<void> {
    return this.crew.finish();
  }

  dismiss(): Promise<void> {
    return this.crew.dismiss();
  }
}
