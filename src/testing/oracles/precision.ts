/** The two floating-point formats in which numeric code is written, and the error of one rounding in them. */

import { bitLength, ceilToFloat64, powerOfTwo, Rational } from '../../exact/index.js';

export type PrecisionName = 'float64' | 'float32';

export interface Precision {
  readonly name: PrecisionName;
  /** Bits of a significand. */
  readonly bits: number;
  /** 2^−bits: the error of one rounding to nearest, relative to the result. */
  readonly unit: Rational;
  /** The least number above 0. */
  readonly least: Rational;
  /** The greatest finite number. */
  readonly greatest: Rational;
  /** Rounds to the nearest number of the format; overflow gives ±∞. */
  round(x: Rational): number;
}

const powerRational = (exponent: number): Rational => Rational.fromNumber(powerOfTwo(exponent));

export const precisions: Readonly<Record<PrecisionName, Precision>> = {
  float64: {
    name: 'float64',
    bits: 53,
    unit: powerRational(-53),
    least: powerRational(-1074),
    greatest: Rational.fromNumber(Number.MAX_VALUE),
    round: (x) => x.toNumber(),
  },
  float32: {
    name: 'float32',
    bits: 24,
    unit: powerRational(-24),
    least: powerRational(-149),
    greatest: Rational.fromNumber(2 ** 128 - 2 ** 104),
    round: (x) => Math.fround(x.toNumber()),
  },
};

/**
 * γ_n = n·u / (1 − n·u), the greatest relative error of n roundings; rounded up a little, so that it is a short
 * number.
 */
export function gamma({ unit }: Precision, n: number): Rational {
  const nu = unit.times(Rational.of(n));
  if (!nu.lessThan(SMALL_ERROR))
    throw new RangeError(`gamma: expected fewer roundings than 1/(128·u), got ${n}`);
  return nu.times(LARGEST_QUOTIENT);
}

/** For n·u below this, 1/(1 − n·u) is less than `LARGEST_QUOTIENT`. */
const SMALL_ERROR = powerRational(-7);
const LARGEST_QUOTIENT = Rational.one.plus(powerRational(-6));

/** The least g for which x is a multiple of 2^−g, for a dyadic x; `undefined` for other x. */
export function grain({ denominator }: Rational): number | undefined {
  return (denominator & (denominator - 1n)) === 0n ? bitLength(denominator) - 1 : undefined;
}

/**
 * Whether all multiples of 2^−g of absolute value at most `size` are numbers of the format. Then sums of them, in any
 * order, are computed without rounding, as long as no partial sum can be larger.
 */
export function isGridOf({ bits, least }: Precision, g: number, size: Rational): boolean {
  const unit = Rational.of(1n, 1n << BigInt(g));
  return least.atMost(unit) && size.atMost(unit.times(Rational.of(1n << BigInt(bits))));
}

/** A float64 that is at least x, for x ≥ 0: bounds may grow a little, but they must not get long. */
export function shortened(x: Rational): Rational {
  return x.sign === 0 ? x : Rational.fromNumber(Math.min(ceilToFloat64(x), Number.MAX_VALUE));
}
