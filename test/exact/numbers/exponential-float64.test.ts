import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  elu64,
  encloseExp,
  encloseSigmoid,
  encloseSoftplus,
  encloseTanh,
  type Interval,
  Rational,
  sigmoid64,
  silu64,
  softplus64,
  tanh64,
} from '../../../src/exact/numbers/index.js';
import { runs } from '../../seed.js';

type Enclosure = (x: Rational, width: Rational) => Interval;

/** From `exponential-float64.ts`: relative and absolute. */
const RELATIVE = Rational.of(1n, 1n << 50n);
const ABSOLUTE = Rational.of(1n, 1n << 200n);
const WIDTH = Rational.of(1n, 1n << 220n);

const elu: Enclosure = (x, width) => {
  if (x.sign > 0) return encloseTanh(Rational.zero, width).plusPoint(x);
  return encloseExp(x, width).plusPoint(Rational.one.negated());
};
const silu: Enclosure = (x, width) => encloseSigmoid(x, width).scaled(x);

const functions: readonly (readonly [string, (x: number) => number, Enclosure])[] = [
  ['tanh', tanh64, encloseTanh],
  ['sigmoid', sigmoid64, encloseSigmoid],
  ['softplus', softplus64, encloseSoftplus],
  ['elu', elu64, elu],
  ['silu', silu64, silu],
];

describe.each(functions)('%s in float64', (_, evaluate, enclose) => {
  /** Whether every number of the enclosure is as near to the value as is said. */
  function isNear(x: number): boolean {
    const { lo, hi } = enclose(Rational.fromNumber(x), WIDTH);
    if (lo === undefined || hi === undefined) return false;
    const value = Rational.fromNumber(evaluate(x));
    const allowed = Rational.max(lo.abs(), hi.abs()).times(RELATIVE).plus(ABSOLUTE);
    return value.minus(lo).abs().atMost(allowed) && value.minus(hi).abs().atMost(allowed);
  }

  it('is off by at most 2^−50 of the value, and 2^−200', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -150, max: 150, noNaN: true }),
        fc.integer({ min: -3000, max: 3000 }),
        (x, k) => {
          expect(isNear(x), String(x)).toBe(true);
          expect(isNear(k / 256), String(k / 256)).toBe(true);
        },
      ),
      { numRuns: runs(60) },
    );
  });

  it('where ln 2 begins to be taken away, too', () => {
    for (let k = -40; k <= 40; k += 3) {
      const x = ((2 * k + 1) / 4) * Math.LN2;
      for (const y of [x, x * (1 + 2 ** -50), x * (1 - 2 ** -50)]) expect(isNear(y), String(y)).toBe(true);
    }
  });

  it('is the limit at infinity, and NaN at NaN alone', () => {
    for (const x of [750, 1e300, Infinity]) {
      expect([1, x]).toContain(evaluate(x));
      expect([0, -1, -0]).toContain(evaluate(-x));
    }
    expect(evaluate(NaN)).toBeNaN();
  });
});
