/**
 * e^x and the functions that are computed from it, in float64: for searching and drawing, never for proving.
 *
 * Only +, −, ·, / and choices between two numbers are used. The last digits of `Math.exp` and `Math.tanh` differ from
 * one engine to the next; these do not. The fast kernel does the same operations in the same order, so a change here
 * needs the same change in `kernel/smooth.ts`.
 *
 * For x ≤ 0: x = k·ln 2 + r with an integer k and |r| ≤ 0.35, and e^x = 2^k·(1 + p) with p = e^r − 1 from its Taylor
 * polynomial of degree 13, whose error is less than |r|·10^−17. Below −708, where 2^k would be subnormal, the result
 * is 0.
 *
 * The error of each φ here is below 2^−50·|φ(x)| + 2^−200; the first term is 4 to 8 units in the last place. (Not
 * proved: tested against enclosures.)
 */

/** The constants of these functions, in the order in which the fast kernel expects them. */
export const exponentialNumbers: readonly number[] = [
  1,
  2,
  -708,
  // Its bits are those of a sign alone.
  -0,
  // 1/ln 2; 1.5·2^52, which is added to a number to round it; ln 2 in two parts, the first with 33 bits.
  1.4426950408889634,
  6755399441055744,
  0.6931471803691238,
  1.9082149292705877e-10,
  // 1/2!, …, 1/13!
  ...factorials(13).map((factorial) => 1 / factorial),
  // 1, 1/3, 1/5, …, 1/31
  ...Array.from({ length: 16 }, (_, i) => 1 / (2 * i + 1)),
];

/** 2!, …, n! */
function factorials(n: number): number[] {
  const all: number[] = [];
  for (let k = 2, product = 2; k <= n; k++, product *= k) all.push(product);
  return all;
}

const [, , LEAST_ARGUMENT = NaN, , PER_LN2 = NaN, ROUNDING = NaN, LN2 = NaN, LN2_REST = NaN] =
  exponentialNumbers;
const [c2 = NaN, c3 = NaN, c4 = NaN, c5 = NaN, c6 = NaN, c7 = NaN] = exponentialNumbers.slice(8);
const [c8 = NaN, c9 = NaN, c10 = NaN, c11 = NaN, c12 = NaN, c13 = NaN] = exponentialNumbers.slice(14);
const [d0 = NaN, d1 = NaN, d2 = NaN, d3 = NaN, d4 = NaN, d5 = NaN, d6 = NaN, d7 = NaN] =
  exponentialNumbers.slice(20);
const [d8 = NaN, d9 = NaN, d10 = NaN, d11 = NaN, d12 = NaN, d13 = NaN, d14 = NaN, d15 = NaN] =
  exponentialNumbers.slice(28);

/** 2^−k for k = 0, …, 1022. */
const powers = Float64Array.from({ length: 1023 }, (_, k) => 2 ** -k);

/** The k of an x from −708 to 0. */
function exponentOf(x: number): number {
  return x * PER_LN2 + ROUNDING - ROUNDING;
}

/** e^r − 1 for the r of x. */
function restOf(x: number, k: number): number {
  const r = x - k * LN2 - k * LN2_REST;
  const r2 = r * r;
  const r4 = r2 * r2;
  const low = c2 + r * c3 + r2 * (c4 + r * c5);
  const middle = c6 + r * c7 + r2 * (c8 + r * c9);
  const high = c10 + r * c11 + r2 * (c12 + r * c13);
  return r + r2 * (low + r4 * (middle + r4 * high));
}

/**
 * e^x for x ≤ 0.
 *
 * @example
 * ```ts
 * import { exp64 } from 'basincheck/exact';
 * exp64(-1); // → 0.36787944117144233
 * exp64(-709); // → 0
 * ```
 */
export function exp64(x: number): number {
  if (x < LEAST_ARGUMENT) return 0;
  const k = exponentOf(x);
  const power = powers[-k] ?? NaN;
  return power + power * restOf(x, k);
}

/** e^x − 1 for x ≤ 0. */
function expm1(x: number): number {
  const y = x < LEAST_ARGUMENT ? LEAST_ARGUMENT : x;
  const k = exponentOf(y);
  const power = powers[-k] ?? NaN;
  return power - 1 + power * restOf(y, k);
}

/**
 * tanh |x| = −u/(2 + u) with u = e^−2|x| − 1.
 *
 * @example
 * ```ts
 * import { tanh64 } from 'basincheck/exact';
 * tanh64(1); // → 0.7615941559557649
 * tanh64(-Infinity); // → -1
 * ```
 */
export function tanh64(x: number): number {
  const u = expm1(-2 * Math.abs(x));
  const t = u / (2 + u);
  return x < 0 ? t : -t;
}

/**
 * 1/(1 + e^−x), as e^x/(1 + e^x) for negative x.
 *
 * @example
 * ```ts
 * import { sigmoid64 } from 'basincheck/exact';
 * sigmoid64(1); // → 0.7310585786300049
 * ```
 */
export function sigmoid64(x: number): number {
  const e = exp64(-Math.abs(x));
  return (x < 0 ? e : 1) / (1 + e);
}

/**
 * ln(1 + e^x) = max(x, 0) + ln(1 + u) with u = e^−|x|, and ln(1 + u) = 2·artanh z with z = u/(2 + u) ≤ 1/3: of
 * artanh z = z + z³/3 + z⁵/5 + …, 16 terms, which leave out less than z·2·10^−17.
 *
 * @example
 * ```ts
 * import { softplus64 } from 'basincheck/exact';
 * softplus64(1); // → 1.3132616875182228
 * ```
 */
export function softplus64(x: number): number {
  const u = exp64(-Math.abs(x));
  const z = u / (2 + u);
  const w = z * z;
  const w2 = w * w;
  const w4 = w2 * w2;
  const first = d0 + w * d1 + w2 * (d2 + w * d3);
  const second = d4 + w * d5 + w2 * (d6 + w * d7);
  const third = d8 + w * d9 + w2 * (d10 + w * d11);
  const fourth = d12 + w * d13 + w2 * (d14 + w * d15);
  return (x > 0 ? x : 0) + 2 * z * (first + w4 * (second + w4 * (third + w4 * fourth)));
}

/**
 * x, or e^x − 1 for x ≤ 0.
 *
 * @example
 * ```ts
 * import { elu64 } from 'basincheck/exact';
 * elu64(-1); // → -0.6321205588285577
 * elu64(2); // → 2
 * ```
 */
export function elu64(x: number): number {
  return x > 0 ? x : expm1(x);
}

/**
 * x·σ(x)
 *
 * @example
 * ```ts
 * import { silu64 } from 'basincheck/exact';
 * silu64(1); // → 0.7310585786300049
 * ```
 */
export function silu64(x: number): number {
  return (x < LEAST_ARGUMENT ? LEAST_ARGUMENT : x) * sigmoid64(x);
}
