import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { verify } from '../../src/certificates/index.js';
import { probe } from '../../src/certify/index.js';
import { networksSatisfying } from '../../src/stress/basin-theorem.js';
import { theorem21, theorem22, theorem23, type Statement } from '../../src/theorems/index.js';
import { examples, variants, type Example } from '../quality/known-violations.js';
import { seed } from '../seed.js';

const theoremOf: Record<string, Statement> = {
  'bounded basin component': theorem21,
  'bounded complement component': theorem22,
  'disconnected basin': theorem23,
};
const statementOf = ({ question }: Example): Statement => theoremOf[question] ?? theorem21;
const example = (name: string, dimension: number): Example => {
  const found = examples.find((each) => each.name === name && each.dimension === dimension);
  if (found === undefined) throw new Error(`expected an example, got ${name} in dimension ${dimension}`);
  return found;
};
const barrierCells = (text: string) =>
  (JSON.parse(text) as { witness: { cells: unknown[] } }).witness.cells.length;

describe('from the network alone', () => {
  test.each([
    ['Example 2.1', 2, '2.1-without-rank'],
    ['Example 2.2', 1, '2.2-without-width'],
    ['Example 2.3', 2, '2.3-without-surjective'],
  ])('%s is certified with at most twice as many cells as by hand', (name, dimension, file) => {
    const subject = example(name, dimension);
    const { verdict, certificate = '' } = probe(subject.network, statementOf(subject), { seed });
    expect(verdict).toBe('refuted');
    expect(verify(certificate).verdict).toBe('verified');
    const byHand = readFileSync(`counterexamples/${file}.json`, 'utf8');
    expect(barrierCells(certificate)).toBeLessThanOrEqual(2 * barrierCells(byHand));
  });

  test.each([
    ['Example 2.1', 1],
    ['Example 2.2', 2],
    ['Example 2.2, parted', 1],
    ['Example 2.2, parted', 2],
  ])('%s in dimension %i is certified', (name, dimension) => {
    const subject = example(name, dimension);
    const { verdict, certificate = '', dropped } = probe(subject.network, statementOf(subject), { seed });
    expect(verdict).toBe('refuted');
    expect(verify(certificate)).toMatchObject({ verdict: 'verified', dropped });
  });

  test.each([
    ['Example 2.1', 2],
    ['Example 2.2', 1],
    ['Example 2.3', 2],
  ])('%s is certified in other coordinates', (name, dimension) => {
    const subject = example(name, dimension);
    const [variant] = fc.sample(fc.noBias(variants(subject, 'coordinates only')), { seed: 3, numRuns: 1 });
    if (variant === undefined) throw new Error('expected a variant');
    expect(probe(variant.network, statementOf(subject), { seed }).verdict).toBe('refuted');
  });

  test('the same seed gives the same bytes', () => {
    const { network } = example('Example 2.1', 2);
    const once = () => probe(network, theorem21, { seed }).certificate;
    expect(once()).toBe(once());
  });
});

describe('a probe', () => {
  test('says of every hypothesis whether it holds, and drops those that fail', () => {
    const { network } = example('Example 2.1', 2);
    const { hypotheses, dropped } = probe(network, theorem21, { seed });
    expect(hypotheses.map(({ name, holds }) => [name, holds])).toEqual([
      ['width', true],
      ['continuous', true],
      ['monotone', true],
      ['rank', false],
    ]);
    expect(dropped).toEqual(['rank']);
  });

  test.each([theorem21, theorem22, theorem23])(
    'refutes nothing where every hypothesis of Theorem $id holds',
    (statement) => {
      const networks = fc.sample(networksSatisfying(statement), { seed, numRuns: 12 });
      const verdicts = networks.map((network) => probe(network, statement, { seed }).verdict);
      expect(verdicts.filter((verdict) => verdict === 'refuted' || verdict === 'suspected')).toEqual([]);
      expect(verdicts).toContain('survived');
    },
  );

  test('refuses a network that maps elsewhere', () => {
    const { network } = example('Example 2.1', 2);
    const [first] = network.layers;
    if (first === undefined) throw new Error('expected a layer');
    expect(() => probe(network, { ...theorem21, maps: 'to ℝ' }, { seed })).toThrow('2 inputs and 2 outputs');
  });
});
