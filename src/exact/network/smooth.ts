/**
 * The smooth activations: tanh, sigmoid, softplus, elu, gelu and silu.
 *
 * The data of such a φ are enclosures of φ and φ′ at single points, and the places, at most two, at which either of
 * them changes its direction. This is enough to enclose φ and φ′ over any range, and by the mean value theorem to put
 * a band around the graph of φ. Values of φ and φ′ are enclosed to a width below 2^−80.
 */

import {
  DyadicInterval,
  elu64,
  expOver,
  integerSqrt,
  Interval,
  normalCdf64,
  normalCdfOver,
  normalDensityOver,
  onEitherSide,
  PiecewiseMonotone,
  positivePart,
  Rational,
  type Shape,
  sigmoid64,
  sigmoidOver,
  sigmoidSlopeOver,
  silu64,
  softplus64,
  softplusOver,
  tanh64,
  tanhOver,
  tanhSlopeOver,
} from '../numbers/index.js';
import { type Activation, type Band, SLOPE_DENOMINATOR } from './activation.js';

export type SmoothName = 'tanh' | 'sigmoid' | 'softplus' | 'elu' | 'gelu' | 'silu';

/** Everything is computed in multiples of 2^−96, and returned in multiples of 2^−80. */
const BITS = 96n;
const BITS_OUT = 80n;

class SmoothActivation implements Activation {
  readonly exact = false;
  readonly continuous = true;
  readonly surjective = false;
  readonly branches = [{ on: Interval.line, phi: this }];
  private readonly value: PiecewiseMonotone;
  private readonly slope: PiecewiseMonotone;

  /** @param value φ, @param slope φ′ */
  constructor(
    readonly evaluate: (x: number) => number,
    readonly increasing: boolean,
    value: Shape,
    slope: Shape,
  ) {
    this.value = new PiecewiseMonotone(value, BITS);
    this.slope = new PiecewiseMonotone(slope, BITS);
  }

  /**
   * Over a bounded range R with midpoint m: φ(x) = φ(m) + φ′(ξ)·(x − m) for some ξ in R, so that φ(x) − s·x
   * lies in φ(m) − s·m + (φ′(R) − s)·(R − m), for any s. Here s is the midpoint of φ′(R), rounded.
   */
  bandOver(range: Interval): Band {
    if (!range.isBounded() || range.value !== undefined) {
      return { slope: Rational.zero, offset: this.value.over(range).roundedOutwardTo(1n << BITS_OUT) };
    }
    // R is widened to multiples of two units, so that its midpoint is a multiple of one unit.
    const { lo, hi } = DyadicInterval.around(range.lo, range.hi, BITS - 1n).withBits(BITS);
    const m = point((lo + hi) / 2n);
    const slopes = this.slope.between(point(lo), point(hi));
    const slope = Rational.of(slopes.lo + slopes.hi, 2n << BITS).roundedTo(SLOPE_DENOMINATOR);
    const s = DyadicInterval.around(slope, slope, BITS);
    const deviation = slopes.minus(s).times(DyadicInterval.of(lo, hi, BITS).minus(m));
    const offset = this.value.at(m).minus(s.times(m)).plus(deviation);
    return { slope, offset: offset.withBits(BITS_OUT).toInterval() };
  }

  lineOver(): undefined {
    return undefined;
  }

  /** φ′ over the range: every chord slope is a value of φ′ between its ends. */
  chordSlopes(range: Interval): Interval {
    return this.slope.over(range).roundedOutwardTo(1n << BITS_OUT);
  }
}

/** A φ that increases from its limit at −∞ to its limit at ∞ (`undefined` if the latter is ∞). */
function increasing(over: Shape['over'], atMinusInfinity: bigint, atInfinity: bigint | undefined): Shape {
  return { over, atMinusInfinity, atInfinity, turns: [] };
}

/** An even function, f(−x) = f(x), that decreases to 0 for x ≥ 0. */
function hump(over: Shape['over']): Shape {
  return { over, atMinusInfinity: 0n, atInfinity: 0n, turns: [point(0n)] };
}

/** φ(x) = x for x ≥ 0 and e^x − 1 for x ≤ 0, that is max(x, 0) + φ′(x) − 1. */
function eluOver(x: DyadicInterval): DyadicInterval {
  return positivePart(x).plus(eluSlopeOver(x)).minus(DyadicInterval.integer(1n, BITS));
}

