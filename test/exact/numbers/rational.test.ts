import fc from 'fast-check';
import Fraction from 'fraction.js';
import { describe, expect, it } from 'vitest';
import { bitLength, float64Bits, gcd, nextDown, nextUp, Rational } from '../../../src/exact/numbers/index.js';
import { runs } from '../../seed.js';
import { finiteFloat64, rational } from './arbitrary-numbers.js';

const nonZero = rational.filter((q) => q.sign !== 0);

function asFraction(q: Rational): Fraction {
  return new Fraction(q.numerator, q.denominator);
}

function expectSame(q: Rational, fraction: Fraction): void {
  expect(q.toString()).toBe(`${fraction.s * fraction.n}${fraction.d === 1n ? '' : `/${fraction.d}`}`);
}

describe('the field of rationals', () => {
  it('obeys the laws of addition', () => {
    fc.assert(
      fc.property(rational, rational, rational, (a, b, c) => {
        expect(a.plus(b)).toEqual(b.plus(a));
        expect(a.plus(b).plus(c)).toEqual(a.plus(b.plus(c)));
        expect(a.plus(Rational.zero)).toEqual(a);
        expect(a.plus(a.negated())).toEqual(Rational.zero);
        expect(a.minus(b)).toEqual(a.plus(b.negated()));
      }),
    );
  });

  it('obeys the laws of multiplication', () => {
    fc.assert(
      fc.property(rational, rational, nonZero, (a, b, c) => {
        expect(a.times(b)).toEqual(b.times(a));
        expect(a.times(b).times(c)).toEqual(a.times(b.times(c)));
        expect(a.times(Rational.one)).toEqual(a);
        expect(a.times(b.plus(c))).toEqual(a.times(b).plus(a.times(c)));
        expect(c.times(Rational.one.dividedBy(c))).toEqual(Rational.one);
        expect(a.dividedBy(c).times(c)).toEqual(a);
      }),
    );
  });

  it('is totally ordered, compatibly with addition and multiplication', () => {
    fc.assert(
      fc.property(rational, rational, rational, (a, b, c) => {
        expect(a.compare(b)).toBe(a.minus(b).sign);
        expect(a.compare(b) + b.compare(a)).toBe(0);
        expect(a.plus(c).compare(b.plus(c))).toBe(a.compare(b));
        expect(a.times(c).compare(b.times(c)) + 0).toBe(a.compare(b) * c.sign + 0);
        expect(a.equals(b)).toBe(a.compare(b) === 0);
        expect(a.lessThan(b)).toBe(a.compare(b) < 0);
        expect(a.atMost(b)).toBe(a.compare(b) <= 0);
        expect(Rational.min(a, b).plus(Rational.max(a, b))).toEqual(a.plus(b));
        expect(Rational.min(a, b).atMost(Rational.max(a, b))).toBe(true);
        expect(a.abs()).toEqual(Rational.max(a, a.negated()));
      }),
    );
  });

  it('agrees with fraction.js', () => {
    fc.assert(
      fc.property(rational, nonZero, (a, b) => {
        const [p, q] = [asFraction(a), asFraction(b)];
        expectSame(a.plus(b), p.add(q));
        expectSame(a.minus(b), p.sub(q));
        expectSame(a.times(b), p.mul(q));
        expectSame(a.dividedBy(b), p.div(q));
        expect(a.compare(b)).toBe(p.compare(q));
        expectSame(Rational.of(a.floor()), p.floor());
        expectSame(Rational.of(a.ceil()), p.ceil());
      }),
    );
  });

  it('keeps every result in lowest terms over a positive denominator', () => {
    const isNormal = (q: Rational): boolean => q.denominator > 0n && gcd(q.numerator, q.denominator) === 1n;
    fc.assert(
      fc.property(rational, nonZero, (a, b) => {
        for (const q of [a, a.plus(b), a.minus(b), a.times(b), a.dividedBy(b), a.negated(), b.abs()]) {
          expect(isNormal(q)).toBe(true);
        }
      }),
    );
    expect(Rational.of(6, -4).toString()).toBe('-3/2');
    expect(Rational.of(0, -7).toString()).toBe('0');
  });

  it('refuses a zero divisor, and integers that a float64 may have changed', () => {
    expect(() => Rational.of(1, 0)).toThrow('Rational.of: expected a non-zero denominator, got 0');
    expect(() => Rational.one.dividedBy(Rational.zero)).toThrow('expected a non-zero divisor, got 0');
    expect(() => Rational.of(2 ** 53)).toThrow('expected an integer');
    expect(() => Rational.of(0.5)).toThrow('expected an integer');
    expect(() => Rational.of(NaN)).toThrow('expected an integer');
  });
});

