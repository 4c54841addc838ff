/** The functions on dyadic intervals that all enclosures are made of: exponential.ts and normal.ts. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as numbers from '../../../src/exact/numbers/index.js';
import { DyadicInterval, integerSqrt, Rational } from '../../../src/exact/numbers/index.js';
import { log1pOver } from '../../../src/exact/numbers/exponential.js';
import { runs } from '../../seed.js';
import { element, share } from './arbitrary-numbers.js';
import { type Formula, mpfr } from './mpfr.js';

const functions: Record<Formula, (x: DyadicInterval) => DyadicInterval> = {
  exp: numbers.expOver,
  tanh: numbers.tanhOver,
  tanhSlope: numbers.tanhSlopeOver,
  sigmoid: numbers.sigmoidOver,
  sigmoidSlope: numbers.sigmoidSlopeOver,
  softplus: numbers.softplusOver,
  erf: numbers.erfOver,
  erfSlope: numbers.erfSlopeOver,
  normalCdf: numbers.normalCdfOver,
  normalDensity: numbers.normalDensityOver,
};

const names = Object.keys(functions) as Formula[];

const bits = fc.bigInt({ min: 1n, max: 200n });

/** Arguments, in units, within a few units of a place where the way of computing changes, of either sign. */
const atSeam = fc
  .tuple(
    bits,
    fc.constantFrom('exp', 'half exp', 'normal', 'erf', 'series', 'erf series', '0'),
    fc.bigInt({ min: -3n, max: 3n }),
  )
  .chain(([b, seam, beside]) => {
    const root = (numerator: bigint, denominator: bigint): bigint =>
      integerSqrt((numerator << (2n * b)) / denominator);
    const place = {
      exp: ((5n * b) << b) / 7n,
      'half exp': ((5n * b) << b) / 14n,
      normal: root(10n * b, 7n),
      erf: root(5n * b, 7n),
      series: root(b, 4n),
      'erf series': root(b, 8n),
      '0': 0n,
    }[seam];
    return fc.constantFrom(1n, -1n).map((sign) => ({ b, n: sign * (place + beside) }));
  });

const narrow = fc.oneof(
  atSeam,
  fc.tuple(bits, fc.bigInt({ min: -30n << 20n, max: 30n << 20n })).map(([b, n]) => ({
    b,
    n: b >= 20n ? n << (b - 20n) : n >> (20n - b),
  })),
);

describe.each(names)('%s over a dyadic interval', (name) => {
  const f = functions[name];

  function expectContains(x: DyadicInterval, at: Rational): void {
    const found = f(x).toInterval();
    expect(mpfr(name, at, 800).isWithin(found), `${name}(${at.toString()}) ∈ ${found.toString()}`).toBe(true);
  }

  it('contains the value at a point, and is a few units wide', () => {
    fc.assert(
      fc.property(narrow, ({ b, n }) => {
        if (name === 'exp' && n > 0n) return;
        const x = DyadicInterval.of(n, n, b);
        expectContains(x, Rational.of(n, 1n << b));
        const found = f(x);
        expect(found.bits).toBe(b);
        expect(found.hi - found.lo).toBeLessThanOrEqual(16n);
      }),
      { numRuns: runs(200) },
    );
  });

  it('contains the values at all points of a wide interval, across 0 and the seams', () => {
    fc.assert(
      fc.property(atSeam, atSeam, share, (p, q, s) => {
        const b = p.b;
        const other = q.b > b ? q.n >> (q.b - b) : q.n << (b - q.b);
        const x = p.n < other ? DyadicInterval.of(p.n, other, b) : DyadicInterval.of(other, p.n, b);
        const { lo, hi } = x.toInterval();
        if (lo === undefined || hi === undefined) throw new Error('expected a bounded interval');
        for (const at of [lo, hi, element(x.toInterval(), s)]) expectContains(x, at);
      }),
      { numRuns: runs(150) },
    );
  });

  it('ends, and contains the values, over an interval of any length', () => {
    const huge = 1n << 3000n;
    for (const [lo, hi] of [
      [-huge, huge],
      [-huge, 0n],
      [0n, huge],
      [-huge, -1n << 90n],
    ] as const) {
      if (name === 'exp' && hi > 0n) continue;
      const x = DyadicInterval.of(lo, hi, 90n);
      for (const n of [lo, hi]) {
        // Far out, softplus(x) is x, but has more bits than MPFR is given.
        if (name !== 'softplus' || n < huge) expectContains(x, Rational.of(n, 1n << 90n));
      }
      expectContains(x, Rational.of(lo < -1n << 90n ? -1 : 1));
    }
  });
});

describe('arguments without a value are refused', () => {
  it('by e^x, if they are too large', () => {
    expect(() => numbers.expOver(DyadicInterval.integer(16385n, 20n))).toThrow('at most 16384');
  });

  it('by ln(1 + u), outside of [0, 1]', () => {
    expect(() => log1pOver(DyadicInterval.of(-1n, 0n, 20n))).toThrow('expected an argument in [0, 1]');
    expect(() => log1pOver(DyadicInterval.integer(2n, 20n))).toThrow('expected an argument in [0, 1]');
  });
});
