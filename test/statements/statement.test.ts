import { describe, expect, test } from 'vitest';
import { statements } from '../../src/statements/index.js';

describe('the statements', () => {
  test('have the ids, hypotheses and conclusions of the paper', () => {
    const table = statements.map(({ id, hypotheses, conclusion, maps }) => ({
      id,
      hypotheses: hypotheses.map(({ name }) => name),
      conclusion: conclusion.kind,
      maps,
    }));
    expect(table).toEqual([
      {
        id: '2.1',
        hypotheses: ['width', 'continuous', 'monotone', 'rank'],
        conclusion: 'basin components unbounded',
        maps: 'to ℝⁿ⁰',
      },
      {
        id: '2.2',
        hypotheses: ['width', 'continuous', 'monotone'],
        conclusion: 'complement components unbounded',
        maps: 'to ℝⁿ⁰',
      },
      {
        id: '2.3',
        hypotheses: ['surjective', 'monotone', 'square', 'full-rank'],
        conclusion: 'basin path-connected',
        maps: 'to ℝⁿ⁰',
      },
      {
        id: '3.1',
        hypotheses: ['width', 'continuous', 'monotone'],
        conclusion: 'maximum on the boundary',
        maps: 'to ℝ',
      },
    ]);
  });

  test('have ids of their own, and hypotheses of different names', () => {
    const ids = statements.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { hypotheses } of statements) {
      expect(new Set(hypotheses.map(({ name }) => name)).size).toBe(hypotheses.length);
    }
  });

  test('mean the same by the same name', () => {
    const byName = new Map(
      statements.flatMap(({ hypotheses }) => hypotheses).map((each) => [each.name, each]),
    );
    for (const { hypotheses } of statements) {
      for (const hypothesis of hypotheses) expect(byName.get(hypothesis.name)).toBe(hypothesis);
    }
    expect(byName.size).toBe(7);
  });

  test('say where they are proved, and what they assume and conclude in words', () => {
    for (const { id, source, conclusion, hypotheses } of statements) {
      expect(source).toContain(`Theorem ${id}`);
      expect(conclusion.text).not.toBe('');
      for (const { text } of hypotheses) expect(text).not.toBe('');
    }
  });
});
