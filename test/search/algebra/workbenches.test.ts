/** Every statement about exact data has cases that can be judged, told and shrunk; the suites of the papers ask thousands of them. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { judgeSubject, workbenches } from '../../../src/search/algebra/index.js';

const MOST_MOVES = 20;

test.each(workbenches.map((bench) => [bench.statement.name, bench] as const))(
  '%s is not refuted by a few cases, each of which is told and has simpler ones of its own form',
  (_, { subjects }) => {
    for (const subject of fc.sample(subjects, { numRuns: 6, seed: 1 })) {
      expect(['survived', 'vacuous']).toContain(judgeSubject(subject).verdict);
      expect(judgeSubject(subject).verdict === 'vacuous').toBe(subject.failing.length > 0);
      const keys = Object.keys(JSON.parse(subject.text) as object);
      expect(keys.length).toBeGreaterThan(0);
      expect(subject.labels.every((label) => label.length > 0)).toBe(true);
      expect(subject.dimension).toBeGreaterThan(0);
      expect(subject.family).not.toBe('');
      let moves = 0;
      for (const move of subject.moves()) {
        expect(Object.keys(JSON.parse(move.text) as object)).toEqual(keys);
        if (++moves === MOST_MOVES) break;
      }
    }
  },
);