/** φ′(x) = e^min(x, 0) */
function eluSlopeOver(x: DyadicInterval): DyadicInterval {
  return expOver(positivePart(x.negated()).negated());
}

/**
 * φ(x) = x·P(x) for the distribution function P of a density p with p(−x) = p(x): the normal density gives gelu, the
 * logistic one silu. With t = |x|, φ(x) = max(x, 0) − t·P(−t) and φ′(x) = P(x) ± t·p(t), with the sign of x.
 *
 * φ′ falls from 0 at −∞ to a minimum at −d, rises to a maximum at d, and falls to 1 at ∞. So φ′ has a single
 * zero c, between −d and d; φ falls from 0 at −∞ to its minimum at c, and rises to ∞. That this is the shape
 * of φ′ follows from φ″, see `turningPoints`.
 */
function gate(
  evaluate: (x: number) => number,
  P: Shape['over'],
  p: Shape['over'],
  { c, d }: { readonly c: bigint; readonly d: bigint },
): Activation {
  const value = (x: DyadicInterval): DyadicInterval =>
    positivePart(x).minus(fading(x.abs(), (t) => P(t.negated())));
  const slope = (x: DyadicInterval): DyadicInterval =>
    onEitherSide(
      x,
      (t) => P(t.negated()).minus(fading(t, p)),
      (t) => P(t).plus(fading(t, p)),
    );
  return new SmoothActivation(
    evaluate,
    false,
    { over: value, atMinusInfinity: 0n, atInfinity: undefined, turns: [unitFrom(c)] },
    { over: slope, atMinusInfinity: 0n, atInfinity: 1n, turns: [unitFrom(d).negated(), unitFrom(d)] },
  );
}

/**
 * t·f(t), for t ≥ 0 and an f with 0 ≤ f(t) ≤ e^−t for t ≥ 2. For t ≥ 128 that is at most 128·e^−128, since
 * t·e^−t decreases for t ≥ 1; and e^−128 < 2^−179, since e^5 > 2^7.
 *
 * Indeed Φ(−t) ≤ e^(−t²/2)/2, Φ′(t) ≤ e^(−t²/2)/2, σ′(t) ≤ σ(−t) ≤ e^−t.
 */
function fading(t: DyadicInterval, f: Shape['over']): DyadicInterval {
  return t.lo >= 128n << BITS ? unitFrom(0n) : t.times(f(t));
}

function point(n: bigint): DyadicInterval {
  return DyadicInterval.of(n, n, BITS);
}

/** The interval from n to n + 1 units. */
function unitFrom(n: bigint): DyadicInterval {
  return DyadicInterval.of(n, n + 1n, BITS);
}

/** x·Φ(x); 0 far to the left and at −∞. */
function gelu64(x: number): number {
  return x < -1000 ? 0 : x * normalCdf64(x);
}

/**
 * The turning points of gelu and silu: φ′(c) = 0 and φ″(d) = 0, in units of 2^−96. Each lies between the number here
 * and the next integer.
 */
export const turningPoints = {
  // φ″(x) = Φ′(x)·(2 − x²). c = −0.7517…, d = √2.
  gelu: { c: -59563061095268295647893366582n, d: integerSqrt(2n << (2n * BITS)) },
  // φ″(x) = σ′(x)·(2 − x·tanh(x/2)), and x·tanh(x/2) is even and increases for x ≥ 0. c = −1.2784…, d = 2.3993….
  silu: { c: -101290396562599003152735741617n, d: 190096668550462798407348486627n },
};

export const smoothActivations: Readonly<Record<SmoothName, Activation>> = {
  tanh: new SmoothActivation(tanh64, true, increasing(tanhOver, -1n, 1n), hump(tanhSlopeOver)),
  sigmoid: new SmoothActivation(sigmoid64, true, increasing(sigmoidOver, 0n, 1n), hump(sigmoidSlopeOver)),
  softplus: new SmoothActivation(
    softplus64,
    true,
    increasing(softplusOver, 0n, undefined),
    increasing(sigmoidOver, 0n, 1n),
  ),
  elu: new SmoothActivation(
    elu64,
    true,
    increasing(eluOver, -1n, undefined),
    increasing(eluSlopeOver, 0n, 1n),
  ),
  gelu: gate(gelu64, normalCdfOver, normalDensityOver, turningPoints.gelu),
  silu: gate(silu64, sigmoidOver, sigmoidSlopeOver, turningPoints.silu),
};
