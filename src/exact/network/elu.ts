/**
 * The exponential linear unit: φ(x) = x for x ≥ 0 and α·(e^x − 1) for x ≤ 0, for a rational α > 0.
 *
 * φ is continuous, increases, and never falls to −α. φ′ increases from 0 to α on the left of 0, and is 1 on the right
 * of it. So unless α = 1 there is a kink at 0. A chord from x < 0 to y > 0 consists of one from x to 0 and one from 0
 * to y. Its slope is a mean of theirs, and so lies in the hull of both sides.
 */

import { DyadicInterval, elu64, expOver, Interval, positivePart, type Rational } from '../numbers/index.js';
import { BITS, SmoothActivation } from './smooth-activation.js';

const zero = DyadicInterval.integer(0n, BITS);
const one = DyadicInterval.integer(1n, BITS);

/**
 * Such an activation. `elu` makes one, and gives the one that has a name for α = 1.
 *
 * @example
 * ```ts
 * import { elu, Elu, Interval, Rational } from 'basincheck';
 * const phi = elu(Rational.of(2));
 * phi instanceof Elu && phi.alpha; // → 2
 * phi.chordSlopes(Interval.line); // → [0, 2]
 * ```
 */
export class Elu extends SmoothActivation {
  /** Throws unless α is positive. */
  constructor(readonly alpha: Rational) {
    if (alpha.sign <= 0) throw new RangeError(`Elu: expected a positive α, got ${alpha.toString()}`);
    const isOne = alpha.numerator === alpha.denominator;
    const factor = alpha.toNumber();
    super(
      isOne ? elu64 : (x) => (x >= 0 ? x : factor * elu64(x)),
      true,
      {
        at: (x) => valueAt(x, alpha),
        over: ({ lo, hi }) =>
          Interval.of(
            lo ? valueAt(around(lo), alpha).toInterval().lo : alpha.negated(),
            hi && valueAt(around(hi), alpha).toInterval().hi,
          ),
      },
      {
        between: (lo, hi) => slopesBetween(lo, hi, alpha),
        over: ({ lo, hi }) => slopesBetween(lo && around(lo), hi && around(hi), alpha).toInterval(),
      },
    );
  }
}

function valueAt(x: DyadicInterval, alpha: Rational): DyadicInterval {
  return positivePart(x).plus(times(alpha, expOver(negativePart(x)).minus(one)));
}

/** φ′ from `lo` to `hi`; an end `undefined` is infinite. At the point 0 alone, both slopes. */
function slopesBetween(
  lo: DyadicInterval | undefined,
  hi: DyadicInterval | undefined,
  alpha: Rational,
): DyadicInterval {
  const isLeft = lo === undefined || lo.lo < 0n;
  const isRight = hi === undefined || hi.hi > 0n;
  if (isRight && !isLeft) return one;
  const least = lo ? times(alpha, expOver(negativePart(lo))) : zero;
  const left = least.hull(times(alpha, expOver(hi ? negativePart(hi) : zero)));
  return isLeft && !isRight ? left : left.hull(one);
}

function times(alpha: Rational, x: DyadicInterval): DyadicInterval {
  return x.timesInteger(alpha.numerator).dividedByInteger(alpha.denominator);
}

/** The set of min(x, 0), exactly. */
function negativePart(x: DyadicInterval): DyadicInterval {
  return positivePart(x.negated()).negated();
}

function around(x: Rational): DyadicInterval {
  return DyadicInterval.around(x, x, BITS);
}
