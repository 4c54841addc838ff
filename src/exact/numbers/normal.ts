/**
 * The normal distribution: its density, its distribution function Φ, and erf, which is Φ on another scale.
 *
 * Each function takes an interval and returns one that contains f(x) for every x in it. They are made for narrow
 * intervals, like those of exponential.ts.
 */

import { DyadicInterval } from './dyadic-interval.js';
import { expOver, onEitherSide, sigmoidOver, sigmoidSlopeOver } from './exponential.js';

/** The two scales: Φ integrates e^(−x²/2), erf integrates e^(−x²). The scale is the number a in e^(−a·x²/2). */
type Scale = 1n | 2n;
const NORMAL: Scale = 1n;
const ERF: Scale = 2n;

/**
 * The density of the standard normal distribution, e^(−x²/2)/√(2π).
 *
 * @example
 * ```ts
 * import { DyadicInterval, normalDensityOver } from 'basincheck/exact';
 * normalDensityOver(DyadicInterval.integer(0n, 8n)); // → [101, 103]/2^8
 * ```
 */
export function normalDensityOver(x: DyadicInterval): DyadicInterval {
  return bellOver(x, NORMAL).times(peak(NORMAL, x.bits)).halved(1n);
}

/**
 * Φ(x) = P(Z ≤ x) = 1/2 ± P(|Z| ≤ |x|)/2 for a standard normal Z, with the sign of x.
 *
 * @example
 * ```ts
 * import { DyadicInterval, normalCdfOver } from 'basincheck/exact';
 * normalCdfOver(DyadicInterval.integer(1n, 8n)); // → [214, 217]/2^8
 * ```
 */
export function normalCdfOver(x: DyadicInterval): DyadicInterval {
  const half = DyadicInterval.integer(1n, x.bits).halved(1n);
  const central = (t: DyadicInterval): DyadicInterval => centralProbability(t, NORMAL).halved(1n);
  return onEitherSide(
    x,
    (t) => half.minus(central(t)),
    (t) => half.plus(central(t)),
  );
}

/**
 * erf(x) = (2/√π)·∫₀ˣ e^(−y²) dy, an odd function.
 *
 * @example
 * ```ts
 * import { DyadicInterval, erfOver } from 'basincheck/exact';
 * erfOver(DyadicInterval.integer(1n, 8n)); // → [214, 218]/2^8
 * ```
 */
export function erfOver(x: DyadicInterval): DyadicInterval {
  const central = (t: DyadicInterval): DyadicInterval => centralProbability(t, ERF);
  return onEitherSide(x, (t) => central(t).negated(), central);
}

/**
 * erf′(x) = (2/√π)·e^(−x²)
 *
 * @example
 * ```ts
 * import { DyadicInterval, erfSlopeOver } from 'basincheck/exact';
 * erfSlopeOver(DyadicInterval.integer(0n, 8n)); // → [288, 290]/2^8
 * ```
 */
export function erfSlopeOver(x: DyadicInterval): DyadicInterval {
  return bellOver(x, ERF).times(peak(ERF, x.bits));
}

/**
 * What stands for Φ in the GELU by tanh: P(x) = (1 + tanh(√(2/π)·(x + c·x³)))/2 = σ(u(x)) with c = 0.044715 and
 * u(x) = 2√(2/π)·(x + c·x³). It is a distribution function too, since u increases, and P(−x) = 1 − P(x).
 *
 * @example
 * ```ts
 * import { DyadicInterval, normalCdfByTanhOver } from 'basincheck/exact';
 * normalCdfByTanhOver(DyadicInterval.integer(1n, 8n)); // → [214, 217]/2^8
 * ```
 */
export function normalCdfByTanhOver(x: DyadicInterval): DyadicInterval {
  return sigmoidOver(steepened(x.plus(cubic(x.squared().times(x)))));
}

/**
 * P′(x) = σ′(u(x))·u′(x), with u′(x) = 2√(2/π)·(1 + 3c·x²).
 *
 * @example
 * ```ts
 * import { DyadicInterval, normalDensityByTanhOver } from 'basincheck/exact';
 * normalDensityByTanhOver(DyadicInterval.integer(0n, 8n)); // → [101, 103]/2^8
 * ```
 */
export function normalDensityByTanhOver(x: DyadicInterval): DyadicInterval {
  const square = x.squared();
  const slope = DyadicInterval.integer(1n, x.bits).plus(cubic(square.timesInteger(3n)));
  return sigmoidSlopeOver(steepened(x.plus(cubic(square.times(x))))).times(steepened(slope));
}

/** 0.044715·x */
function cubic(x: DyadicInterval): DyadicInterval {
  return x.timesInteger(44_715n).dividedByInteger(1_000_000n);
}

/** 2√(2/π)·x */
function steepened(x: DyadicInterval): DyadicInterval {
  return x.times(peak(NORMAL, x.bits)).timesInteger(2n);
}

/** e^(−a·x²/2) */
function bellOver(x: DyadicInterval, a: Scale): DyadicInterval {
  return expOver(x.squared().timesInteger(-a).halved(1n));
}

/**
 * P(|Z| ≤ t·√a) = √(2a/π)·∫₀ᵗ e^(−a·y²/2) dy for t ≥ 0 and a standard normal Z.
 *
 * P(Z > s) = e^(−s²/2)·∫₀^∞ e^(−v²/2 − s·v) dv/√(2π) ≤ e^(−s²/2)/2 for s ≥ 0 (put y = s + v). Hence P(|Z| > t·√a) ≤
 * e^(−a·t²/2), which is enough for a large t. For other t there are two ways; the continued fraction is the faster
 * one where it converges fast.
 */
