import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ceilToFloat64,
  FloatInterval,
  floorToFloat64,
  Interval,
  Rational,
} from '../../../src/exact/numbers/index.js';
import { runs } from '../../seed.js';
import { element, finiteFloat64, rational, share } from './arbitrary-numbers.js';

const bounded = fc
  .tuple(finiteFloat64, finiteFloat64)
  .map(([a, b]) => FloatInterval.of(Math.min(a, b), Math.max(a, b)));

/** With infinite ends, zero ends and points. */
const any = fc.oneof(
  bounded,
  bounded.map(({ lo }) => FloatInterval.of(lo, Infinity)),
  bounded.map(({ hi }) => FloatInterval.of(-Infinity, hi)),
  bounded.map(({ lo, hi }) => (hi > 0 ? FloatInterval.of(0, hi) : FloatInterval.of(lo, 0))),
  finiteFloat64.map((value) => FloatInterval.point(value)),
  fc.constantFrom(FloatInterval.line, FloatInterval.point(0), FloatInterval.of(0, Infinity)),
);

function exact(x: FloatInterval): Interval {
  const end = (value: number): Rational | undefined =>
    Number.isFinite(value) ? Rational.fromNumber(value) : undefined;
  return Interval.of(end(x.lo), end(x.hi));
}

/** The tightest float interval around an exact one. */
function tightest(range: Interval): FloatInterval {
  return FloatInterval.of(
    range.lo === undefined ? -Infinity : floorToFloat64(range.lo),
    range.hi === undefined ? Infinity : ceilToFloat64(range.hi),
  );
}

function containsExactly(x: FloatInterval, value: Rational): boolean {
  return exact(x).contains(value);
}

function quotient(a: Interval, b: Interval): Interval {
  if (!b.isBounded()) throw new Error('expected a bounded interval');
  return a.times(Interval.of(Rational.one.dividedBy(b.hi), Rational.one.dividedBy(b.lo)));
}

