/** Units of infinitely wide networks whose kernel can be enclosed: a·erf(b·u) + o and affine maps, which have closed forms. */

import { DyadicInterval, erfOver, erfSlopeOver, Rational } from '../numbers/index.js';
import { arctanOver, enclosePi } from './arctangent.js';

/**
 * Of (u, v) ~ N(0, [[p, c], [c, q]]/w). The last three are E[σ̈σ̈], E[σ(u)·v·σ̇(v)] and E[σ̇(u)·v·σ̈(v)] as multiples of E[σ̇σ̇], the first of them
 * of w·E[σ̇σ̇].
 */
export interface EnclosedMoments {
  /** E[σ(u)·σ(v)] */
  readonly values: DyadicInterval;
  /** E[σ̇(u)·σ̇(v)]/w */
  readonly slopes: DyadicInterval;
  readonly curvatures: DyadicInterval;
  readonly radialValues: DyadicInterval;
  readonly radialSlopes: DyadicInterval;
}

/** p, q ≥ 0, c with c² ≤ p·q, and w > 0. */
export interface Covariances {
  readonly p: DyadicInterval;
  readonly q: DyadicInterval;
  readonly c: DyadicInterval;
  readonly w: DyadicInterval;
}

export interface EnclosedUnit {
  readonly moments: (of: Covariances) => EnclosedMoments;
  /** σ and σ̇ over an interval. */
  readonly value: (u: DyadicInterval) => DyadicInterval;
  readonly slope: (u: DyadicInterval) => DyadicInterval;
}

/**
 * σ(u) = a·erf(b·u) + o, with a, b > 0. With B = 2b², δ = p·q − c² and H = w² + w·B·(p + q) + B²·δ, E[σσ] = a²·(2/π)·arctan(B·c/√H) + o² and
 * E[σ̇σ̇]/w = a²·B·(2/π)/√H. In w, H is a sum of increasing terms, so that its range over an interval is exact.
 */
function errorFunctionUnit(a: Rational, b: Rational, o: Rational): EnclosedUnit {
  const B = b.times(b).times(Rational.of(2));
  const heights = a.times(a).times(Rational.of(2));
  const offset = o.times(o);
  const of = (x: Rational, bits: bigint): DyadicInterval => DyadicInterval.around(x, x, bits);
  return {
    moments: ({ p, q, c, w }) => {
      const { bits } = p;
      const rate = of(B, bits);
      // By Cauchy and Schwarz it is not negative.
      const area = rate.times(notNegative(p.times(q).minus(c.squared())));
      const H = w.squared().plus(rate.times(w.times(p.plus(q)).plus(area)));
      const root = H.sqrt();
      const height = of(heights, bits).dividedBy(enclosePi(bits));
      return {
        values: height.times(arctanOver(rate.times(c).dividedBy(root))).plus(of(offset, bits)),
        slopes: height.times(rate).dividedBy(root),
        curvatures: rate.times(rate).times(c).dividedBy(H),
        radialValues: c.times(w.dividedBy(w.plus(rate.times(q)))),
        radialSlopes: rate.times(q.times(w).plus(area)).dividedBy(H).negated(),
      };
    },
    value: (u) =>
      of(a, u.bits)
        .times(erfOver(of(b, u.bits).times(u)))
        .plus(of(o, u.bits)),
    slope: (u) => of(a.times(b), u.bits).times(erfSlopeOver(of(b, u.bits).times(u))),
  };
}

/** σ(u) = a·u + o */
function affineUnit(a: Rational, o: Rational): EnclosedUnit {
  const [square, offset] = [a.times(a), o.times(o)];
  const of = (x: Rational, bits: bigint): DyadicInterval => DyadicInterval.around(x, x, bits);
  return {
    moments: ({ c, w }) => {
      const slopes = of(square, c.bits).dividedBy(w);
      const zero = DyadicInterval.integer(0n, c.bits);
      const values = c.times(slopes).plus(of(offset, c.bits));
      return { values, slopes, curvatures: zero, radialValues: c, radialSlopes: zero };
    },
    value: (u) => of(a, u.bits).times(u).plus(of(o, u.bits)),
    slope: (u) => of(a, u.bits),
  };
}

function notNegative(x: DyadicInterval): DyadicInterval {
  return x.lo < 0n ? DyadicInterval.of(0n, x.hi < 0n ? 0n : x.hi, x.bits) : x;
}

const [HALF, ONE] = [Rational.half, Rational.one];

/**
 * By the names that activations of infinitely wide networks have: `erf` is erf(u/2)/2 + 1/2, `plain-erf` erf(u), `linear` u/4 + 1/2.
 *
 * @example
 * ```ts
 * import { DyadicInterval, enclosedUnits } from 'basincheck/exact';
 * enclosedUnits.linear.value(DyadicInterval.integer(2n, 8n)); // → [256, 256]/2^8
 * ```
 */
export const enclosedUnits = {
  erf: errorFunctionUnit(HALF, HALF, HALF),
  'plain-erf': errorFunctionUnit(ONE, ONE, Rational.zero),
  linear: affineUnit(Rational.of(1, 4), HALF),
} as const satisfies Readonly<Record<string, EnclosedUnit>>;

export type EnclosedUnitName = keyof typeof enclosedUnits;
