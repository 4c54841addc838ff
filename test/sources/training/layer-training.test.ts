import { expect, test } from 'vitest';
import { absolute, smoothActivations } from '../../../src/exact/index.js';
import { examplesOf, LayerTraining } from '../../../src/sources/training/index.js';

const { sigmoid } = smoothActivations;
const options = { loss: 1e-12, steps: 200_000 };

test('a layer that is trained by the rates of Theorem 1 takes independent examples to themselves', () => {
  const examples = [
    [0.6, 0.7, 0.9],
    [0.9, 0.6, 0.7],
  ];
  const found = LayerTraining.of(examplesOf(examples), sigmoid, options);
  if ('expected' in found) throw new Error(`expected a layer, got ${found.found}`);
  // Where it is stopped, the layer is as it is by then.
  expect([found.advance(2), found.steps]).toEqual([undefined, 2000]);
  const before = found.loss;
  expect(found.network.evaluate([1, 1, 1]).every((y) => y > 0.5 && y < 1)).toBe(true);
  expect(found.advance(Infinity)).toBe('reached');
  expect(found.loss).toBeLessThan(before);
  expect(found.rows.map(({ end }) => end)).toEqual(['arrived', 'arrived', 'arrived']);
  for (const x of examples)
    found.network.evaluate(x).forEach((y, i) => {
      expect(Math.abs(y - (x[i] ?? NaN))).toBeLessThan(1e-5);
    });
  expect(found.loss).toBeLessThan(1e-9);
});

test.each([
  [
    [
      [0.2, 0.4],
      [0.4, 0.8],
    ],
    sigmoid,
    'linearly independent examples (independent)',
    '2 examples that span 1 dimensions',
  ],
  [[[0.5, 1]], sigmoid, 'all numbers of the examples between 0 and 1 (inside)', '1'],
  [[[0.5, 0.25]], absolute, 'a φ that is continuous and increasing (curved)', 'another'],
  [[[0.5, 0.25]], smoothActivations.softplus, undefined, undefined],
  [[[0.5, 1e-40]], sigmoid, 'values of φ as the numbers of the examples', '1e-40'],
])('of %j the hypothesis is named that fails, if one does', (rows, phi, expected, found) => {
  const result = LayerTraining.of(examplesOf(rows), phi, options);
  expect('expected' in result ? [result.expected, result.found] : [undefined, undefined]).toEqual([
    expected,
    found,
  ]);
});
