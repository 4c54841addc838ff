/** One suite per statement: what the paper says, and that nothing spoke against it, having looked hard. */

import { beforeAll, describe, expect, it } from 'vitest';
import { saveFailure } from '../src/present/command-line/failures.js';
import {
  run,
  summaryText,
  tableText,
  verdicts,
  type Experiment,
  type RunReport,
} from '../src/search/stress/index.js';
import { figures, isWhole } from '../test/quality/figures.js';
import { runs, seed } from '../test/seed.js';

/** Where failing cases go; `basincheck stress` replays them first. */
const FOLDER = '.basincheck/failures';

export function suite(experiment: Experiment, ownRuns: number): void {
  const { id, hypotheses, conclusion, source } = experiment;
  describe(`${id} (${source}): ${hypotheses.join(', ')} imply: ${conclusion}`, () => {
    let report: RunReport;
    beforeAll(() => {
      report = run(experiment, { seed, runs: runs(ownRuns) });
      process.stdout.write(`\n${tableText(report)}\n${summaryText(report)}\n`);
      if (isWhole) keep(report);
    });

    it('nothing speaks against it', () => {
      const failures = report.failures.map((failure) => {
        const { outcome, path, number } = failure;
        const file = saveFailure(FOLDER, failure);
        const replay = `npx basincheck stress --theorem ${id} --seed ${seed} --case ${number}`;
        return `${outcome.verdict}: ${outcome.reason} (seed ${seed}, path ${path}); shrunk to ${file}; replay: ${replay}`;
      });
      expect(failures).toEqual([]);
    });

    it('enough was seen for that to count', () => {
      const missed = report.requirements.filter(({ coverage }) => coverage !== 'covered');
      expect(missed).toEqual([]);
      expect(report.interrupted).toBe(false);
    });
  });
}

/** For docs/quality.md: verdicts and their reasons. */
function keep({ experiment, tally, seed: from }: RunReport): void {
  const counts = verdicts.map((verdict) => `${tally.count(verdict)} ${verdict}`).join(', ');
  const title = `${experiment} with every hypothesis kept: ${counts} (seed ${from})`;
  figures(`2-stress-${experiment}`, title, [
    ['cases', 'verdict and reason'],
    ...tally.reasons.map(([reason, count]) => [String(count), reason]),
  ]);
}
