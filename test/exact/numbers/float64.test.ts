import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  float64Bits,
  float64FromBits,
  nextDown,
  nextUp,
  powerOfTwo,
  Rational,
} from '../../../src/exact/numbers/index.js';
import { runs } from '../../seed.js';
import { finiteFloat64 } from './arbitrary-numbers.js';

describe('float64 bits', () => {
  it('lead back to the number', () => {
    fc.assert(
      fc.property(finiteFloat64, (value) => {
        expect(float64FromBits(float64Bits(value))).toBe(value);
      }),
    );
    expect(float64Bits(1)).toBe(0x3ff0000000000000n);
    expect(float64Bits(-0)).toBe(1n << 63n);
  });
});

describe('powerOfTwo', () => {
  it('is exact for every exponent of a float64', () => {
    for (let exponent = -1074; exponent <= 1023; exponent++) {
      const exact =
        exponent < 0 ? Rational.of(1n, 1n << BigInt(-exponent)) : Rational.of(1n << BigInt(exponent));
      expect(Rational.fromNumber(powerOfTwo(exponent))).toEqual(exact);
    }
  });

  it('is 0 below them and ∞ above', () => {
    expect(powerOfTwo(-1075)).toBe(0);
    expect(powerOfTwo(-(10 ** 9))).toBe(0);
    expect(powerOfTwo(1024)).toBe(Infinity);
    expect(powerOfTwo(10 ** 9)).toBe(Infinity);
  });
});

describe('neighbours', () => {
  it('leave no float64 between', () => {
    fc.assert(
      fc.property(finiteFloat64, (value) => {
        const above = nextUp(value);
        expect(above).toBeGreaterThan(value);
        expect(nextDown(above) + 0).toBe(value + 0);
        // A float64 strictly between would be the value that their middle, or a part of it, rounds to.
        if (above === Infinity) {
          expect(value).toBe(Number.MAX_VALUE);
          return;
        }
        const [lo, hi] = [Rational.fromNumber(value), Rational.fromNumber(above)];
        for (const weight of ['1/7', '1/2', '6/7']) {
          const between = lo.plus(hi.minus(lo).times(Rational.from(weight))).toNumber();
          expect([value + 0, above + 0]).toContain(between + 0);
        }
      }),
      { numRuns: runs(500) },
    );
  });

  it('are right at the edges', () => {
    expect(nextUp(0)).toBe(Number.MIN_VALUE);
    expect(nextUp(-0)).toBe(Number.MIN_VALUE);
    expect(nextDown(0)).toBe(-Number.MIN_VALUE);
    expect(nextUp(-Number.MIN_VALUE) + 0).toBe(0);
    expect(nextUp(1)).toBe(1 + Number.EPSILON);
    expect(nextDown(1)).toBe(1 - Number.EPSILON / 2);
    expect(nextUp(Number.MAX_VALUE)).toBe(Infinity);
    expect(nextUp(-Infinity)).toBe(-Number.MAX_VALUE);
    expect(nextUp(Infinity)).toBe(Infinity);
    expect(nextDown(-Infinity)).toBe(-Infinity);
    expect(nextUp(NaN)).toBeNaN();
  });
});
