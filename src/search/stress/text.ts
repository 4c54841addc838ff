/** Reports for people to read. */

import { columns } from './columns.js';
import type { RunReport } from './run.js';
import { verdicts } from './tally.js';

/** A table of what the run saw, by dimension × depth × rank × family × attractors, with counts by verdict. */
export function tableText({ tally }: RunReport): string {
  const head = ['n0', 'depth', 'rank', 'activation', 'attractors', ...verdicts];
  const rows = tally.rows.map(({ dimension, depth, rank, family, attractors, counts }) => [
    String(dimension),
    String(depth ?? '–'),
    rank ?? '–',
    family,
    String(attractors ?? '–'),
    ...verdicts.map((verdict) => String(counts[verdict] || '·')),
  ]);
  return columns([head, ...rows]);
}

/** The reasons of the verdicts, one line each, the most frequent first. */
export function reasonsText({ tally }: RunReport): string {
  const width = String(tally.cases).length;
  return tally.reasons.map(([reason, count]) => `${String(count).padStart(width)}  ${reason}`).join('\n');
}

/** One line: counts by verdict, requirements that are not covered, and whether the run passed. */
export function summaryText(report: RunReport): string {
  const { experiment, tally, requirements, interrupted, passed, seed } = report;
  const counts = verdicts.map((verdict) => `${tally.count(verdict)} ${verdict}`).join(', ');
  const missing = requirements
    .filter(({ coverage }) => coverage !== 'covered')
    .map(
      ({ label, share, seen }) => `; saw "${label}" ${seen} times, expected ${share * 100} % of the cases`,
    );
  const hasFailed = tally.count('refuted') + tally.count('suspected') > 0;
  const end = interrupted ? 'interrupted' : passed ? 'passed' : hasFailed ? 'failed' : 'too little seen';
  if (tally.cases === 0) return `${experiment.padEnd(8)} ${end}: 0 cases: not looked at (seed ${seed})`;
  return `${experiment.padEnd(8)} ${end}: ${tally.cases} cases: ${counts} (seed ${seed})${missing.join('')}`;
}
