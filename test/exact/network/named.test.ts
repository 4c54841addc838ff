import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Rational } from '../../../src/exact/numbers/index.js';
import {
  absolute,
  hardTanh,
  leakyRelu,
  relu,
  type PiecewiseLinear,
} from '../../../src/exact/network/index.js';
import { smallRational } from './generators.js';

const { zero, one } = Rational;
const quarter = Rational.of(1, 4);

describe('the named piecewise linear activations', () => {
  test.each<[string, PiecewiseLinear, (x: Rational) => Rational]>([
    ['ReLU', relu, (x) => Rational.max(x, zero)],
    ['|x|', absolute, (x) => x.abs()],
    ['HardTanh', hardTanh, (x) => Rational.max(one.negated(), Rational.min(one, x))],
    ['leaky ReLU', leakyRelu(quarter), (x) => (x.sign < 0 ? x.times(quarter) : x)],
    ['leaky ReLU of slope 2', leakyRelu(Rational.of(2)), (x) => (x.sign < 0 ? x.plus(x) : x)],
  ])('%s has the values of its formula', (_, activation, formula) => {
    fc.assert(
      fc.property(smallRational(), (x) => {
        expect(activation.valueAt(x)).toEqual(formula(x));
      }),
    );
  });

  test.each<[string, PiecewiseLinear, { continuous: boolean; increasing: boolean; surjective: boolean }]>([
    ['ReLU', relu, { continuous: true, increasing: true, surjective: false }],
    ['|x|', absolute, { continuous: true, increasing: false, surjective: false }],
    ['HardTanh', hardTanh, { continuous: true, increasing: true, surjective: false }],
    ['leaky ReLU', leakyRelu(quarter), { continuous: true, increasing: true, surjective: true }],
    [
      'leaky ReLU of a negative slope',
      leakyRelu(quarter.negated()),
      { continuous: true, increasing: false, surjective: false },
    ],
  ])('%s has the traits that the theorems ask about', (_, activation, traits) => {
    expect(activation).toMatchObject({ exact: true, ...traits });
  });
});
