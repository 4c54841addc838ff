import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Interval, Rational } from '../../../src/exact/numbers/index.js';
import { boundedInterval, element, interval, rational, share } from './arbitrary-numbers.js';

/** An interval and one inside it. */
const nested = fc.tuple(interval, share, share).map(([outer, s, t]) => ({
  outer,
  inner: Interval.around(element(outer, s), element(outer, t)),
}));

describe('interval operations', () => {
  it('contain the results for all elements', () => {
    fc.assert(
      fc.property(interval, share, interval, share, rational, (a, s, b, t, factor) => {
        const [x, y] = [element(a, s), element(b, t)];
        expect(a.contains(x)).toBe(true);
        expect(a.plus(b).contains(x.plus(y))).toBe(true);
        expect(a.plusPoint(factor).contains(x.plus(factor))).toBe(true);
        expect(a.scaled(factor).contains(x.times(factor))).toBe(true);
        expect(a.hull(b).contains(x) && a.hull(b).contains(y)).toBe(true);
      }),
    );
  });

  it('are the smallest: their ends are attained', () => {
    fc.assert(
      fc.property(boundedInterval, boundedInterval, (a, b) => {
        if (!a.isBounded() || !b.isBounded()) throw new Error('expected bounded intervals');
        expect(a.plus(b)).toEqual(Interval.around(a.lo.plus(b.lo), a.hi.plus(b.hi)));
        const products = [a.lo, a.hi].flatMap((x) => [b.lo, b.hi].map((y) => x.times(y)));
        const product = a.times(b);
        for (const value of products) expect(product.contains(value)).toBe(true);
        for (const end of [product.lo, product.hi]) {
          expect(products.some((value) => end !== undefined && value.equals(end))).toBe(true);
        }
      }),
    );
  });

  it('keep inclusions', () => {
    fc.assert(
      fc.property(nested, nested, rational, (a, b, factor) => {
        expect(a.inner.isWithin(a.outer)).toBe(true);
        expect(a.inner.plus(b.inner).isWithin(a.outer.plus(b.outer))).toBe(true);
        expect(a.inner.scaled(factor).isWithin(a.outer.scaled(factor))).toBe(true);
        expect(a.inner.hull(b.inner).isWithin(a.outer.hull(b.outer))).toBe(true);
        if (a.outer.isBounded() && b.outer.isBounded()) {
          expect(a.inner.times(b.inner).isWithin(a.outer.times(b.outer))).toBe(true);
        }
      }),
    );
  });

  it('products contain the products of elements', () => {
    fc.assert(
      fc.property(boundedInterval, share, boundedInterval, share, (a, s, b, t) => {
        expect(a.times(b).contains(element(a, s).times(element(b, t)))).toBe(true);
      }),
    );
  });

  it('rounding outward keeps every element and lands on the grid', () => {
    fc.assert(
      fc.property(interval, fc.bigInt({ min: 1n, max: 1n << 60n }), (a, d) => {
        const rounded = a.roundedOutwardTo(d);
        expect(a.isWithin(rounded)).toBe(true);
        const step = Interval.of(Rational.of(-1n, d), Rational.of(1n, d));
        expect(rounded.isWithin(a.plus(step))).toBe(true);
        for (const end of [rounded.lo, rounded.hi]) if (end) expect(d % end.denominator).toBe(0n);
        expect([rounded.lo === undefined, rounded.hi === undefined]).toEqual([
          a.lo === undefined,
          a.hi === undefined,
        ]);
      }),
    );
  });

  it('the product with 0 is 0, even of the line', () => {
    expect(Interval.line.scaled(Rational.zero).toString()).toBe('[0, 0]');
  });
});

describe('interval relations', () => {
  it('two intervals are disjoint or have a common element', () => {
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        // Two intervals meet exactly if the greater of the lower ends, or any point for none, lies in both.
        const lower = [a.lo, b.lo].filter((end) => end !== undefined);
        const upper = [a.hi, b.hi].filter((end) => end !== undefined);
        const candidates = [...lower, ...upper, Rational.zero];
        const meet = candidates.some((x) => a.contains(x) && b.contains(x));
        expect(a.isDisjointFrom(b)).toBe(!meet);
        expect(b.isDisjointFrom(a)).toBe(!meet);
      }),
    );
  });

  it('within means that the hull is the other one', () => {
    fc.assert(
      fc.property(interval, interval, (a, b) => {
        expect(a.isWithin(b)).toBe(a.hull(b).toString() === b.toString());
      }),
    );
  });

  it('the magnitude is the largest absolute value, none if unbounded', () => {
    fc.assert(
      fc.property(interval, share, (a, s) => {
        const size = a.magnitude();
        expect(size === undefined).toBe(!a.isBounded());
        if (size === undefined) return;
        expect(element(a, s).abs().atMost(size)).toBe(true);
        expect(a.contains(size) || a.contains(size.negated())).toBe(true);
      }),
    );
  });

  it('only [x, x] has a value', () => {
    expect(Interval.point(Rational.half).value).toEqual(Rational.half);
    expect(Interval.of(Rational.zero, Rational.half).value).toBeUndefined();
    expect(Interval.line.value).toBeUndefined();
    expect(Interval.of(undefined, Rational.zero).value).toBeUndefined();
  });

  it('misuse throws', () => {
    expect(() => Interval.of(Rational.one, Rational.zero)).toThrow(
      'Interval.of: expected lo ≤ hi, got [1, 0]',
    );
    expect(() => Interval.line.times(Interval.point(Rational.one))).toThrow('expected bounded intervals');
  });

  it('is written with its ends', () => {
    expect(Interval.of(Rational.from('-1/3'), undefined).toString()).toBe('[-1/3, inf]');
    expect(Interval.of(undefined, Rational.one).toString()).toBe('[-inf, 1]');
  });
});