describe('float intervals', () => {
  it('sums, differences, products and quotients are the tightest around the exact ones', () => {
    fc.assert(
      fc.property(bounded, bounded, (x, y) => {
        const [a, b] = [exact(x), exact(y)];
        expect(x.plus(y)).toEqual(tightest(a.plus(b)));
        expect(x.minus(y)).toEqual(tightest(a.plus(b.scaled(Rational.of(-1)))));
        expect(x.times(y)).toEqual(tightest(a.times(b)));
        if (y.contains(0)) expect(() => x.dividedBy(y)).toThrow('expected a divisor without 0');
        else expect(x.dividedBy(y)).toEqual(tightest(quotient(a, b)));
      }),
      { numRuns: runs(1000) },
    );
  });

  it('sums, negatives and hulls of unbounded ones are the tightest too', () => {
    fc.assert(
      fc.property(any, any, finiteFloat64, (x, y, factor) => {
        const [a, b] = [exact(x), exact(y)];
        expect(x.plus(y)).toEqual(tightest(a.plus(b)));
        expect(x.negated()).toEqual(tightest(a.scaled(Rational.of(-1))));
        expect(x.scaled(factor)).toEqual(tightest(a.scaled(Rational.fromNumber(factor))));
        expect(x.hull(y)).toEqual(tightest(a.hull(b)));
      }),
      { numRuns: runs(500) },
    );
  });

  it('products and quotients of unbounded ones are the limits of those of bounded ones', () => {
    const cases: [string, FloatInterval, FloatInterval][] = [
      ['0 times the line', FloatInterval.point(0).times(FloatInterval.line), FloatInterval.point(0)],
      ['the line times 0', FloatInterval.line.times(FloatInterval.point(0)), FloatInterval.point(0)],
      [
        '[0, 1]·[2, ∞]',
        FloatInterval.of(0, 1).times(FloatInterval.of(2, Infinity)),
        FloatInterval.of(0, Infinity),
      ],
      [
        '[−1, 0]·[2, ∞]',
        FloatInterval.of(-1, 0).times(FloatInterval.of(2, Infinity)),
        FloatInterval.of(-Infinity, 0),
      ],
      [
        '[−∞, −2]·[−∞, −3]',
        FloatInterval.of(-Infinity, -2).times(FloatInterval.of(-Infinity, -3)),
        FloatInterval.of(6, Infinity),
      ],
      ['[−1, 2]·[−∞, 3]', FloatInterval.of(-1, 2).times(FloatInterval.of(-Infinity, 3)), FloatInterval.line],
      [
        '[1, ∞]/[2, ∞]',
        FloatInterval.of(1, Infinity).dividedBy(FloatInterval.of(2, Infinity)),
        FloatInterval.of(0, Infinity),
      ],
      [
        '[−3, −1]/[2, ∞]',
        FloatInterval.of(-3, -1).dividedBy(FloatInterval.of(2, Infinity)),
        FloatInterval.of(-1.5, 0),
      ],
      [
        '[1, 4]/[−∞, −2]',
        FloatInterval.of(1, 4).dividedBy(FloatInterval.of(-Infinity, -2)),
        FloatInterval.of(-2, 0),
      ],
      ['the line/[2, 4]', FloatInterval.line.dividedBy(FloatInterval.of(2, 4)), FloatInterval.line],
    ];
    for (const [name, found, expected] of cases) expect(found, name).toEqual(expected);
  });

  it('operations contain the result for all elements, also of unbounded ones', () => {
    fc.assert(
      fc.property(any, share, any, share, (x, s, y, t) => {
        const [p, q] = [element(exact(x), s), element(exact(y), t)];
        expect(containsExactly(x.plus(y), p.plus(q))).toBe(true);
        expect(containsExactly(x.minus(y), p.minus(q))).toBe(true);
        expect(containsExactly(x.times(y), p.times(q))).toBe(true);
        expect(containsExactly(x.min(y), Rational.min(p, q))).toBe(true);
        expect(containsExactly(x.max(y), Rational.max(p, q))).toBe(true);
        if (!y.contains(0)) expect(containsExactly(x.dividedBy(y), p.dividedBy(q))).toBe(true);
      }),
      { numRuns: runs(1000) },
    );
  });

  it('keep inclusions', () => {
    fc.assert(
      fc.property(any, any, any, any, (x, x2, y, y2) => {
        const [wideX, wideY] = [x.hull(x2), y.hull(y2)];
        expect(x.isWithin(wideX)).toBe(true);
        expect(x.plus(y).isWithin(wideX.plus(wideY))).toBe(true);
        expect(x.minus(y).isWithin(wideX.minus(wideY))).toBe(true);
        expect(x.times(y).isWithin(wideX.times(wideY))).toBe(true);
        expect(x.min(y).isWithin(wideX.min(wideY))).toBe(true);
        expect(x.max(y).isWithin(wideX.max(wideY))).toBe(true);
        if (!wideY.contains(0)) expect(x.dividedBy(y).isWithin(wideX.dividedBy(wideY))).toBe(true);
      }),
      { numRuns: runs(500) },
    );
  });

  it('keep the sign where the exact result has one', () => {
    const tiny = FloatInterval.of(Number.MIN_VALUE, 1e-200);
    expect(tiny.times(tiny)).toEqual(FloatInterval.of(0, Number.MIN_VALUE));
    expect(tiny.times(tiny.negated())).toEqual(FloatInterval.of(-Number.MIN_VALUE, 0));
    const nonNegative = any.filter((x) => x.lo >= 0);
    fc.assert(
      fc.property(nonNegative, nonNegative, (x, y) => {
        expect(x.times(y).lo).toBeGreaterThanOrEqual(0);
        expect(x.plus(y).lo).toBeGreaterThanOrEqual(0);
        expect(x.times(y.negated()).hi).toBeLessThanOrEqual(0);
        if (y.lo > 0) expect(x.dividedBy(y).lo).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('never have −0, NaN or a misplaced infinity as an end', () => {
    const isEnd = (value: number): boolean => !Number.isNaN(value) && !Object.is(value, -0);
    fc.assert(
      fc.property(any, any, finiteFloat64, (x, y, factor) => {
        const results = [
          x.plus(y),
          x.minus(y),
          x.times(y),
          x.negated(),
          x.scaled(factor),
          x.min(y),
          x.max(y),
        ];
        if (!y.contains(0)) results.push(x.dividedBy(y));
        for (const { lo, hi } of results) {
          expect(isEnd(lo) && isEnd(hi) && lo <= hi && lo < Infinity && hi > -Infinity).toBe(true);
        }
      }),
      { numRuns: runs(500) },
    );
  });

  it('an overflow leaves the largest float64 as the inner end', () => {
    const large = FloatInterval.point(Number.MAX_VALUE);
    const expected = FloatInterval.of(Number.MAX_VALUE, Infinity);
    expect(large.plus(large)).toEqual(expected);
    expect(large.times(large)).toEqual(expected);
    expect(large.dividedBy(FloatInterval.point(0.5))).toEqual(expected);
    expect(large.negated().plus(large.negated())).toEqual(expected.negated());
  });

  it('around a rational is the tightest, a point exactly for a float64', () => {
    fc.assert(
      fc.property(rational, (q) => {
        const found = FloatInterval.around(q);
        expect(found).toEqual(tightest(Interval.point(q)));
        const isFloat64 = Number.isFinite(q.toNumber()) && Rational.fromNumber(q.toNumber()).equals(q);
        expect(found.lo === found.hi).toBe(isFloat64);
      }),
    );
    expect(FloatInterval.around(Rational.from('1/10'))).toEqual(FloatInterval.of(0.09999999999999999, 0.1));
  });

  it('relations are those of the sets', () => {
    fc.assert(
      fc.property(any, any, finiteFloat64, (x, y, value) => {
        const [a, b] = [exact(x), exact(y)];
        expect(x.isWithin(y)).toBe(a.isWithin(b));
        expect(x.intersects(y)).toBe(!a.isDisjointFrom(b));
        expect(x.contains(value)).toBe(a.contains(Rational.fromNumber(value)));
      }),
    );
    expect(FloatInterval.line.contains(Infinity)).toBe(false);
    expect(FloatInterval.line.contains(NaN)).toBe(false);
  });

  it('without a real number in it is refused', () => {
    for (const [lo, hi] of [
      [1, 0],
      [NaN, 1],
      [0, NaN],
      [Infinity, Infinity],
      [-Infinity, -Infinity],
    ] as const) {
      expect(() => FloatInterval.of(lo, hi)).toThrow('FloatInterval.of: expected lo ≤ hi');
    }
    for (const value of [NaN, Infinity, -Infinity]) {
      expect(() => FloatInterval.point(value)).toThrow(RangeError);
      expect(() => FloatInterval.line.scaled(value)).toThrow(RangeError);
    }
  });
});
