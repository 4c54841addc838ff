import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { workbenches } from '../../../src/search/algebra/index.js';
import { runs, seed } from '../../seed.js';
import { oracles } from './oracle.js';

const CASES = 60;

describe.each(Object.entries(oracles))('%s, against brute force', (id, oracle) => {
  const bench = workbenches.find(({ statement }) => statement.id === id);
  if (bench === undefined) throw new Error(`expected a workbench for ${id}`);

  test('the same hypotheses fail, the same conclusion holds, and no file says otherwise', () => {
    for (const subject of fc.sample(bench.subjects, { seed, numRuns: runs(CASES) })) {
      const { failing, holds } = oracle(JSON.parse(subject.text) as Readonly<Record<string, unknown>>);
      const found = { failing: subject.failing, holds: subject.holds() };
      expect([subject.text, found]).toEqual([subject.text, { failing, holds }]);
      if (holds) expect([subject.text, subject.certified()]).toEqual([subject.text, undefined]);
    }
  });
});
