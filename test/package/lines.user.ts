/** What a user of the matchers finds in an empty project, in which this file is a test: one block for each promise of docs/testing.md. */

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as main from 'basincheck';
import { drawNetwork } from 'basincheck/draw';
import {
  type AgreementOptions,
  basinMembership,
  convolution,
  convolutionMatrix,
  eigenvalues,
  type ForwardPass,
  forwardPass,
  jacobian,
  limitJacobian,
  limitKernel,
  type PlainNetwork,
  pseudoInverse,
  rank,
  upsamplingMatrix,
} from 'basincheck/vitest';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const none: AgreementOptions = { examples: false };
const right: ForwardPass = ({ layers, phi }, x) =>
  layers.reduce((y, { weights, bias }, k) => {
    const sums = weights.map((row, i) => row.reduce((sum, w, j) => sum + w * (y[j] ?? NaN), bias[i] ?? NaN));
    return k + 1 < layers.length ? sums.map(phi) : sums;
  }, x);
/** φ after the last layer too. */
const wrong: ForwardPass = (network, x) => Array.from(right(network, x) as number[], network.phi);
const with_ =
  (name: string, phi: (x: number) => number): ForwardPass =>
  (network, x) =>
    right(
      'name' in network.activation && network.activation.name === name ? { ...network, phi } : network,
      x,
    );

async function failureOf(assertion: () => unknown): Promise<string> {
  try {
    await assertion();
  } catch (error) {
    return String(error);
  }
  throw new Error('expected a failure');
}

describe('1 peers', () => {
  test('fc.configureGlobal is heard', async () => {
    const before = fc.readConfigureGlobal();
    fc.configureGlobal({ numRuns: 3 });
    let calls = 0;
    const counted: ForwardPass = (network, x) => {
      calls += 1;
      return right(network, x);
    };
    await expect(counted).toAgreeWithReference(forwardPass(), none);
    fc.configureGlobal(before);
    expect(calls).toBe(3);
  });
});

describe('2 extremes', () => {
  test.each([
    ['softplus', (x: number) => Math.log(1 + Math.exp(x))],
    ['tanh', (x: number) => (Math.exp(2 * x) - 1) / (Math.exp(2 * x) + 1)],
    ['sigmoid', (x: number) => Math.exp(x) / (1 + Math.exp(x))],
  ])(
    'the plain formula of %s, which overflows, fails within the default number of cases',
    async (name, phi) => {
      await expect(with_(name, phi)).not.toAgreeWithReference(forwardPass({ seed: 2 }), none);
    },
  );

  test('options leave the ends of the format out, or scale', async () => {
    const naive = with_('tanh', (x) => (Math.exp(2 * x) - 1) / (Math.exp(2 * x) + 1));
    const ordinary = forwardPass({ seed: 2, inputs: 'ordinary', weights: 'ordinary' });
    const single: ForwardPass = (network, x) => right(network, x);
    await expect(naive).toAgreeWithReference(ordinary, none);
    await expect(single).toAgreeWithReference(forwardPass({ seed: 2, scale: 1e6 }), none);
  });

  test('membership that is always true fails', async () => {
    await expect(() => true).not.toAgreeWithReference(basinMembership({ seed: 2 }), none);
  });
});

describe('3 failing examples', () => {
  const folder = join('.basincheck', 'examples');
  test('a failure is saved, replayed first, and dropped when it does not fail any more', async () => {
    let code = wrong;
    const mine: ForwardPass = (network, x) => code(network, x);
    const first = await failureOf(() => expect(mine).toAgreeWithReference(forwardPass({ seed: 1 })));
    const own = () =>
      readdirSync(folder).filter((file) =>
        readFileSync(join(folder, file), 'utf8').includes('saved, replayed'),
      );
    expect(own()).toHaveLength(1);
    const replay = /replay.*\}/.exec(first)?.[0];
    const second = await failureOf(() => expect(mine).toAgreeWithReference(forwardPass({ seed: 99 })));
    expect(/replay.*\}/.exec(second)?.[0]).toBe(replay);
    code = right;
    await expect(mine).toAgreeWithReference(forwardPass({ seed: 99 }));
    expect(own()).toEqual([]);
  });

  test('nothing is saved where that is not wanted', async () => {
    await failureOf(() => expect(wrong).toAgreeWithReference(forwardPass({ seed: 1 }), none));
    const saved = existsSync(folder) ? readdirSync(folder) : [];
    expect(
      saved.filter((file) => readFileSync(join(folder, file), 'utf8').includes('nothing is saved')),
    ).toEqual([]);
  });
});

