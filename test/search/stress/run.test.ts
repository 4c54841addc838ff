import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Verdict } from '../../../src/statements/index.js';
import { examineCase, experiment, Run, run, type Experiment } from '../../../src/search/stress/index.js';

/** Cases are numbers below 1000; `judge` says what comes of each. */
function made(judge: (n: number) => Verdict, share = 0.1): Experiment {
  return experiment<number>({
    id: 'made-up',
    name: 'Made up',
    cases: fc.nat(999),
    check: (n) => ({
      verdict: judge(n),
      reason: 'as told',
      traits: { dimension: 1, family: 'none' },
      labels: n % 2 === 0 ? ['even'] : [],
    }),
    write: String,
    requirements: [{ label: 'even', share }],
  });
}

describe('a run', () => {
  test('passes if nothing failed and what had to be seen was seen', () => {
    expect(
      run(
        made(() => 'survived'),
        { seed: 1, runs: 10 },
      ),
    ).toMatchObject({ passed: true, failures: [] });
  });

  test('fails if too little was seen, however often', () => {
    expect(
      run(
        made(() => 'survived', 0.9),
        { seed: 1, runs: 10 },
      ).passed,
    ).toBe(false);
  });

  test('reports the failing case after shrinking, and can be repeated', () => {
    const suspicious = made((n) => (n >= 500 ? 'suspected' : 'survived'));
    const report = run(suspicious, { seed: 1, runs: 10 });
    expect(report.passed).toBe(false);
    expect(new Set(report.failures.map(({ text }) => text))).toEqual(new Set(['500']));
    const [first] = report.failures;
    expect(first && suspicious.shrink(first.seed, first.number)).toEqual(first);
  });

  test('that is interrupted has not passed', () => {
    const fine = made(() => 'survived');
    const running = new Run(fine, { seed: 1, runs: 10 });
    running.add(examineCase(fine, 1, 0));
    expect(running.report).toMatchObject({ interrupted: true, passed: false });
    for (let number = 1; running.goesOn; number++) running.add(examineCase(fine, 1, number));
    expect(running.report).toEqual(run(fine, { seed: 1, runs: 10 }));
    expect(running.report).toMatchObject({ interrupted: false, passed: true });
  });

  test('sees the same cases with the same seed', () => {
    const rows = () =>
      run(
        made((n) => (n < 300 ? 'vacuous' : 'survived')),
        { seed: 7, runs: 50 },
      ).tally.rows;
    expect(rows()).toEqual(rows());
  });
});
