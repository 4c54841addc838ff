/** Of which attractors a statement is asked: an amended one that assumes stability is not asked of those that are not stable. */

import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { portraitOf } from '../../../src/sampling/index.js';
import { trophyIn } from '../../../src/search/hunt/index.js';
import { basinsOf, judge, probe, stabilityAssumed } from '../../../src/search/judge/index.js';
import { theorem21, theorem22, theorem23 } from '../../../src/statements/index.js';
import { pageOf, reportOn, textOf } from '../../../src/present/report/index.js';

const { network } = trophyIn(readFileSync('counterexamples/2.2-without-stable.json', 'utf8')).counterexample;

describe('a network whose one attractor is not stable', () => {
  test('has a basin, which is among those of attractors that are not stable alone', () => {
    const portrait = portraitOf(network, { seed: 0 });
    expect(basinsOf(portrait, 'fixed points')).toEqual([0]);
    expect(basinsOf(portrait, 'fixed points', 'unstable')).toEqual([0]);
    expect(basinsOf(portrait, 'fixed points', 'stable')).toEqual([]);
    expect(basinsOf(portrait, 'cycles')).toEqual([]);
  });

  test('leaves the amended Theorem 2.2 nothing to speak of; 2.1 and 2.3, which assume no stability, are asked', () => {
    expect([theorem22, theorem21, theorem23].map(stabilityAssumed)).toEqual([
      { attractors: 'stable' },
      {},
      {},
    ]);
    const verdicts = [theorem22, theorem21, theorem23].map(
      (statement) =>
        judge(network, statement, { look: 'sample', seed: 0, ...stabilityAssumed(statement) }).verdict,
    );
    expect(verdicts).toEqual(['vacuous', 'survived', 'survived']);
  });

  test('refutes Theorem 2.2 as printed, and is told why', () => {
    const { verdict, reason, dropped, hypotheses } = probe(network, theorem22, { seed: 0 });
    expect(hypotheses.map(({ holds }) => holds)).toEqual([true, true, true]);
    expect([verdict, dropped]).toEqual(['refuted', ['stable']]);
    expect(reason).toContain('attractive by Definition 1.1, but not stable');
  });

  test('is reported with that attractor, as far as was seen, and all starts end there', () => {
    const report = reportOn(network, { seed: 0 });
    expect(report.attractors.map(({ lyapunov, region }) => [lyapunov, region.proved])).toEqual([
      ['unstable', false],
    ]);
    expect(report.fractions?.fractions.map(({ of, share }) => [of, share])).toEqual([[0, 1]]);
    expect(textOf(pageOf(report, 'F')).replace(/\s+/g, ' ')).toContain(
      'As far as was seen attractive by Definition 1.1, but not stable',
    );
  });
});
