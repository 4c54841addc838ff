/** The two floating-point formats that numeric code is written in, and what one rounding in them may cost. */

import { bitLength, ceilToFloat64, powerOfTwo, Rational } from '../../exact/index.js';

export type PrecisionName = 'float64' | 'float32';

export interface Precision {
  readonly name: PrecisionName;
  /** Of a significand. */
  readonly bits: number;
  /** 2^−bits: what one rounding to nearest adds, relative to the result. */
  readonly unit: Rational;
  /** The least number above 0. */
  readonly least: Rational;
  /** The greatest finite number. */
  readonly greatest: Rational;
  /** The nearest number of the format, overflow to ±∞. */
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

/** γ_n = n·u / (1 − n·u), what n roundings add at most; a little more, so that it is short. */
export function gamma({ unit }: Precision, n: number): Rational {
  const nu = unit.times(Rational.of(n));
  if (!nu.lessThan(SMALL)) throw new RangeError(`gamma: expected fewer roundings than 1/(128·u), got ${n}`);
  return nu.times(ROOM);
}

/** For n·u below this, 1/(1 − n·u) < `ROOM`. */
const SMALL = powerRational(-7);
const ROOM = Rational.one.plus(powerRational(-6));

/** The g with x a multiple of 2^−g, for a dyadic x; `undefined` for others. */
export function grain({ denominator }: Rational): number | undefined {
  return (denominator & (denominator - 1n)) === 0n ? bitLength(denominator) - 1 : undefined;
}

/**
 * Whether multiples of 2^−g that are at most `size` are all numbers of the format: then sums of them, in whatever
 * order, are computed without any rounding, as long as no partial sum can be larger.
 */
export function isGridOf({ bits, least }: Precision, g: number, size: Rational): boolean {
  const unit = Rational.of(1n, 1n << BigInt(g));
  return least.atMost(unit) && size.atMost(unit.times(Rational.of(1n << BigInt(bits))));
}

/** Not less than x ≥ 0, and as short as a float64: bounds may grow a little, digits may not. */
export function shortened(x: Rational): Rational {
  return x.sign === 0 ? x : Rational.fromNumber(Math.min(ceilToFloat64(x), Number.MAX_VALUE));
}
