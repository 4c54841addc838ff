import { describe, expect, test } from 'vitest';
import {
  hypotheses,
  statementNamed,
  statements,
  theoremNamed,
  theorems,
} from '../../src/statements/index.js';

describe('the statements', () => {
  test('that a counterexample file can be about have the hypotheses and conclusions of the paper', () => {
    const table = theorems.map(({ id, subject, question, ...rest }) => [
      id,
      subject,
      rest.hypotheses.map(({ name }) => name).join(' '),
      question,
    ]);
    expect(table).toEqual([
      ['2.1', 'basins of fixed points', 'width continuous monotone rank', 'bounded basin component'],
      ['2.2', 'basins of fixed points', 'width continuous monotone', 'bounded complement component'],
      ['2.3', 'basins of fixed points', 'surjective monotone square full-rank', 'disconnected basin'],
      ['3.1', 'values on a bounded set', 'width continuous monotone', 'greater value inside'],
    ]);
  });

  test('have ids and names of their own, and hypotheses of different names', () => {
    const ids = statements.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(statements.map(({ name }) => name)).size).toBe(ids.length);
    for (const { hypotheses: own } of statements) {
      expect(new Set(own.map(({ name }) => name)).size).toBe(own.length);
    }
  });

  test('mean the same by the same name of a hypothesis', () => {
    const all = [...hypotheses, ...statements.flatMap((each) => each.hypotheses)];
    const byName = new Map(all.map((each) => [each.name, each]));
    for (const { hypotheses: own } of statements) {
      for (const hypothesis of own) expect(byName.get(hypothesis.name)).toBe(hypothesis);
    }
    expect([hypotheses.length, byName.size]).toEqual([7, 9]);
  });

  test('say where they stand in the paper, and what they assume and conclude in words', () => {
    for (const { name, source, conclusion, hypotheses: own } of statements) {
      expect(source).toContain(name);
      expect(conclusion).not.toBe('');
      for (const { text, assumed, noun } of own) expect([text, assumed, noun]).not.toContain('');
    }
  });

  test('are found by their ids; others are refused with those that there are', () => {
    expect(statementNamed('lem-2.3').name).toBe('Lemma 2.3');
    expect(theoremNamed('2.2')).toBe(statementNamed('2.2'));
    expect(() => theoremNamed('lem-2.3')).toThrow('expected one of 2.1, 2.2, 2.3, 3.1, got lem-2.3');
    expect(() => statementNamed('2.4')).toThrow('expected one of 2.1, 2.2, 2.3, rem-2.1, 3.1');
  });
});
