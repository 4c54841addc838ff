import { expect, test } from 'vitest';
import { wideActivations } from '../../src/sampling/index.js';
import { predictedEigenvalue, trainedEigenvalue } from '../../src/search/memory/index.js';

const setting = {
  activation: 'sigmoid',
  depth: 2,
  dimension: 6,
  hidden: 1500,
  examples: 2,
  radius: 4,
  seed: 1,
  loss: 1e-7,
  steps: 20_000,
} as const;

test('a wide network that is trained has about the eigenvalue that the kernel predicts from its start', () => {
  const { end, before, trained, predicted = NaN, predictedMean = NaN } = trainedEigenvalue(setting);
  expect(end).toBe('reached');
  expect(Math.abs(trained - predicted)).toBeLessThan(0.05);
  // Training did change it, and the start matters.
  expect(trained - before).toBeGreaterThan(0.1);
  expect(Math.abs(predicted - predictedMean)).toBeGreaterThan(0.001);
  expect(predictedEigenvalue(wideActivations.sigmoid, setting)).toBe(predictedMean);
});