function centralProbability(t: DyadicInterval, a: Scale): DyadicInterval {
  const { lo, hi, bits } = t;
  if (lo !== hi) {
    // The probability increases with t.
    return centralProbability(DyadicInterval.of(lo, lo, bits), a).hull(
      centralProbability(DyadicInterval.of(hi, hi, bits), a),
    );
  }
  const one = DyadicInterval.integer(1n, bits);
  const square = t.squared().timesInteger(a);
  // As in `expOver`, e^−y ≤ 2^−bits for y ≥ 5·bits/7.
  if (7n * square.lo >= (10n * bits) << bits) return DyadicInterval.of(one.lo - 1n, one.hi, bits);
  const probability =
    4n * square.hi <= bits << bits
      ? areaUpTo(t, a).times(peak(a, bits))
      : one.minus(areaBeyond(t, a).times(peak(a, bits)));
  return probability.within(0n, one.hi);
}

/**
 * ∫₀ᵗ e^(−a·y²/2) dy = e^(−a·t²/2)·S(t) with S(t) = Σₙ aⁿ·t^(2n+1)/(2n+1)!!, for 0 ≤ a·t² ≤ bits/4.
 *
 * Indeed both S(t) and e^(a·t²/2)·∫₀ᵗ e^(−a·y²/2) dy vanish at 0 and solve y′ = 1 + a·t·y. All terms of S are
 * positive. Once the ratio a·t²/(2n + 1) of the term tₙ to the one before is at most 1/2, all later ratios are too,
 * and all the terms after tₙ add up to at most tₙ. S(t) may be as large as t·e^(a·t²/2), and e^(bits/8) <
 * 2^(3·bits/16). With 3·bits/16 more bits, the product is still as exact as required.
 */
function areaUpTo(t: DyadicInterval, a: Scale): DyadicInterval {
  const bits = t.bits + (3n * t.bits) / 16n + 8n;
  const fine = t.withBits(bits);
  const square = fine.squared().timesInteger(a);
  let term = fine;
  let sum = fine;
  for (let odd = 3n, isFalling = false; !isFalling || term.hi > 1n; odd += 2n) {
    term = term.times(square).dividedByInteger(odd);
    sum = sum.plus(term);
    isFalling = 2n * square.hi <= odd << bits;
  }
  const rest = DyadicInterval.of(0n, term.hi, bits);
  return bellOver(fine, a).times(sum.plus(rest)).withBits(t.bits);
}

/**
 * ∫ₜ^∞ e^(−a·y²/2) dy = e^(−a·t²/2)/c₀ for t > 0, by Laplace's continued fraction
 * c₀ = a·t + a/(a·t + 2a/(a·t + 3a/(a·t + …))).
 *
 * Let Iₙ = ∫ₜ^∞ (y − t)ⁿ/n!·e^(−a·y²/2) dy and I₋₁ = e^(−a·t²/2), all positive. Integration by parts, and y = t + (y
 * − t), give Iₙ₋₁ = a·t·Iₙ + a·(n + 1)·Iₙ₊₁ for n ≥ 0. So cₙ = Iₙ₋₁/Iₙ satisfies cₙ = a·t + a·(n + 1)/cₙ₊₁. Hence cₙ
 * ≥ a·t for all n, and therefore cₙ ≤ a·t + (n + 1)/t. The recursion starts from these bounds of cₙ for a large n,
 * and the bounds get narrower down to c₀.
 */
function areaBeyond(t: DyadicInterval, a: Scale): DyadicInterval {
  const bits = t.bits + 8n;
  const fine = t.withBits(bits);
  const at = fine.timesInteger(a);
  // Any number of levels is correct. The error falls about like e^(−2t·√(a·levels)); this number makes it about
  // 2^−bits.
  const square = (at.times(fine).hi >> bits) + 1n;
  const levels = (bits * bits) / (8n * square) + 8n;
  let c = at.hull(at.plus(DyadicInterval.integer(levels + 1n, bits).dividedBy(fine)));
  for (let n = levels; n > 0n; n--) c = at.plus(DyadicInterval.integer(a * n, bits).dividedBy(c));
  return bellOver(fine, a).dividedBy(c).withBits(t.bits);
}

/** √(2a/π), the factor with which the area of the bell over t > 0 is one. */
function peak(a: Scale, bits: bigint): DyadicInterval {
  const known = PEAKS[a === NORMAL ? 0 : 1];
  const before = known.get(bits);
  if (before !== undefined) return before;
  const value = DyadicInterval.integer(2n * a, bits)
    .dividedBy(piWith(bits))
    .sqrt();
  if (known.size >= 8) known.clear();
  known.set(bits, value);
  return value;
}

/** The constants for the precisions that were used last. */
const PEAKS = [new Map<bigint, DyadicInterval>(), new Map<bigint, DyadicInterval>()] as const;

/** π = 16·arctan(1/5) − 4·arctan(1/239) (Machin 1706) */
function piWith(bits: bigint): DyadicInterval {
  const fine = bits + 16n;
  return arctanOfInverse(5n, fine)
    .timesInteger(16n)
    .minus(arctanOfInverse(239n, fine).timesInteger(4n))
    .withBits(bits);
}

/** arctan(1/k) = 1/k − 1/(3k³) + 1/(5k⁵) − …: alternating and falling, so the rest is at most the last term. */
function arctanOfInverse(k: bigint, bits: bigint): DyadicInterval {
  let power = DyadicInterval.integer(1n, bits).dividedByInteger(k);
  let term = power;
  let sum = power;
  for (let n = 3n, sign = -1n; term.hi > 1n; n += 2n, sign = -sign) {
    power = power.dividedByInteger(k * k);
    term = power.dividedByInteger(n);
    sum = sum.plus(term.timesInteger(sign));
  }
  return sum.widened(term.hi);
}