describe('4 failures one can paste', () => {
  test('the network that is printed is taken by networks, by probe and by draw', async () => {
    const failure = await failureOf(() => expect(wrong).toAgreeWithReference(forwardPass({ seed: 1 }), none));
    const text = /network {3}(\{.*\})/.exec(failure)?.[1] ?? '';
    await expect(wrong).not.toAgreeWithReference(forwardPass({ networks: [text] }), none);
    const read = main.readNetwork(text);
    if (!('network' in read)) throw new Error('expected a network file');
    expect(main.probe(read.network, main.theorem22, { seed: 1 }).verdict).toBeTypeOf('string');
    expect(drawNetwork(read.network, 'F')).toMatch(/^<svg|^<\?xml/);
    expect(() => fc.assert(fc.property(fc.constant(read.network), () => false))).toThrow(text.slice(0, 40));
    const options = JSON.parse(/replay {4}(\{.*?\})/.exec(failure)?.[1] ?? '') as {
      seed: number;
      path: string;
    };
    expect(await failureOf(() => expect(wrong).toAgreeWithReference(forwardPass(options), none))).toContain(
      text,
    );
  });

  test('code that is not deterministic is said to be that', async () => {
    let calls = 0;
    const restless: ForwardPass = (network, x) =>
      Array.from(right(network, x) as number[], (y) => y + ++calls);
    expect(await failureOf(() => expect(restless).toAgreeWithReference(forwardPass(), none))).toContain(
      'not deterministic',
    );
  });
});

describe('5 time limits', () => {
  test('a promise that never comes is not waited for, and the case is told', async () => {
    const never = () => new Promise<number[]>(() => undefined);
    const reference = forwardPass({ timeLimit: 20, interruptAfter: 2000 });
    expect(await failureOf(() => expect(never).toAgreeWithReference(reference, none))).toMatch(
      /network {3}\{.*[\s\S]*a result within 20 ms/,
    );
  });
});

describe('6 tolerances', () => {
  const half = main.Rational.half;
  const networks = [new main.Network(main.relu, [{ weights: [[half]], bias: [main.Rational.zero] }])];

  test('for difference quotients, in units in the last place, and by a bound of one’s own', async () => {
    const quotient = ({ layers }: PlainNetwork) => [[(layers[0]?.weights[0]?.[0] ?? NaN) + 1e-7]];
    await expect(quotient).toAgreeWithReference(jacobian({ networks, absolute: 1e-6 }), none);
    await expect(quotient).not.toAgreeWithReference(jacobian({ networks }), none);
    await expect(right).toAgreeWithReference(forwardPass({ networks, ulps: 1 }), none);
    const off: ForwardPass = (_, [x = NaN]) => [x / 2 + 1e-9];
    await expect(off).toAgreeWithReference(forwardPass({ networks, bound: () => 2e-9 }), none);
    await expect(off).not.toAgreeWithReference(forwardPass({ networks, bound: () => 5e-10 }), none);
  });

  test('float32 is suggested where the result looks like it', async () => {
    const single: ForwardPass = (network, x) => Array.from(right(network, x) as number[], Math.fround);
    expect(
      await failureOf(() => expect(single).toAgreeWithReference(forwardPass({ seed: 1 }), none)),
    ).toContain("precision: 'float32'");
  });
});

describe('7 friendlier mistakes', () => {
  test('what is meant is taken, and what cannot be is said in a sentence', async () => {
    await expect(right).toAgreeWithReference(forwardPass, none);
    expect(() => forwardPass({ runs: 0 })).toThrow('expected runs to be a number of cases, from 1 on, got 0');
    expect(() => forwardPass({ seed: 1.5 })).toThrow('expected seed to be an integer, got 1.5');
    const layer = { weights: [Float64Array.of(2)], bias: Float32Array.of(0) };
    expect({ activation: { name: 'tanh' }, layers: [layer, layer] }).toSatisfyTheorem('2.2');
    expect(await failureOf(() => expect('no-such.onnx').toSatisfyTheorem('2.2'))).toContain('no-such.onnx');
  });
});

describe('8 more to compare with', () => {
  test('each reference finds out what is not its answer', async () => {
    const rows = () => [[0.5]];
    const seed = 1;
    await expect(rows).not.toAgreeWithReference(limitKernel({ seed }), none);
    await expect(rows).not.toAgreeWithReference(limitJacobian({ seed }), none);
    await expect(rows).not.toAgreeWithReference(convolutionMatrix({ seed }), none);
    await expect(rows).not.toAgreeWithReference(upsamplingMatrix({ seed }), none);
    await expect(rows).not.toAgreeWithReference(pseudoInverse({ seed }), none);
    await expect(() => [[[0.5]]]).not.toAgreeWithReference(convolution({ seed }), none);
    await expect((A: number[][]) => A.length).not.toAgreeWithReference(rank({ seed }), none);
    await expect((A: number[][]) => A.map(([x = NaN]) => x)).not.toAgreeWithReference(
      eigenvalues({ seed }),
      none,
    );
  });
});

describe('9 the main entry point', () => {
  test('has networks, theorems and the verifier, and no internals', () => {
    const names = Object.keys(main);
    expect(names).toEqual(
      expect.arrayContaining(['Network', 'Rational', 'judge', 'probe', 'verify', 'readModel']),
    );
    for (const internal of [
      'exp64',
      'float64Bits',
      'gcd',
      'FloatInterval',
      'sigmoidOver',
      'integerLayer',
      'fractions',
    ])
      expect(names).not.toContain(internal);
  });
});
