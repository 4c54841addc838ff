import { expect, test } from 'vitest';
import { networkJson, Network, Rational } from '../../../src/exact/index.js';
import { activationNamed } from '../../../src/present/command-line/activation-named.js';

const layer = { weights: [[Rational.one]], bias: [Rational.zero] };
const named = (text: string): unknown =>
  JSON.parse(JSON.stringify(networkJson(new Network(activationNamed(text), [layer])).activation));
const leaky = (slope: string) => ({
  pieces: [
    { until: '0', slope, intercept: '0' },
    { slope: '1', intercept: '0' },
  ],
});

test.each<[string, unknown]>([
  ['tanh', { name: 'tanh' }],
  ['gelu-tanh', { name: 'gelu-tanh' }],
  ['elu', { name: 'elu' }],
  ['elu:1', { name: 'elu' }],
  ['elu:3/2', { name: 'elu', alpha: '3/2' }],
  ['{"name": "elu", "alpha": 2}', { name: 'elu', alpha: '2' }],
  ['leaky-relu', leaky('1/4')],
  ['leaky-relu:1/10', leaky('1/10')],
])('%s names an activation', (text, expected) => {
  expect(named(text)).toEqual(expected);
});

test.each([
  ['elu:-1', 'expected a number above 0, got "-1" (activation.alpha).'],
  ['tanh:2', 'expected no such key, got an unknown key (activation.slope).'],
])('%s is refused', (text, message) => {
  expect(() => activationNamed(text)).toThrow(message);
});
