import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDown, divideDown, multiplyDown } from '../../../src/exact/numbers/directed-float64.js';
import {
  ceilToFloat64,
  floorToFloat64,
  nextDown,
  nextUp,
  Rational,
} from '../../../src/exact/numbers/index.js';
import { runs } from '../../seed.js';
import { finiteFloat64, rational } from './arbitrary-numbers.js';

/** Neighbours of products and quotients at the edges of the range of float64 are likely among these. */
const operand = fc.oneof(
  finiteFloat64,
  fc.double({ noNaN: true, min: 1e-170, max: 1e-140 }),
  fc.double({ noNaN: true, min: 1e140, max: 1e170 }),
  fc.double({ noNaN: true, min: -1e-290, max: 1e-287 }),
  fc.double({ noNaN: true, min: 1e296, max: 1e300 }),
);

/** Whether the float64 is the greatest one that is at most q; −∞ counts as one. */
function isFloor(value: number, q: Rational): boolean {
  const isBelow = value === -Infinity || (value < Infinity && Rational.fromNumber(value).atMost(q));
  const above = nextUp(value);
  return isBelow && (above === Infinity || q.lessThan(Rational.fromNumber(above)));
}

describe('rounding a rational down or up to float64', () => {
  it('finds the neighbours on either side', () => {
    fc.assert(
      fc.property(rational, (q) => {
        expect(isFloor(floorToFloat64(q), q)).toBe(true);
        expect(isFloor(-ceilToFloat64(q), q.negated())).toBe(true);
      }),
      { numRuns: runs(1000) },
    );
  });

  it('keeps a float64, and leaves it as soon as the number does', () => {
    const little = Rational.of(1n, 10n ** 700n);
    fc.assert(
      fc.property(finiteFloat64, (value) => {
        const q = Rational.fromNumber(value);
        expect([floorToFloat64(q) + 0, ceilToFloat64(q) + 0]).toEqual([value + 0, value + 0]);
        expect(ceilToFloat64(q.plus(little)) + 0).toBe(nextUp(value) + 0);
        expect(floorToFloat64(q.minus(little)) + 0).toBe(nextDown(value) + 0);
      }),
    );
  });

  it('stops at the largest float64 towards 0, and goes to ∞ away from it', () => {
    const huge = Rational.of(10n ** 400n);
    expect(floorToFloat64(huge)).toBe(Number.MAX_VALUE);
    expect(ceilToFloat64(huge)).toBe(Infinity);
    expect(floorToFloat64(huge.negated())).toBe(-Infinity);
    expect(ceilToFloat64(huge.negated())).toBe(-Number.MAX_VALUE);
  });
});

describe('operations rounded down', () => {
  const cases = {
    addDown: { round: addDown, exact: (a: Rational, b: Rational) => a.plus(b) },
    multiplyDown: { round: multiplyDown, exact: (a: Rational, b: Rational) => a.times(b) },
    divideDown: { round: divideDown, exact: (a: Rational, b: Rational) => a.dividedBy(b) },
  };

  describe.each(Object.entries(cases))('%s', (name, { round, exact }) => {
    function expectFloor(a: number, b: number): void {
      if (name === 'divideDown' && b === 0) return;
      const q = exact(Rational.fromNumber(a), Rational.fromNumber(b));
      expect(isFloor(round(a, b), q), `${name}(${String(a)}, ${String(b)}) = ${String(round(a, b))}`).toBe(
        true,
      );
    }

    it('is the greatest float64 that is at most the exact result', () => {
      fc.assert(fc.property(operand, operand, expectFloor), { numRuns: runs(3000) });
    });

    it('is so at ties and their neighbours', () => {
      // The odd multiples of half a unit: 1 + ε/2 by addition, (1 + ε)·(1 + 2^−k) by multiplication.
      const near = fc
        .tuple(
          fc.integer({ min: 1, max: 54 }),
          fc.integer({ min: -2, max: 2 }),
          fc.integer({ min: -3, max: 3 }),
        )
        .map(([k, steps, shift]) => {
          let value = 1 + 2 ** -k;
          for (let i = 0; i < Math.abs(steps); i++) value = steps < 0 ? nextDown(value) : nextUp(value);
          return value * 2 ** shift;
        });
      const tiny = fc.integer({ min: -60, max: -50 }).map((k) => 2 ** k);
      const sign = fc.constantFrom(-1, 1);
      fc.assert(
        fc.property(near, fc.oneof(near, tiny), sign, sign, (a, b, s, t) => {
          expectFloor(s * a, t * b);
        }),
        { numRuns: runs(2000) },
      );
    });

    it('is so at every pair of edges', () => {
      const edges = [
        0,
        Number.MIN_VALUE,
        3 * Number.MIN_VALUE,
        2.2250738585072011e-308,
        2.2250738585072014e-308,
      ]
        .concat([
          1e-300,
          1e-162,
          1.5e-154,
          0.1,
          1,
          1 + Number.EPSILON,
          3,
          1e154,
          1.3407807929942597e154,
          1e300,
        ])
        .concat([Number.MAX_VALUE / 2, nextDown(Number.MAX_VALUE), Number.MAX_VALUE])
        .flatMap((edge) => [edge, -edge]);
      for (const a of edges) for (const b of edges) expectFloor(a, b);
    });
  });

  it('take infinite ends of intervals', () => {
    expect(addDown(-Infinity, Number.MAX_VALUE)).toBe(-Infinity);
    expect([multiplyDown(0, Infinity), multiplyDown(-Infinity, 0)]).toEqual([0, 0]);
    expect(multiplyDown(-Infinity, 2)).toBe(-Infinity);
    expect(multiplyDown(1e-320, -Infinity)).toBe(-Infinity);
    expect(multiplyDown(-Infinity, -2)).toBe(Infinity);
    expect([divideDown(3, Infinity), divideDown(-3, Infinity)]).toEqual([0, 0]);
    expect(divideDown(-Infinity, 1e-320)).toBe(-Infinity);
  });
});