describe('rounding a rational to a grid', () => {
  const denominator = fc.bigInt({ min: 1n, max: 1n << 80n });

  it('floor and ceil are the integers next to it', () => {
    fc.assert(
      fc.property(rational, (q) => {
        const [floor, ceil] = [Rational.of(q.floor()), Rational.of(q.ceil())];
        expect(floor.atMost(q) && q.lessThan(floor.plus(Rational.one))).toBe(true);
        expect(q.atMost(ceil) && ceil.minus(Rational.one).lessThan(q)).toBe(true);
      }),
    );
  });

  it('down, up and to the nearest are multiples of the step, as near as they can be', () => {
    fc.assert(
      fc.property(rational, denominator, (q, d) => {
        const step = Rational.of(1n, d);
        const [down, up, nearest] = [q.roundedDownTo(d), q.roundedUpTo(d), q.roundedTo(d)];
        for (const rounded of [down, up, nearest]) expect(d % rounded.denominator).toBe(0n);
        expect(down.atMost(q) && q.lessThan(down.plus(step))).toBe(true);
        expect(q.atMost(up) && up.minus(step).lessThan(q)).toBe(true);
        const error = nearest.minus(q);
        expect(error.times(Rational.of(2)).atMost(step)).toBe(true);
        expect(step.negated().lessThan(error.times(Rational.of(2)))).toBe(true);
      }),
    );
  });

  it('a tie goes up', () => {
    expect(Rational.from('1/2').roundedTo(1n).toString()).toBe('1');
    expect(Rational.from('-1/2').roundedTo(1n).toString()).toBe('0');
    expect(Rational.from('-3/128').roundedTo(64n).toString()).toBe('-1/64');
  });
});

describe('the text of a rational', () => {
  it('is read back to the same value', () => {
    fc.assert(
      fc.property(rational, (q) => {
        expect(Rational.parse(q.toString())).toEqual(q);
        expect(JSON.parse(JSON.stringify(q))).toBe(q.toString());
      }),
    );
  });

  it('may be a fraction that is not in lowest terms', () => {
    expect(Rational.from('-6/4').toString()).toBe('-3/2');
    expect(Rational.from('0/5')).toEqual(Rational.zero);
  });

  it.each([
    '',
    '+1',
    '-0',
    '01',
    '1/0',
    '1/01',
    '-0/1',
    '0.5',
    '1e3',
    ' 1',
    '1 ',
    '1/-2',
    '--1',
    '1/2/3',
    '٣',
    '1n',
    'inf',
    'NaN',
    '0x10',
    '1_0',
    '1\n',
  ])('is refused if it is %j', (text) => {
    expect(Rational.parse(text)).toBeUndefined();
    expect(() => Rational.from(text)).toThrow(SyntaxError);
  });
});

describe('from float64', () => {
  /** Σ of the bits of the fraction, each times its power of two: the definition of IEEE 754, in integers. */
  function definition(value: number): Rational {
    const bits = float64Bits(value);
    const biased = (bits >> 52n) % 2048n;
    const fraction = bits % (1n << 52n);
    const significand = biased === 0n ? fraction : fraction + (1n << 52n);
    const scale = 1n << 1074n;
    const scaled = significand << (biased === 0n ? 0n : biased - 1n);
    return Rational.of(bits >> 63n === 1n ? -scaled : scaled, scale);
  }

  it('is exact', () => {
    fc.assert(
      fc.property(finiteFloat64, (value) => {
        expect(Rational.fromNumber(value)).toEqual(definition(value));
        expect(Rational.fromNumber(value).toNumber()).toBe(value + 0);
      }),
      { numRuns: runs(1000) },
    );
  });

  it('knows the famous ones', () => {
    expect(Rational.fromNumber(0.1).toString()).toBe('3602879701896397/36028797018963968');
    expect(Rational.fromNumber(-0)).toEqual(Rational.zero);
    expect(Rational.fromNumber(Number.MIN_VALUE).denominator).toBe(1n << 1074n);
    expect(Rational.fromNumber(Number.MAX_VALUE).numerator).toBe((1n << 1024n) - (1n << 971n));
    expect(Rational.fromNumber(2 ** 53 + 2).numerator).toBe(9007199254740994n);
  });

  it.each([NaN, Infinity, -Infinity])('refuses %d', (value) => {
    expect(() => Rational.fromNumber(value)).toThrow('expected a finite float64');
  });
});

