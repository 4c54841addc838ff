/** Simpler numbers near a number. */

import { Rational } from '../../exact/index.js';
import { complexity } from '../generators/index.js';

/** Intervals are halved around the number at most so often. */
const MOST_HALVINGS = 40;

/**
 * Numbers simpler than x, the simplest first: of shorter and shorter intervals around x, and on either side of it, the one with the
 * least denominator.
 */
export function simplerNear(x: Rational): readonly Rational[] {
  const own = complexity.ofRational(x);
  const found = new Map<string, Rational>();
  let radius = x.abs().plus(Rational.of(4));
  for (let k = 0; k < MOST_HALVINGS; k++) {
    const [below, above] = [x.minus(radius), x.plus(radius)];
    const near = [simplestBetween(below, x), simplestBetween(x, above)];
    for (const y of near) found.set(y.toString(), y);
    if (near.every((y) => y.equals(x))) break;
    radius = radius.times(Rational.half);
  }
  return [...found.values()]
    .filter((y) => complexity.isSimpler(complexity.ofRational(y), own))
    .sort((a, b) => (complexity.isSimpler(complexity.ofRational(a), complexity.ofRational(b)) ? -1 : 1));
}

/** The number with the least denominator in [lo, hi], and of those the one nearest to 0. */
export function simplestBetween(lo: Rational, hi: Rational): Rational {
  if (hi.sign < 0) return simplestBetween(hi.negated(), lo.negated()).negated();
  if (lo.sign <= 0) return Rational.zero;
  const whole = Rational.of(lo.ceil());
  if (!hi.lessThan(whole)) return whole;
  // Both lie between two consecutive integers: what is left of them, upside down, as in a continued fraction.
  const floor = Rational.of(lo.floor());
  const rest = simplestBetween(
    Rational.one.dividedBy(hi.minus(floor)),
    Rational.one.dividedBy(lo.minus(floor)),
  );
  return floor.plus(Rational.one.dividedBy(rest));
}
