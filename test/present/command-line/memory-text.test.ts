import { expect, test } from 'vitest';
import { memoryText } from '../../../src/present/command-line/memory-text.js';
import { defaultMemory, examineMemory } from '../../../src/search/memory/index.js';
import { hardTanh, Network, Rational } from '../../../src/exact/index.js';

/** Two examples, at which the network has attractive fixed points. */
function textWith(change: (nearby: object, k: number) => object): string {
  const layer = (weight: bigint, bias: bigint) => ({
    weights: [[Rational.of(weight)]],
    bias: [Rational.of(bias)],
  });
  const network = new Network(hardTanh, [layer(2n, -2_000_000n), layer(1n, 1_000_000n)]);
  const examples = { count: 2, dimension: 1, values: Float64Array.of(999_999, 1_000_001) };
  const { memory } = examineMemory(network, examples, { ...defaultMemory, samples: 10, copies: 1 });
  const remembered = memory.remembered.map((each, k) => ({
    ...each,
    ...(each.nearby && { nearby: { ...each.nearby, ...change(each.nearby, k) } }),
  }));
  return memoryText({ ...memory, remembered });
}

test('attractors are told from each other, however far out', () => {
  const text = textWith(() => ({}));
  expect(text).toContain('fixed point  (999999) ');
  expect(text).toContain('fixed point  (1000001) ');
});

test('bounds are rounded so that they stay true, and stay below 1', () => {
  const region = { centre: [0], directions: [[1]], radius: 0.123456789, power: 1, factor: 0.99999999 };
  const text = textWith(() => ({ spectralRadius: 0.9999999, spectralRadiusAtMost: 0.123456789, region }));
  expect(text).toContain('  0.9999999 ');
  expect(text).toContain('  0.1235 ');
  expect(text).toContain('radius 0.1234, F^1 by 0.99999999');
});

test('attractors beyond those that are listed are counted', () => {
  const layer = { weights: [[Rational.of(2n)]], bias: [Rational.zero] };
  const unit = { weights: [[Rational.one]], bias: [Rational.zero] };
  const examples = { count: 2, dimension: 1, values: Float64Array.of(-1, 1) };
  const settings = { ...defaultMemory, samples: 10, copies: 1 };
  const { memory } = examineMemory(new Network(hardTanh, [layer, unit]), examples, settings);
  const [attractor] = memory.attractors;
  if (attractor === undefined) throw new Error('expected an attractor');
  const many = (count: number) => memoryText({ ...memory, attractors: new Array(count).fill(attractor) });
  expect(many(43)).toMatch(/\nand 3 more *\n/);
  expect(many(40)).not.toMatch(/\nand /);
});
