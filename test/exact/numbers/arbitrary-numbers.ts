/** Random numbers of the kinds that break arithmetic: tiny, huge, just beside a power of two, with many digits. */

import fc from 'fast-check';
import { Interval, nextDown, nextUp, powerOfTwo, Rational } from '../../../src/exact/numbers/index.js';

/** Any finite float64: subnormals, ±0 and the largest are as likely as they should be. */
export const finiteFloat64 = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ noNaN: true, min: -10, max: 10 }),
  fc.integer({ min: -8, max: 8 }),
  fc
    .tuple(
      fc.integer({ min: -1074, max: 1023 }),
      fc.constantFrom(-1, 1),
      fc.constantFrom(nextDown, nextUp, same),
    )
    .map(([exponent, sign, neighbour]) => neighbour(sign * powerOfTwo(exponent)))
    .filter(Number.isFinite),
  fc.constantFrom(0, -0, Number.MIN_VALUE, 2.2250738585072014e-308, Number.MAX_VALUE, 1e300, 1e-300, 3e-160),
);

function same(value: number): number {
  return value;
}

/** n/d with up to `bits` binary digits each. */
export function rationalOfBits(bits: number): fc.Arbitrary<Rational> {
  const bound = 1n << BigInt(bits);
  return fc
    .tuple(fc.bigInt({ min: -bound, max: bound }), fc.bigInt({ min: 1n, max: bound }))
    .map(([n, d]) => Rational.of(n, d));
}

/** Small, middling and long fractions, and exact float64s of every size. */
export const rational = fc.oneof(
  rationalOfBits(4),
  rationalOfBits(64),
  rationalOfBits(400),
  finiteFloat64.map((value) => Rational.fromNumber(value)),
);

export const boundedInterval = fc.tuple(rational, rational).map(([a, b]) => Interval.around(a, b));

/** Bounded intervals, half-lines and the line. */
export const interval = fc
  .tuple(boundedInterval, fc.constantFrom('both', 'both', 'lo', 'hi', 'none'))
  .map(([{ lo, hi }, ends]) =>
    Interval.of(
      ends === 'both' || ends === 'lo' ? lo : undefined,
      ends === 'both' || ends === 'hi' ? hi : undefined,
    ),
  );

/** An element of the interval: an end, or one that lies `share` ∈ [0, 1] of the way (counted from a finite end). */
export function element(range: Interval, share: Rational): Rational {
  const length = Rational.of(1n << 40n).times(share);
  if (range.isBounded()) return range.lo.plus(range.hi.minus(range.lo).times(share));
  if (range.lo !== undefined) return range.lo.plus(length);
  if (range.hi !== undefined) return range.hi.minus(length);
  return length.minus(Rational.of(1n << 39n));
}

/** A number in [0, 1], the ends included often. */
export const share = fc.oneof(
  fc.constantFrom(Rational.zero, Rational.half, Rational.one),
  fc.tuple(fc.bigInt({ min: 0n, max: 1n << 70n })).map(([n]) => Rational.of(n, 1n << 70n)),
);
