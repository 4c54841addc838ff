/** The few integer operations on BigInt that the language does not have. */

const SAFE = BigInt(Number.MAX_SAFE_INTEGER);

/**
 * The greatest common divisor, non-negative; `gcd(0, 0)` is 0.
 *
 * @example
 * ```ts
 * import { gcd } from 'basincheck/exact';
 * gcd(-12n, 18n); // → 6n
 * ```
 */
export function gcd(a: bigint, b: bigint): bigint {
  if (b === 1n) return 1n;
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y > SAFE) [x, y] = [y, x % y];
  if (y === 0n) return x;
  // From here on both numbers are exact in float64, where the remainder is exact and much faster.
  let [p, q] = [Number(y), Number(x % y)];
  while (q !== 0) [p, q] = [q, p % q];
  return BigInt(p);
}

/**
 * The least common multiple of two positive integers.
 *
 * @example
 * ```ts
 * import { leastCommonMultiple } from 'basincheck/exact';
 * leastCommonMultiple(4n, 6n); // → 12n
 * ```
 */
export function leastCommonMultiple(a: bigint, b: bigint): bigint {
  return (a / gcd(a, b)) * b;
}

/**
 * The number of binary digits of a non-negative integer; 0 has none.
 *
 * @example
 * ```ts
 * import { bitLength } from 'basincheck/exact';
 * bitLength(255n); // → 8
 * bitLength(256n); // → 9
 * ```
 */
export function bitLength(n: bigint): number {
  if (n === 0n) return 0;
  const hex = n.toString(16);
  return 4 * (hex.length - 1) + (32 - Math.clz32(Number.parseInt(hex.charAt(0), 16)));
}

/** `n·2^bits` for bits ≥ 0, otherwise `n` unchanged: one side of a scaling; the other side divides. */
export function shifted(n: bigint, bits: number): bigint {
  return bits > 0 ? n << BigInt(bits) : n;
}

/**
 * The greatest integer whose square is ≤ n, for n ≥ 0, by Newton's iteration from above.
 *
 * @example
 * ```ts
 * import { integerSqrt } from 'basincheck/exact';
 * integerSqrt(17n); // → 4n
 * integerSqrt(-1n); // throws integerSqrt: expected a non-negative integer, got -1
 * ```
 */
export function integerSqrt(n: bigint): bigint {
  if (n < 0n) throw new RangeError(`integerSqrt: expected a non-negative integer, got ${n}`);
  if (n < 2n) return n;
  let root = 1n << BigInt((bitLength(n) + 1) >> 1);
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
