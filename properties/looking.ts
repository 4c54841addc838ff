/** How hard the suites look, and what has to hold of what they saw. */

import { expect, it } from 'vitest';
import { type Experiment, run, type RunReport, summaryText, tableText } from '../src/search/stress/index.js';

/** A number from the environment; BASINCHECK_SEED changes the seed, BASINCHECK_RUNS the number of cases of every suite. */
function fromEnvironment(name: string, otherwise: number): number {
  const value = Number(process.env[name] ?? '');
  return Number.isSafeInteger(value) && value !== 0 ? value : otherwise;
}

export const seed: number = fromEnvironment('BASINCHECK_SEED', 20240229);

/** How many cases a suite checks that asks for its own number. */
export function cases(own: number): number {
  return fromEnvironment('BASINCHECK_RUNS', own);
}

/**
 * Checks `atLeast` cases of the property, and up to eight times as many until it is known whether enough was seen.
 * A case that fails is shrunk; the failure names it, and the command that checks it again.
 */
export function holds(property: Experiment, atLeast: number): void {
  let report: RunReport | undefined;
  const look = (): RunReport => {
    report ??= run(property, { seed, runs: cases(atLeast) });
    return report;
  };

  it('nothing speaks against it', () => {
    const { failures } = look();
    const found = failures.map(
      ({ outcome, number, text }) =>
        `${outcome.verdict}: ${outcome.reason}\n${text}\n` +
        `again: npx basincheck stress --theorem ${property.id} --seed ${seed} --case ${number}`,
    );
    expect(found).toEqual([]);
  });

  it('enough was seen for that to count', () => {
    const seen = look();
    process.stdout.write(`\n${tableText(seen)}\n${summaryText(seen)}\n`);
    expect(seen.requirements.filter(({ coverage }) => coverage !== 'covered')).toEqual([]);
    expect(seen.interrupted).toBe(false);
  });
}
