/** Code that is right for ordinary numbers, and wrong far out, is caught within the default number of cases. */

import { expect, test } from 'vitest';
import {
  basinMembership,
  forwardPass,
  type ForwardPass,
  type PlainNetwork,
} from '../../../src/testing/oracles/index.js';
import { forwardWith } from './implementations.js';

/** The plain formulas, which overflow, each in place of its φ; all other φ are right. */
const naive = (name: string, phi: (x: number) => number): ForwardPass => {
  return (network: PlainNetwork, x) => {
    const isIt = 'name' in network.activation && network.activation.name === name;
    return forwardWith(isIt ? { phi } : {})(network, x);
  };
};

const faults: readonly (readonly [string, ForwardPass])[] = [
  ['softplus as ln(1 + exp(x))', naive('softplus', (x) => Math.log(1 + Math.exp(x)))],
  ['tanh as a quotient of exponentials', naive('tanh', (x) => (Math.exp(2 * x) - 1) / (Math.exp(2 * x) + 1))],
  ['sigmoid as exp(x)/(1 + exp(x))', naive('sigmoid', (x) => Math.exp(x) / (1 + Math.exp(x)))],
  [
    'outputs above 100 that are lost',
    async (network, x) => Array.from(await forwardWith({})(network, x), (y) => (Math.abs(y) > 100 ? NaN : y)),
  ],
  [
    'inputs that are divided by, so that 0 and −0 differ',
    (network, x) =>
      forwardWith({})(
        network,
        x.map((t) => (t === 0 && 1 / t < 0 ? 1 : t)),
      ),
  ],
  [
    'weights that are divided by, so that 0 and −0 differ',
    (network, x) =>
      forwardWith({})(
        {
          ...network,
          phi: network.phi,
          layers: network.layers.map(({ weights, bias }) => ({
            weights: weights.map((row) => row.map((w) => (w === 0 && 1 / w < 0 ? 1 : w))),
            bias,
          })),
        },
        x,
      ),
  ],
];

const seeds = [1, 2];

test.each(faults)('%s, from every seed', async (_, wrong) => {
  for (const seed of seeds)
    expect((await forwardPass({ seed }).compare(wrong)).agrees, `seed ${seed}`).toBe(false);
});

test.each(faults)('%s is not seen among ordinary numbers', async (name, wrong) => {
  if (name.startsWith('outputs') || name.startsWith('weights')) return;
  const ordinary = forwardPass({ seed: 1, runs: 300, inputs: 'ordinary', weights: 'ordinary' });
  expect((await ordinary.compare(wrong)).agrees).toBe(true);
});

test('membership that is always true, or asks the first coordinate alone, from every seed', async () => {
  const first = (network: PlainNetwork, attractor: number[], x: number[]): boolean => {
    let y = x;
    for (let k = 0; k < 2000; k++) y = Array.from(forwardWith({})(network, y) as ArrayLike<number>);
    return Math.abs((y[0] ?? NaN) - (attractor[0] ?? NaN)) < 1e-6;
  };
  for (const seed of seeds) {
    expect((await basinMembership({ seed }).compare(() => true)).agrees, `always, seed ${seed}`).toBe(false);
    expect((await basinMembership({ seed }).compare(first)).agrees, `first, seed ${seed}`).toBe(false);
  }
});

test('code that is right is right far out too, in both precisions and in another order', async () => {
  const stable: Record<string, (x: number) => number> = {
    tanh: Math.tanh,
    sigmoid: (x) => 1 / (1 + Math.exp(-x)),
    softplus: (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))),
  };
  const own: ForwardPass = (network, x) => {
    const phi = 'name' in network.activation ? stable[network.activation.name] : undefined;
    return forwardWith(phi ? { phi } : {})(network, x);
  };
  for (const seed of seeds) {
    expect(await forwardPass({ seed, runs: 500 }).compare(own)).toMatchObject({ agrees: true });
    expect(await forwardPass({ seed, runs: 200, scale: 1e6 }).compare(own)).toMatchObject({ agrees: true });
    const inSingle = forwardPass({ seed, runs: 500, precision: 'float32' });
    expect(await inSingle.compare(own)).toMatchObject({ agrees: true });
  }
});
