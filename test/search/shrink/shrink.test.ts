import { describe, expect, test } from 'vitest';
import { activationFamily } from '../../../src/search/generators/index.js';
import { verify, type Counterexample } from '../../../src/proof/index.js';
import { judge } from '../../../src/search/judge/index.js';
import { absolute, at, leakyRelu, Network, Rational, relu } from '../../../src/exact/index.js';
import { isSmaller, movesOf, shrinking, shrunk, type Certify } from '../../../src/search/shrink/index.js';
import { theorem22, theorem31, type Theorem } from '../../../src/statements/index.js';

const r = (text: string) => Rational.from(text);
const layer = (weights: readonly string[][], bias: readonly string[]) => ({
  weights: weights.map((row) => row.map(r)),
  bias: bias.map(r),
});

const certifyFor =
  (statement: Theorem): Certify =>
  (network) =>
    judge(network, statement, { look: 'quick', seed: 0 }).certified?.counterexample;

function start(network: Network, statement: Theorem): Counterexample {
  const found = certifyFor(statement)(network, []);
  if (found === undefined) throw new Error('expected a network that has a certificate');
  return found;
}

/** A tent of three units, off the origin, with φ neither short nor simple. */
const tent = new Network(leakyRelu(r('1/8')), [
  layer([['3/2'], ['-5/4'], ['2']], ['1/2', '3/4', '-7']),
  layer([['-1', '-3/2', '1/16']], ['5/8']),
]);

describe('shrinking', () => {
  test('takes a clumsy tent to one input, two ReLU units and weights ±1', () => {
    const smallest = shrunk(start(tent, theorem31), { certify: certifyFor(theorem31), dropping: 'width' });
    expect(smallest.dropped).toEqual(['width']);
    const { network } = smallest;
    expect([network.inputDimension, network.depth, network.widths]).toEqual([1, 2, [2, 1]]);
    expect(activationFamily(network.activation)).toBe('relu');
    for (const { weights, bias } of network.layers) {
      expect(weights.flat().every((w) => w.abs().equals(Rational.one))).toBe(true);
      expect(bias.every((b) => b.sign === 0)).toBe(true);
    }
  });

  test('descends strictly, keeps theorem and dropped hypothesis, and is certified at every step', () => {
    const first = start(tent, theorem31);
    let before = first;
    let steps = 0;
    for (const step of shrinking(first, { certify: certifyFor(theorem31), dropping: 'width' })) {
      if (step.kind !== 'smaller') continue;
      const { counterexample } = step;
      expect(isSmaller(counterexample, before)).toBe(true);
      expect(isSmaller(before, counterexample)).toBe(false);
      expect([counterexample.statement, counterexample.dropped]).toEqual([theorem31, ['width']]);
      before = counterexample;
      steps += 1;
    }
    expect(steps).toBeGreaterThan(2);
  });

  test('is idempotent', () => {
    const how = { certify: certifyFor(theorem31), dropping: 'width' };
    const smallest = shrunk(start(tent, theorem31), how);
    expect([...shrinking(smallest, how)].filter(({ kind }) => kind === 'smaller')).toEqual([]);
  });

  test('restores hypotheses that fail without need, until one is dropped', () => {
    // |x| is not increasing, and three units are more than one input.
    const both = new Network(absolute, [
      layer([['1'], ['1'], ['2']], ['0', '1', '0']),
      layer([['-1', '-1', '-1']], ['0']),
    ]);
    const first = start(both, theorem31);
    expect(first.dropped).toEqual(['width', 'monotone']);
    expect(shrunk(first, { certify: certifyFor(theorem31), dropping: 'width' }).dropped).toEqual(['width']);
    expect(shrunk(first, { certify: certifyFor(theorem31), dropping: 'monotone' }).dropped).toEqual([
      'monotone',
    ]);
  });

  test('reaches the planted minimum where all networks with one property are certified', () => {
    // The first weight has to be 3 or more: 3 is the simplest number that is.
    const template = start(tent, theorem31);
    const certify: Certify = (network, dropped) => {
      const [first] = at(at(network.layers, 0).weights, 0);
      return first && r('3').atMost(first) ? { ...template, network, dropped } : undefined;
    };
    const planted = new Network(relu, [
      layer([['13/4'], ['2']], ['1', '1/2']),
      layer([['5', '1/4']], ['-7']),
    ]);
    const { network } = shrunk({ ...template, network: planted }, { certify, dropping: 'width' });
    expect(network.layers.map(({ weights }) => weights.flat().map(String))).toEqual([
      ['3', '0'],
      ['0', '0'],
    ]);
  });

  test('ends with nothing where nothing else is certified', () => {
    const first = start(tent, theorem31);
    expect(shrunk(first, { certify: () => undefined })).toBe(first);
  });

  test('makes Example 2.2 no larger in any measure, and smaller in at least one', () => {
    const example = new Network(leakyRelu(r('1/4')), [
      layer([['2'], ['3']], ['-2', '-15']),
      layer([['1', '-1']], ['-21/8']),
    ]);
    const { network } = shrunk(start(example, theorem22), {
      certify: certifyFor(theorem22),
      dropping: 'width',
    });
    const digits = ({ layers }: Network) =>
      layers.flatMap(({ weights, bias }) => [...weights.flat(), ...bias].map(String)).join('').length;
    expect(network.inputDimension).toBe(1);
    expect(network.depth).toBeLessThanOrEqual(2);
    expect(network.widths[0]).toBeLessThanOrEqual(2);
    expect(digits(network)).toBeLessThan(digits(example));
  });
});

test('a move into other coordinates keeps what is certified', () => {
  const example = new Network(leakyRelu(r('1/4')), [
    layer([['2'], ['3']], ['-2', '-15']),
    layer([['1', '-1']], ['-21/8']),
  ]);
  const [moved] = movesOf(example, [r('1/2')]);
  if (moved === undefined) throw new Error('expected a move');
  expect(String(moved.evaluateExactly([Rational.zero])[0])).toBe('0');
  const { certified } = judge(moved, theorem22, { look: 'thorough', seed: 0 });
  expect(certified && verify(certified.text).verdict).toBe('verified');
});