describe('to float64', () => {
  /** The least number that rounds to ∞: half a unit beyond the largest float64. */
  const overflow = Rational.of((1n << 1024n) - (1n << 970n));

  function expectNearest(q: Rational): void {
    const rounded = q.toNumber();
    if (!Number.isFinite(rounded)) {
      expect(rounded).toBe(q.sign * Infinity);
      expect(overflow.atMost(q.abs())).toBe(true);
      return;
    }
    expect(q.abs().lessThan(overflow)).toBe(true);
    const distance = (value: number): Rational => Rational.fromNumber(value).minus(q).abs();
    for (const neighbour of [nextDown(rounded), nextUp(rounded)]) {
      if (!Number.isFinite(neighbour)) continue;
      const further = distance(neighbour).compare(distance(rounded));
      expect(further).toBeGreaterThanOrEqual(0);
      if (further === 0) expect(float64Bits(rounded) % 2n).toBe(0n);
    }
  }

  it('goes to the nearest, from any rational', () => {
    fc.assert(fc.property(rational, expectNearest), { numRuns: runs(1000) });
  });

  it('goes to the even one at a tie, and to the nearer one just beside it, also among subnormals', () => {
    const beside = Rational.of(1n, 10n ** 400n);
    fc.assert(
      fc.property(finiteFloat64, fc.constantFrom(-1, 0, 1), (value, side) => {
        const above = nextUp(value);
        if (above === Infinity) return;
        const middle = Rational.fromNumber(value).plus(Rational.fromNumber(above)).times(Rational.half);
        expectNearest(middle.plus(beside.times(Rational.of(side))));
      }),
      { numRuns: runs(1000) },
    );
  });

  it('overflows exactly from half a unit beyond the largest float64 on', () => {
    const less = overflow.minus(Rational.of(1n, 10n ** 50n));
    expect(overflow.toNumber()).toBe(Infinity);
    expect(overflow.negated().toNumber()).toBe(-Infinity);
    expect(less.toNumber()).toBe(Number.MAX_VALUE);
    expect(less.negated().toNumber()).toBe(-Number.MAX_VALUE);
    expect(Rational.of(10n ** 400n).toNumber()).toBe(Infinity);
  });

  it('underflows to 0 up to half the least subnormal, itself included', () => {
    const half = Rational.of(1n, 1n << 1075n);
    expect(half.toNumber()).toBe(0);
    expect(half.plus(Rational.of(1n, 10n ** 400n)).toNumber()).toBe(Number.MIN_VALUE);
    expect(Rational.of(1n, 10n ** 400n).toNumber()).toBe(0);
  });

  it('agrees with the language on integers and decimal texts', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(1n << 1100n), max: 1n << 1100n }), (n) => {
        expect(Rational.of(n).toNumber()).toBe(Number(n));
      }),
    );
    fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 25n }),
        fc.integer({ min: -345, max: 300 }),
        (digits, exponent) => {
          const power = 10n ** BigInt(Math.abs(exponent));
          const q = exponent < 0 ? Rational.of(digits, power) : Rational.of(digits * power);
          expect(q.toNumber()).toBe(Number(`${digits}e${exponent}`));
        },
      ),
      { numRuns: runs(500) },
    );
  });

  it('takes numbers with thousands of digits', () => {
    const [n, d] = [3n ** 20000n, 7n ** 11000n];
    expect(bitLength(n)).toBeGreaterThan(31000);
    expectNearest(Rational.of(n, d));
  });
});
