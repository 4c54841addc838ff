/** What is predicted of examples, in words and as a picture. */

import { describe, expect, test } from 'vitest';
import { dependenceText } from '../../../src/present/command-line/dependence-text.js';
import { kernelText } from '../../../src/present/command-line/kernel-text.js';
import { drawPrediction } from '../../../src/present/pictures/index.js';
import { type Dependence, wideActivations } from '../../../src/sampling/index.js';
import { type Prediction, predict, type PredictionOptions } from '../../../src/search/memory/index.js';
import { examplesOf } from '../../../src/sources/training/index.js';

const { sigmoid, erf, tanh } = wideActivations;
const usual: PredictionOptions = {
  activation: sigmoid,
  depth: 2,
  scale: 1,
  starts: 0,
  width: 50,
  seed: 1,
  otherNorms: false,
};
const points = [
  [12, 4],
  [-5, 21],
  [30, -5],
];
const silent = () => undefined;

function predictionOf(rows: readonly number[][], options: Partial<PredictionOptions> = {}): Prediction {
  const result = predict(examplesOf(rows), { ...usual, ...options }, silent);
  if ('singular' in result) throw new Error(`expected a prediction, got ${result.singular.why}`);
  return result.prediction;
}
function dependenceOf(rows: readonly number[][], options: Partial<PredictionOptions> = {}): Dependence {
  const result = predict(examplesOf(rows), { ...usual, ...options }, silent);
  if ('prediction' in result) throw new Error('expected a singular kernel, got a prediction');
  return result.singular;
}

describe('a prediction', () => {
  test('with erf has proved bounds, which decide whether an example attracts', () => {
    const prediction = predictionOf(points, { activation: erf });
    for (const { proved, spectralRadius, attracts } of prediction.predicted) {
      if (proved === undefined) throw new Error('expected proved bounds, got none');
      expect(proved.least).toBeLessThanOrEqual(spectralRadius + 1e-9);
      expect(proved.most).toBeGreaterThanOrEqual(spectralRadius - 1e-9);
      expect(attracts).toBe(proved.most < 1);
    }
    expect(kernelText(prediction)).toContain('The error behind ± is proved, by interval arithmetic');
  });

  test.each([
    ['erf', 2],
    ['erf', 3],
    ['plain-erf', 2],
  ] as const)('with %s and %i layers is proved for each start and for other norms too', (name, depth) => {
    const told: (Prediction | undefined)[] = [];
    const activation = wideActivations[name];
    const options = { ...usual, activation, depth, starts: 2, width: 12, otherNorms: true };
    const result = predict(examplesOf(points), options, (_done, _total, _note, found) => told.push(found));
    if (!('prediction' in result)) throw new Error('expected a prediction');
    const { predicted, curve } = result.prediction;
    for (const { withStarts } of predicted) {
      const { least = NaN, most = NaN, proved = [], attracting } = withStarts ?? {};
      expect(proved.length).toBe(2);
      expect(Math.abs(Math.min(...proved.map((each) => each.least)) - least)).toBeLessThan(1e-9);
      expect(Math.abs(Math.max(...proved.map((each) => each.most)) - most)).toBeLessThan(1e-9);
      expect(attracting).toBe(proved.filter((each) => each.most < 1).length);
    }
    const enclosed = curve.filter(({ proved }) => proved?.length === points.length);
    expect(enclosed.length).toBeGreaterThan(20);
    // What is known before other norms are looked at is told, so that Ctrl-C does not lose it.
    const [first] = told.filter((each) => each !== undefined);
    expect(first?.predicted.map((each) => each.proved)).toEqual(predicted.map((each) => each.proved));
    const text = kernelText(result.prediction);
    expect(text).toContain('attract, proved');
    expect(drawPrediction(result.prediction, 'points.csv')).toContain('Between the dots nothing is proved.');
  });

  test('is the same for examples and for smaller ones that are multiplied', () => {
    const halves = points.map((x) => x.map((entry) => entry / 2));
    const [one, other] = [
      predictionOf(points, { activation: erf }),
      predictionOf(halves, { activation: erf, scale: 2 }),
    ];
    expect(other.predicted).toEqual(one.predicted);
    expect(kernelText(other)).toContain('multiplied by 2');
  });

  test('with starts and other norms is told in words, and drawn', () => {
    const told: string[] = [];
    const options = { ...usual, starts: 2, otherNorms: true };
    const result = predict(examplesOf(points), options, (_, __, note) => told.push(note));
    if ('singular' in result) throw new Error('expected a prediction');
    const { prediction } = result;
    expect(new Set(told)).toEqual(new Set(['the kernel', 'other norms']));
    const text = kernelText(prediction);
    expect(text).toContain('Nothing here is proved, unless it says so.');
    expect(text).toContain('with 2 random starts');
    expect(text).toMatch(/attracts from norm[^]*from \d[\d.]* to \d+/);
    expect(text).not.toContain('is proved, by interval arithmetic');
    expect(prediction.curve.every(({ radii }) => radii === undefined || radii.length === 3)).toBe(true);
    for (const { withStarts } of prediction.predicted)
      expect(withStarts?.least).toBeLessThanOrEqual(withStarts?.most ?? NaN);
    const picture = drawPrediction(prediction, 'points');
    expect(picture).toMatch(/^<svg[^]*points[^]*<\/svg>\s*$/);
  });

  test('with tanh and three layers has estimated errors', () => {
    const text = kernelText(predictionOf(points, { activation: tanh, depth: 3 }));
    expect(text).toContain('with 2 hidden layers of tanh units');
    expect(text).toContain('estimated from the condition of the kernel');
  });
});

describe('a singular kernel', () => {
  test.each([
    [
      'two antipodal pairs',
      [
        [1, 0],
        [-1, 0],
        [0, 1],
        [0, -1],
      ],
      {},
      'which are pairs x and −x',
    ],
    [
      'x and −x under an odd φ',
      [
        [1, 2],
        [-1, -2],
      ],
      { activation: tanh },
      'tanh is odd',
    ],
    [
      '0 under an odd φ',
      [
        [0, 0],
        [1, 2],
      ],
      { activation: tanh },
      'example 1, which is 0',
    ],
    [
      'three on a line under a linear φ',
      [
        [1, 2],
        [2, 4],
        [3, 6],
      ],
      { activation: wideActivations.linear },
      'the sum of -0.5 times example 1, 1 times example 2, -0.5 times example 3 is zero',
    ],
    [
      // They are not the same: that their difference is zero is true of the first digits alone.
      'two examples too close to each other',
      [
        [1, 1],
        [1, 1 + 1e-12],
      ],
      {},
      'as far as 16 digits show',
    ],
    [
      'many examples too close to each other',
      Array.from({ length: 12 }, (_, k) => [1 + k / 100, 1]),
      {},
      'for 16 digits. Leave some out, or make them longer',
    ],
  ] as const)('of %s is told with its reason', (_, rows, options, reason) => {
    const dependence = dependenceOf(
      rows.map((row) => [...row]),
      options,
    );
    const { activation = sigmoid } = options as Partial<PredictionOptions>;
    const text = dependenceText(dependence, activation.name, 2);
    expect(text).toMatch(/^expected examples that a wide network can tell apart/);
    expect(text).toContain(reason);
  });
});
