import { expect, test } from 'vitest';
import { absolute, smoothActivations } from '../../../src/exact/index.js';
import { examplesOf, layerTrained } from '../../../src/sources/training/index.js';

const { sigmoid } = smoothActivations;
const options = { loss: 1e-12, steps: 200_000 };

test('a layer that is trained by the rates of Theorem 1 takes independent examples to themselves', () => {
  const examples = [
    [0.6, 0.7, 0.9],
    [0.9, 0.6, 0.7],
  ];
  const found = layerTrained(examplesOf(examples), sigmoid, options);
  if ('expected' in found) throw new Error(`expected a layer, got ${found.found}`);
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
  const result = layerTrained(examplesOf(rows), phi, options);
  expect('expected' in result ? [result.expected, result.found] : [undefined, undefined]).toEqual([
    expected,
    found,
  ]);
});
