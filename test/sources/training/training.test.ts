import { describe, expect, test } from 'vitest';
import { hardTanh, smoothActivations, writeNetwork } from '../../../src/exact/index.js';
import {
  associations,
  cyclic,
  defaultTraining,
  everyExample,
  examplesOf,
  sphere,
  trained,
  Training,
} from '../../../src/sources/training/index.js';

const { tanh } = smoothActivations;
const pairs = associations(sphere(4, 2, 1, 3));
const options = { ...defaultTraining, widths: [16, 2], activation: tanh };

describe('a training', () => {
  test('that reaches its loss ends there, with a network that maps the examples to themselves', () => {
    const training = trained(pairs, options);
    expect(training.end).toBe('reached');
    expect(training.loss).toBeLessThanOrEqual(defaultTraining.loss);
    const { network } = training;
    for (const x of everyExample(pairs.inputs)) {
      network.evaluate([...x]).forEach((value, i) => expect(value).toBeCloseTo(x[i] ?? NaN, 2));
    }
  });

  test('has the same bytes for the same seed, in one go or step by step, and others for another seed', () => {
    const text = writeNetwork(trained(pairs, { ...options, steps: 50 }).network);
    const slowly = new Training(pairs, { ...options, steps: 50 });
    while (slowly.advance(3) === undefined);
    expect(writeNetwork(slowly.network)).toBe(text);
    expect(writeNetwork(trained(pairs, { ...options, steps: 50, seed: 2 }).network)).not.toBe(text);
  });

  test('has these very numbers on every machine', () => {
    const { loss } = trained(pairs, { ...options, steps: 100 });
    expect(loss).toMatchInlineSnapshot(`0.0000059664569510765885`);
  });

  test('that spends its steps says so, and keeps the least loss', () => {
    const training = new Training(pairs, { ...options, steps: 40, rate: 0.5 });
    const seen: number[] = [];
    while (training.advance(1) === undefined) seen.push(training.loss);
    expect(training.end).toBe('steps spent');
    expect(training.steps).toBe(40);
    expect(training.loss).toBe(Math.min(...seen, training.loss));
  });

  test('that diverges says so, and keeps what was best', () => {
    const training = trained(pairs, { ...options, method: 'descent', rate: 1e6, activation: hardTanh });
    expect(training.end).toBe('diverged');
    expect(training.loss).toBeLessThan(Infinity);
  });

  test('by descent with small steps falls at every step', () => {
    const training = new Training(pairs, { ...options, method: 'descent', rate: 0.01, steps: 200 });
    let last = Infinity;
    while (training.advance(1) === undefined) {
      expect(training.loss).toBeLessThan(last);
      last = training.loss;
    }
  });

  test('with ntk has no biases, before and after', () => {
    const training = trained(pairs, { ...options, scaling: 'ntk', steps: 20 });
    for (const { bias } of training.network.layers) expect(bias.every((b) => b.sign === 0)).toBe(true);
  });

  test('of a cycle maps each example to the next, and the last to the first', () => {
    const examples = examplesOf([
      [1, 0],
      [0, 1],
      [-1, -1],
    ]);
    const { network, end } = trained(cyclic(examples), options);
    expect(end).toBe('reached');
    network.evaluate([-1, -1]).forEach((value, i) => expect(value).toBeCloseTo([1, 0][i] ?? NaN, 2));
  });
});
