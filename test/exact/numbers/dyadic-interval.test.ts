import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DyadicInterval, Interval, Rational } from '../../../src/exact/numbers/index.js';
import { rational } from './arbitrary-numbers.js';

const bits = fc.bigInt({ min: 1n, max: 150n });
const end = fc.oneof(
  fc.bigInt({ min: -9n, max: 9n }),
  fc.bigInt({ min: -(1n << 200n), max: 1n << 200n }),
  fc.bigInt({ min: -(1n << 60n), max: 1n << 60n }),
);
const ends = fc.tuple(end, end).map(([a, b]): [bigint, bigint] => (a < b ? [a, b] : [b, a]));
const one = fc.tuple(ends, bits).map(([[lo, hi], b]) => DyadicInterval.of(lo, hi, b));
const two = fc
  .tuple(ends, ends, bits)
  .map(([x, y, b]) => ({ x: DyadicInterval.of(...x, b), y: DyadicInterval.of(...y, b) }));

/** The tightest interval in these units around an exact one. */
function around(exact: Interval, unit: bigint): string {
  return exact.roundedOutwardTo(1n << unit).toString();
}

function square(x: Rational): Rational {
  return x.times(x);
}

describe('a dyadic interval', () => {
  it('sums, differences, products and quotients are the tightest around the exact ones', () => {
    fc.assert(
      fc.property(two, ({ x, y }) => {
        const [a, b] = [x.toInterval(), y.toInterval()];
        expect(x.plus(y).toInterval()).toEqual(a.plus(b));
        expect(x.minus(y).toInterval()).toEqual(a.plus(b.scaled(Rational.of(-1))));
        expect(x.negated().toInterval()).toEqual(a.scaled(Rational.of(-1)));
        expect(x.times(y).toInterval().toString()).toBe(around(a.times(b), x.bits));
        if (y.lo <= 0n) {
          expect(() => x.dividedBy(y)).toThrow('expected a positive divisor');
          return;
        }
        if (!b.isBounded()) throw new Error('expected a bounded interval');
        const inverse = Interval.of(Rational.one.dividedBy(b.hi), Rational.one.dividedBy(b.lo));
        expect(x.dividedBy(y).toInterval().toString()).toBe(around(a.times(inverse), x.bits));
      }),
    );
  });

  it('operations on one are the tightest around the exact ones', () => {
    const factor = fc.bigInt({ min: -100n, max: 100n });
    fc.assert(
      fc.property(one, factor, fc.bigInt({ min: 0n, max: 90n }), (x, k, times) => {
        const a = x.toInterval();
        if (!a.isBounded()) throw new Error('expected a bounded interval');
        expect(x.timesInteger(k).toInterval()).toEqual(a.scaled(Rational.of(k)));
        expect(x.halved(times).toInterval().toString()).toBe(
          around(a.scaled(Rational.of(1n, 1n << times)), x.bits),
        );
        if (k > 0n) {
          const quotient = around(a.scaled(Rational.of(1n, k)), x.bits);
          expect(x.dividedByInteger(k).toInterval().toString()).toBe(quotient);
        } else {
          expect(() => x.dividedByInteger(k)).toThrow('expected a positive divisor');
        }
        const hasZero = a.contains(Rational.zero);
        const extremes = hasZero ? [Rational.zero, a.lo, a.hi] : [a.lo, a.hi, a.hi];
        const [first, ...others] = extremes as [Rational, ...Rational[]];
        expect(x.abs().toInterval()).toEqual(Interval.around(first.abs(), ...others.map((e) => e.abs())));
        expect(x.squared().toInterval().toString()).toBe(
          around(Interval.around(square(first), ...others.map(square)), x.bits),
        );
        expect(a.magnitude()).toEqual(Rational.of(x.magnitude(), 1n << x.bits));
        expect(x.widened(3n).toInterval()).toEqual(
          a.plus(Interval.of(Rational.of(-3n, 1n << x.bits), Rational.of(3n, 1n << x.bits))),
        );
      }),
    );
  });

  it('square roots are the tightest', () => {
    fc.assert(
      fc.property(one, (x) => {
        if (x.lo < 0n) {
          expect(() => x.sqrt()).toThrow(RangeError);
          return;
        }
        const root = x.sqrt();
        const scaled = (n: bigint): bigint => n << x.bits;
        expect(root.lo >= 0n && root.lo * root.lo <= scaled(x.lo)).toBe(true);
        expect((root.lo + 1n) * (root.lo + 1n) > scaled(x.lo)).toBe(true);
        expect(root.hi * root.hi >= scaled(x.hi)).toBe(true);
        expect(root.hi === 0n || (root.hi - 1n) * (root.hi - 1n) < scaled(x.hi)).toBe(true);
      }),
    );
  });

  it('around rational ends, and in other units, is the tightest', () => {
    fc.assert(
      fc.property(rational, rational, bits, bits, (p, q, b, c) => {
        const exact = Interval.around(p, q);
        const x = DyadicInterval.around(Rational.min(p, q), Rational.max(p, q), b);
        expect(x.toInterval().toString()).toBe(around(exact, b));
        expect(x.withBits(c).toInterval().toString()).toBe(around(x.toInterval(), c < b ? c : b));
        expect(x.withBits(c).bits).toBe(c);
      }),
    );
  });

  it('hulls and intersections are exact', () => {
    fc.assert(
      fc.property(two, ({ x, y }) => {
        expect(x.hull(y).toInterval()).toEqual(x.toInterval().hull(y.toInterval()));
        if (x.toInterval().isDisjointFrom(y.toInterval())) {
          expect(() => x.within(y.lo, y.hi)).toThrow('expected lo ≤ hi');
          return;
        }
        const common = x.within(y.lo, y.hi).toInterval();
        expect(common.isWithin(x.toInterval()) && common.isWithin(y.toInterval())).toBe(true);
        // The two ends of the intersection are ends of the two.
        expect([x.lo, y.lo]).toContain(x.within(y.lo, y.hi).lo);
        expect([x.hi, y.hi]).toContain(x.within(y.lo, y.hi).hi);
      }),
    );
  });

  it('is refused with lo > hi', () => {
    expect(() => DyadicInterval.of(1n, 0n, 4n)).toThrow('DyadicInterval.of: expected lo ≤ hi, got [1, 0]');
    expect(() => DyadicInterval.around(Rational.one, Rational.zero, 4n)).toThrow('expected lo ≤ hi');
  });
});
