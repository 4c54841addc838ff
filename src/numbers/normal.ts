/**
 * The normal distribution: its density, its distribution function Φ, and erf, which is Φ on another scale.
 *
 * Each function is given an interval and returns one that contains f(x) for every x in it; made for narrow
 * intervals, like those of exponential.ts.
 */

import { DyadicInterval } from './dyadic-interval.js';
import { expOver, onEitherSide } from './exponential.js';

/** The two scales: Φ integrates e^(−x²/2), erf integrates e^(−x²). The number is the a in e^(−a·x²/2). */
type Scale = 1n | 2n;
const NORMAL: Scale = 1n;
const ERF: Scale = 2n;

/** The density of the standard normal distribution, e^(−x²/2)/√(2π). */
export function normalDensityOver(x: DyadicInterval): DyadicInterval {
  return bellOver(x, NORMAL).times(peak(NORMAL, x.bits)).halved(1n);
}

/** Φ(x) = P(Z ≤ x) = 1/2 ± P(|Z| ≤ |x|)/2 for a standard normal Z, with the sign of x. */
export function normalCdfOver(x: DyadicInterval): DyadicInterval {
  const half = DyadicInterval.integer(1n, x.bits).halved(1n);
  const central = (t: DyadicInterval): DyadicInterval => centralProbability(t, NORMAL).halved(1n);
  return onEitherSide(
    x,
    (t) => half.minus(central(t)),
    (t) => half.plus(central(t)),
  );
}

/** erf(x) = (2/√π)·∫₀ˣ e^(−y²) dy, an odd function. */
export function erfOver(x: DyadicInterval): DyadicInterval {
  const central = (t: DyadicInterval): DyadicInterval => centralProbability(t, ERF);
  return onEitherSide(x, (t) => central(t).negated(), central);
}

/** erf′(x) = (2/√π)·e^(−x²) */
export function erfSlopeOver(x: DyadicInterval): DyadicInterval {
  return bellOver(x, ERF).times(peak(ERF, x.bits));
}

/** e^(−a·x²/2) */
function bellOver(x: DyadicInterval, a: Scale): DyadicInterval {
  return expOver(x.squared().timesInteger(-a).halved(1n));
}

/**
 * P(|Z| ≤ t·√a) = √(2a/π)·∫₀ᵗ e^(−a·y²/2) dy for t ≥ 0 and a standard normal Z.
 *
 * The tail: P(Z > s) = e^(−s²/2)·∫₀^∞ e^(−v²/2 − s·v) dv/√(2π) ≤ e^(−s²/2)/2 for s ≥ 0 (put y = s + v), so
 * P(|Z| > t·√a) ≤ e^(−a·t²/2).
 *
 * The integral: e^(a·t²/2)·∫₀ᵗ e^(−a·y²/2) dy = S(t) := Σₙ aⁿ·t^(2n+1)/(2n+1)!!, since both sides vanish at 0
 * and solve S′ = 1 + a·t·S. All terms are positive. Once the ratio a·t²/(2n+1) of the term tₙ to the one
 * before is at most 1/2, so are all later ratios, and all the terms after tₙ add up to at most tₙ.
 *
 * S(t) may be as large as e^(a·t²/2) < 2^(3a·t²/4), so the factor e^(−a·t²/2) is computed with that many more
 * bits: log₂ e < 3/2.
 */
function centralProbability(t: DyadicInterval, a: Scale): DyadicInterval {
  const one = 1n << t.bits;
  const exponent = t.squared().timesInteger(a).halved(1n);
  // As in `expOver`, e^−y ≤ 2^−bits for y ≥ 5·bits/7. What grows with t may be bounded end by end.
  const far = (y: bigint): boolean => 7n * y >= (5n * t.bits) << t.bits;
  const almostOne = DyadicInterval.of(one - 1n, one, t.bits);
  if (far(exponent.lo)) return almostOne;
  if (far(exponent.hi)) return centralProbability(DyadicInterval.of(t.lo, t.lo, t.bits), a).hull(almostOne);

  const bits = t.bits + 8n;
  const fine = t.withBits(bits);
  const att = fine.squared().timesInteger(a);
  let term = fine;
  let sum = fine;
  for (let n = 1n, falling = false; !falling || term.hi > 1n; n++) {
    const odd = 2n * n + 1n;
    term = term.times(att).dividedByInteger(odd);
    sum = sum.plus(term);
    falling = 2n * att.hi <= odd << bits;
  }
  sum = sum.plus(DyadicInterval.of(0n, term.hi, bits));

  const extra = (3n * exponent.hi) >> (t.bits + 1n);
  const finest = bits + extra;
  const integral = bellOver(t.withBits(finest), a).times(sum.withBits(finest)).withBits(bits);
  return integral.times(peak(a, bits)).withBits(t.bits).within(0n, one);
}

/** √(2a/π), the factor that makes the bell's area over t > 0 one. */
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

/** The constants of the precisions used last. */
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
