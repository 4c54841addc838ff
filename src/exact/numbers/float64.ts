/** The bits of float64 numbers: exact powers of two and neighbours, without trusting any library function. */

const view = new DataView(new ArrayBuffer(8));

/**
 * The IEEE 754 bits of a float64, as an unsigned 64-bit integer.
 *
 * @example
 * ```ts
 * import { float64Bits } from 'basincheck/exact';
 * float64Bits(1).toString(16); // → '3ff0000000000000'
 * ```
 */
export function float64Bits(value: number): bigint {
  view.setFloat64(0, value);
  return view.getBigUint64(0);
}

/**
 * The float64 with the given IEEE 754 bits.
 *
 * @example
 * ```ts
 * import { float64FromBits } from 'basincheck/exact';
 * float64FromBits(0x3ff0_0000_0000_0001n); // → 1.0000000000000002
 * ```
 */
export function float64FromBits(bits: bigint): number {
  view.setBigUint64(0, bits);
  return view.getFloat64(0);
}

/** The odd integer and the exponent with odd·2^exponent = value exactly, for a finite value other than 0. */
export function oddPart(value: number): { readonly odd: number; readonly exponent: number } {
  view.setFloat64(0, value);
  const [high, low] = [view.getUint32(0), view.getUint32(4)];
  const biased = (high >>> 20) & 0x7ff;
  const top = (high & 0xfffff) | (biased === 0 ? 0 : 0x100000);
  const zeros = low === 0 ? 32 + trailingZeros(top) : trailingZeros(low);
  const odd = (top * 2 ** 32 + low) / 2 ** zeros;
  return { odd: value < 0 ? -odd : odd, exponent: Math.max(biased, 1) - 1075 + zeros };
}

/** Number of times that 2 divides an integer from 1 to 2^32. Only the lowest bit of n is set in n & −n. */
function trailingZeros(n: number): number {
  return 31 - Math.clz32(n & -n);
}

/**
 * 2^exponent exactly, for integer exponents; 0 below −1074, ∞ above 1023.
 *
 * @example
 * ```ts
 * import { powerOfTwo } from 'basincheck/exact';
 * powerOfTwo(-2); // → 0.25
 * powerOfTwo(1024); // → Infinity
 * ```
 */
export function powerOfTwo(exponent: number): number {
  if (exponent < -1074) return 0;
  if (exponent > 1023) return Infinity;
  return exponent < -1022
    ? float64FromBits(1n << BigInt(exponent + 1074))
    : float64FromBits(BigInt(exponent + 1023) << 52n);
}

/**
 * The least float64 greater than `value`; ∞ after the largest; NaN and ∞ stay.
 *
 * @example
 * ```ts
 * import { nextUp } from 'basincheck/exact';
 * nextUp(1); // → 1.0000000000000002
 * nextUp(0); // → 5e-324
 * ```
 */
export function nextUp(value: number): number {
  if (Number.isNaN(value) || value === Infinity) return value;
  if (value === 0) return Number.MIN_VALUE;
  const bits = float64Bits(value);
  return float64FromBits(value > 0 ? bits + 1n : bits - 1n);
}

/**
 * The greatest float64 less than `value`; −∞ below the least; NaN and −∞ stay.
 *
 * @example
 * ```ts
 * import { nextDown } from 'basincheck/exact';
 * nextDown(1); // → 0.9999999999999999
 * nextDown(Infinity); // → 1.7976931348623157e+308
 * ```
 */
export function nextDown(value: number): number {
  return -nextUp(-value);
}
