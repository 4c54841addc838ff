import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  activation,
  activationFamily,
  type ActivationOptions,
} from '../../../src/search/generators/index.js';
import { type Activation, leakyRelu, PiecewiseLinear, Rational, relu } from '../../../src/exact/index.js';
import { seed } from '../../seed.js';

const some = (options: ActivationOptions, count = 500): readonly Activation[] =>
  fc.sample(activation(options), { seed, numRuns: count });
const families = (options: ActivationOptions) => [...new Set(some(options).map(activationFamily))].sort();

describe('activations', () => {
  test('are continuous, increasing and piecewise linear by default, and of every such family', () => {
    const found = some({});
    expect(found.every((phi) => phi.continuous && phi.increasing && phi.exact)).toBe(true);
    expect(families({})).toEqual(['hard-tanh', 'increasing', 'leaky-relu', 'relu']);
    expect(new Set(found.map((phi) => phi.surjective))).toEqual(new Set([true, false]));
  });

  test('jump only where they are asked to', () => {
    expect(families({ continuous: false })).toEqual(['increasing with jumps', 'staircase']);
    expect(some({ continuous: false }).some((phi) => phi.continuous)).toBe(false);
  });

  test('rise and fall where they are asked not to increase', () => {
    expect(families({ increasing: false, smooth: 0.3 })).toEqual(['abs', 'gelu', 'not monotone', 'silu']);
    const samples = Array.from({ length: 401 }, (_, i) => (i - 200) / 25 + 0.001);
    for (const phi of some({ increasing: false, continuous: 'either' })) {
      const values = samples.map((x) => phi.evaluate(x));
      const steps = values.slice(1).map((y, i) => Math.sign(y - (values[i] ?? NaN)));
      expect(new Set(steps.filter((step) => step !== 0)).size).toBe(2);
    }
  });

  test('are onto, or not, where they are asked to be', () => {
    expect(families({ surjective: true })).toEqual(['increasing', 'leaky-relu']);
    expect(some({ surjective: true }).every((phi) => phi.surjective)).toBe(true);
    expect(some({ surjective: false }).some((phi) => phi.surjective)).toBe(false);
  });

  test('are smooth in the share that was asked for, where the traits allow it', () => {
    const share = (options: ActivationOptions) =>
      some(options, 1000).filter((phi) => !phi.exact).length / 1000;
    expect(share({ smooth: 0.3 })).toBeGreaterThan(0.25);
    expect(share({ smooth: 0.3 })).toBeLessThan(0.35);
    expect(share({ smooth: 1 })).toBe(1);
    expect(share({ smooth: 1, surjective: true })).toBe(0);
    expect(families({ smooth: 1 })).toEqual(['elu', 'sigmoid', 'softplus', 'tanh']);
  });

  test('have one to four kinks', () => {
    const counts = some({}).map((phi) => (phi instanceof PiecewiseLinear ? phi.pieces.length - 1 : 0));
    expect(new Set(counts)).toEqual(new Set([1, 2, 3, 4]));
  });

  test('of either kind are of both', () => {
    const found = some({ continuous: 'either', increasing: 'either' });
    const kinds = new Set(found.map((phi) => `${phi.continuous} ${phi.increasing}`));
    expect(kinds.size).toBe(4);
  });
});

describe('the family of an activation', () => {
  const piece = (slope: string, intercept: string) => ({
    slope: Rational.from(slope),
    intercept: Rational.from(intercept),
  });
  test.each<[name: string, phi: Activation]>([
    ['relu', relu],
    ['leaky-relu', leakyRelu(Rational.of(1, 4))],
    ['abs', leakyRelu(Rational.of(-1))],
    ['not monotone', leakyRelu(Rational.of(-1, 2))],
    ['staircase', new PiecewiseLinear([{ until: Rational.zero, ...piece('0', '0') }, piece('0', '1')])],
    [
      'increasing with jumps',
      new PiecewiseLinear([{ until: Rational.zero, ...piece('1', '0') }, piece('1', '1')]),
    ],
    [
      'not monotone with jumps',
      new PiecewiseLinear([{ until: Rational.zero, ...piece('1', '1') }, piece('1', '0')]),
    ],
    ['increasing', new PiecewiseLinear([{ until: Rational.one, ...piece('0', '0') }, piece('1', '-1')])],
  ])('is %s', (name, phi) => {
    expect(activationFamily(phi)).toBe(name);
  });

  test('is other for what is not made here', () => {
    const [smooth] = some({ smooth: 1 }, 1);
    if (smooth === undefined) throw new Error('expected an activation');
    expect(activationFamily(Object.create(smooth) as Activation)).toBe('other');
  });
});
